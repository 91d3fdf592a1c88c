"""Time as a line of years: which day is where."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BACK, AHEAD = 12, 8  # years from the day shown that the axis reaches at most
_ROOM = 40  # that a year's number wants
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from left to right, each as wide as every other."""

    start: dt.date
    end: dt.date
    left: float
    right: float

    def x(self, day: dt.date) -> float:
        """Where a day is; one outside stands at the edge."""
        inside = min(max(day, self.start), self.end)
        share = (inside - self.start).days / (self.end - self.start).days
        return round(self.left + share * (self.right - self.left), 1)

    def holds(self, day: dt.date) -> bool:
        """Whether the day is on the axis."""
        return self.start <= day <= self.end

    def years(self) -> Iterator[tuple[float, int]]:
        """Where each year begins; of many every second, fifth or tenth."""
        wide = (self.right - self.left) * _YEAR / (self.end - self.start).days
        every = next((number for number in (1, 2, 5) if wide * number >= _ROOM), 10)
        for year in range(self.start.year, self.end.year + 1):
            day = dt.date(year, 1, 1)
            if year % every == 0 and self.holds(day):
                yield self.x(day), year


def axis(days: Iterable[dt.date], *, on: dt.date, left: float, right: float) -> Axis:
    """The axis over all the days, the year before the day shown and two after it, in whole years.

    Shape: no longer than twenty years, so that what is now can be read.
    """
    first, last = on.year - 1, on.year + 2
    for day in days:
        first, last = min(first, day.year), max(last, day.year + 1)
    first, last = max(first, on.year - BACK), min(last, on.year + AHEAD)
    return Axis(dt.date(first, 1, 1), dt.date(last, 1, 1), left, right)
