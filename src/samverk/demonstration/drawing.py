"""Draws lots that fall the same on every machine: each is decided by its own words, never by a generator's state."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import TypeVar

SEED = "samverk"
FRIDAY = 4

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


def weekday(first: dt.date, last: dt.date, *words: object) -> dt.date:
    """A Monday to Friday between the two days, both included; the first one where there is none."""
    days = [first + dt.timedelta(days) for days in range((last - first).days + 1)]
    return choice([day for day in days if day.weekday() <= FRIDAY] or [first], *words)
