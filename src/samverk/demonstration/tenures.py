"""Who comes after whom, where nothing special happens: elected by terms, employed until they change work."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverk.demonstration import drawing
from samverk.rulebook.dates import Period, months_after

LAST_CHANGE = dt.date(2028, 1, 1)  # after it the story knows nothing: who is employed stays


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time: holder is the word that the person is called for by."""

    holder: str
    period: Period


@dataclass(frozen=True, slots=True)
class Habits:
    """How often people change: the first days of the terms, who stays, and how many months one is employed."""

    terms: Sequence[dt.date]
    stays: float
    months: tuple[int, int]


def tenures(word: str, kind: str, first_day: dt.date, habits: Habits) -> Iterator[Tenure]:
    """The tenures of an office or a seat from the day on; one for each term where they are elected."""
    if kind == "elected":
        return _elected(word, first_day, habits)
    return _employed(word, first_day, habits)


def _elected(word: str, first_day: dt.date, habits: Habits) -> Iterator[Tenure]:
    generation = 1
    for starts, ends in zip(habits.terms, habits.terms[1:], strict=False):
        if ends <= first_day:
            continue
        if starts > first_day and not drawing.happens(habits.stays, word, "stays", starts):
            generation += 1
        yield Tenure(f"{word} {generation}", Period(max(starts, first_day), ends))


def _employed(word: str, first_day: dt.date, habits: Habits) -> Iterator[Tenure]:
    starts, generation = first_day, 1
    least, most = habits.months
    while True:
        months = least + drawing.number(word, "months", generation) % (most - least + 1)
        ends = months_after(starts.replace(day=1), months)
        holder = f"{word} {generation}"
        if ends >= LAST_CHANGE:
            yield Tenure(holder, Period(starts))
            return
        yield Tenure(holder, Period(starts, ends))
        starts, generation = ends, generation + 1
