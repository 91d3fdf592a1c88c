"""The day that a page speaks about: chosen in the header, carried by every internal link as ?dag=2020-02-19."""

import datetime as dt
import re
from dataclasses import dataclass

from django.http import HttpRequest

from samverk.rulebook.dates import years_after

PARAMETER = "dag"
EARLIEST = dt.date(1900, 1, 1)
LATEST = dt.date(2200, 12, 31)
_WRITTEN = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ChosenDay:
    """The day that was asked for, beside today; wrong holds what was written where that is no day we know."""

    on: dt.date
    today: dt.date
    wrong: str = ""

    @property
    def is_today(self) -> bool:
        return self.on == self.today

    @property
    def carried(self) -> dict[str, str]:
        """What a link must carry to stay on this day: nothing today, else ?dag."""
        return {} if self.is_today else {PARAMETER: self.on.isoformat()}

    def years_away(self, years: int) -> dt.date | None:
        """The same day so many years away, or None where that is outside what can be chosen."""
        if not EARLIEST.year <= self.on.year + years <= LATEST.year:
            return None
        return years_after(self.on, years)


def from_request(request: HttpRequest, today: dt.date) -> ChosenDay:
    """The day that the address asks for; today where it asks for none."""
    written = request.GET.get(PARAMETER, "").strip()
    if not written:
        return ChosenDay(today, today)
    chosen = parse(written)
    return ChosenDay(chosen, today) if chosen else ChosenDay(today, today, wrong=written[:40])


def parse(written: str) -> dt.date | None:
    """The day written as 2020-02-19 or 20200219, or None where it is no day between 1900 and 2200."""
    match = _WRITTEN.fullmatch(written)
    if not match:
        return None
    try:
        day = dt.date(*map(int, match.groups()))
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None
