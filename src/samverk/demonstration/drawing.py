"""Draws lots that fall the same on every machine: each is decided by its own words, never by a generator's state."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import TypeVar

SEED = "samverk"
MEETING_DAYS = (1, 2)  # Tuesdays and Wednesdays: none of the movable holidays falls on them
HOLIDAYS = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
JULY = 7  # when nobody meets

Thing = TypeVar("Thing")


def number(*words: object) -> int:
    """A number decided by the words alone, the same in every version of Python."""
    text = "\n".join([SEED, *(str(word) for word in words)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def choice(options: Sequence[Thing], *words: object) -> Thing:
    """One of the options."""
    return options[number(*words) % len(options)]


def happens(share: float, *words: object) -> bool:
    """Whether the thing happens, as it does in so large a share of all cases."""
    return number(*words) % 10_000 < share * 10_000


def meeting_day(first: dt.date, last: dt.date, *words: object) -> dt.date:
    """A day between the two, both included, when a committee would meet; the last one where there is none."""
    days = [first + dt.timedelta(days) for days in range((last - first).days + 1)]
    return choice([day for day in days if _may_meet(day)] or [last], *words)


def _may_meet(day: dt.date) -> bool:
    is_holiday = (day.month, day.day) in HOLIDAYS
    return day.weekday() in MEETING_DAYS and not is_holiday and day.month != JULY
