"""Registry numbers: a series of the structure's own, new each year, without gaps however many raise at once."""

import datetime as dt
from dataclasses import dataclass

from samverk.bodies.models import Structure
from samverk.matters.models import Series


@dataclass(frozen=True, slots=True)
class Numbered:
    """A place in the series, and how it is written."""

    year: int
    number: int
    text: str


def take_next(structure: Structure, letters: str, *, on: dt.date) -> Numbered:
    """The next registry number of the day's year, "RSVO 12-2026"; whoever comes at the same time waits.

    It is given in the transaction of the act: an act that fails gives its number back.
    Queries: two, and two more for the first number of a year.
    """
    Series.objects.get_or_create(structure=structure, year=on.year)
    series = Series.objects.select_for_update().get(structure=structure, year=on.year)
    series.last += 1
    series.save(update_fields=["last"])
    return Numbered(on.year, series.last, f"{letters} {series.last}-{on.year}")
