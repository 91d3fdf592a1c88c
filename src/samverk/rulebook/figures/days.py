"""Which day a figure holds for, where its source says a period."""

import datetime as dt
import re

from samverk.rulebook.dates import months_after
from samverk.rulebook.rule import rule

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})(?:M|-)(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-?[KQ]([1-4])", re.ASCII)
_YEAR = re.compile(r"(\d{4})", re.ASCII)
_EARLIEST, _LATEST = 1900, 2200


@rule
def reference_day(period: str) -> dt.date | None:
    """The day that a figure for a period holds for: 2023, 2023K2, 2023M06 or 2023-06-30; None where it says none.

    Source: samverk-underlag U3
    """
    written = period.strip().upper()
    for pattern, months in ((_YEAR, 12), (_QUARTER, 3), (_MONTH, 1)):
        found = pattern.fullmatch(written)
        if found:
            number = int(found[2]) if pattern is not _YEAR else 1
            return _last_day(int(found[1]), number * months)
    found = _DAY.fullmatch(written)
    return _day(*map(int, found.groups())) if found else None


def _last_day(year: int, month: int) -> dt.date | None:
    first = _day(year, month, 1)
    return months_after(first, 1) - dt.timedelta(days=1) if first else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return found if _EARLIEST <= year <= _LATEST else None
