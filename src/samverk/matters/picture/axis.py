"""Time as a line: which day is where, and the months as a ruler."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samverk.foundation.formats import month

_LEAST_DAYS = 28
_LEAST_WIDTH = 40.0
_MONTH = 30.4
_NAMED = 36  # a name of the ruler wants so much
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the ruler: the first of a month with its word, the year where one begins."""

    x: float
    word: str
    is_year: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from left to right, each as wide as every other."""

    start: dt.date
    end: dt.date
    left: float
    scale: float

    def x(self, day: dt.date) -> float:
        """Where a day is; one outside stands at the edge."""
        inside = min(max(day, self.start), self.end)
        return round(self.left + (inside - self.start).days * self.scale, 1)

    @property
    def right(self) -> float:
        """Where the last day is."""
        return self.x(self.end)

    def ticks(self, language: str) -> Iterator[Tick]:
        """The first of each month, or of each quarter, half-year or year where months would stand too close."""
        wide = self.scale * _MONTH
        every = next((every for every in (1, 3, 6) if wide * every >= _NAMED), _YEAR)
        for day in _firsts(self.start, self.end):
            if (day.month - 1) % every == 0:
                is_year = day.month == 1
                word = str(day.year) if is_year else month(day, language)[:3]
                yield Tick(self.x(day), word, is_year)


def _firsts(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    day = start.replace(day=1)
    while day <= end:
        if day >= start:
            yield day
        day = (day + dt.timedelta(days=32)).replace(day=1)


def axis(
    start: dt.date,
    days: Iterable[dt.date],
    left: float,
    right: float,
    rooms: Iterable[tuple[dt.date, float]],
) -> Axis:
    """The axis from the start over all the days, as wide as the rooms wanted to the right of days allow."""
    end = max((*days, start + dt.timedelta(days=_LEAST_DAYS)))
    scale = (right - left) / (end - start).days
    for day, room in rooms:
        gone = (min(max(day, start), end) - start).days
        if gone:
            scale = min(scale, (right - left - room) / gone)
    return Axis(start, end, left, max(scale, _LEAST_WIDTH / (end - start).days))
