"""Days and periods. A period holds its first day and not its last: [from_day, until_day)."""

import calendar
import datetime as dt
from dataclasses import dataclass

from samverk.rulebook.findings import Words

_MONTHS_SV = "januari februari mars april maj juni juli augusti september oktober november december"
_MONTHS_EN = "January February March April May June July August September October November December"
_MONTHS = tuple(zip(_MONTHS_SV.split(), _MONTHS_EN.split(), strict=True))


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from from_day up to, not including, until_day; until_day None is until further notice.

    Raises: ValueError when the period would hold no day.
    """

    from_day: dt.date
    until_day: dt.date | None = None

    def __post_init__(self) -> None:
        if self.until_day is not None and self.until_day <= self.from_day:
            message = f"a period cannot end {self.until_day} when it starts {self.from_day}"
            raise ValueError(message)

    def __contains__(self, day: dt.date) -> bool:
        return self.from_day <= day and (self.until_day is None or day < self.until_day)

    def overlaps(self, other: "Period") -> bool:
        """Whether some day lies in both."""
        return (other.until_day is None or self.from_day < other.until_day) and (
            self.until_day is None or other.from_day < self.until_day
        )


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February becomes 28 February in a common year."""
    return months_after(day, 12 * years)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_in_words(until: dt.date) -> Words:
    """The last day before a first day after, as people write it: of 1 January 2027 it is "31 December 2026"."""
    return day_in_words(until - dt.timedelta(days=1))


def day_in_words(day: dt.date) -> Words:
    """The day as people write it: "19 februari 2020" and "19 February 2020"."""
    sv, en = _MONTHS[day.month - 1]
    return Words(f"{day.day} {sv} {day.year}", f"{day.day} {en} {day.year}")
