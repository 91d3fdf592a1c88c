"""Runs as pages ask for them: how each stood on a day, which ones count for their year, and what came before."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from django.db.models import QuerySet

from samverk.costs.models import Run, RunPart
from samverk.figures import queries as figures
from samverk.figures.models import Series
from samverk.foundation.formats import sv_sort

POPULATION = str(Series.Measures.POPULATION)
State = Run.State


def of_address(structure: str, year: int, number: int) -> Run | None:
    """The run of a year and number, with what its page names. One query."""
    rows = Run.objects.select_related(
        "structure",
        "agreement",
        "budget",
        "cost_key",
        "corrects__structure",
        "recommendation__matter__structure",
    )
    return rows.filter(structure__key=structure, year=year, number=number).first()


def with_parts(rows: QuerySet[Run]) -> list[Run]:
    """The runs with their parts and figures read, the newest first. Three queries."""
    read = rows.prefetch_related("parts__party", "bases__figure__series")
    return list(read.order_by("-year", "-number"))


def asked_on(run: Run) -> dt.date:
    """The day that its figures were asked for; of a run that did not keep it the newest that it used, else its year's first.

    Queries: none where its figures were read along, else one.
    """
    if run.bases_on is not None:
        return run.bases_on
    return max((row.on for row in run.bases.all()), default=dt.date(run.year, 1, 1))


def parts_of(run: Run) -> list[RunPart]:
    """The parts of a run in Swedish order. No queries where they were read along, else one."""
    return sorted(run.parts.all(), key=lambda part: sv_sort(part.name))


def state_on(run: Run, on: dt.date) -> Run.State:
    """How the run stood that day: a day before its last step it stood as after the one before."""
    steps = (
        (State.WITHDRAWN, run.withdrawn_on),
        (State.LOCKED, run.locked_on),
        (State.APPROVED, run.approved_on),
    )
    return next((state for state, day in steps if day is not None and day <= on), State.PROPOSED)


def counting(runs: Iterable[Run], *, on: dt.date) -> list[Run]:
    """Those that hold that day: locked, and not corrected by one that was locked by then. No queries."""
    locked = [run for run in runs if state_on(run, on) is State.LOCKED]
    corrected = {run.corrects_id for run in locked}
    return [run for run in locked if run.pk not in corrected]


def before(run: Run, among: Iterable[Run], *, on: dt.date) -> Run | None:
    """The run that holds for the same thing in the nearest year before; None where it cannot be told which. No queries.

    It has the same agreement, and where there are several the same title or the same key.
    """
    same = [
        each
        for each in counting(among, on=on)
        if each.year < run.year and each.agreement_id == run.agreement_id
    ]
    if not same:
        return None
    last = max(each.year for each in same)
    of_year = [each for each in same if each.year == last]
    alike = (
        of_year,
        [each for each in of_year if each.title == run.title],
        [each for each in of_year if each.cost_key.key == run.cost_key.key],
    )
    return next((found[0] for found in alike if len(found) == 1), None)


def inhabitants(run: Run, *, on: dt.date) -> Mapping[int, Fraction]:
    """The population of each party by its primary key: what the run was computed from, else the newest for its first day.

    Queries: none where the run keeps the population and its figures were read along, else two.
    """
    kept = {
        row.party_id: Fraction(row.value)
        for row in run.bases.all()
        if row.base == POPULATION
        or (row.figure is not None and row.figure.series.measures == POPULATION)
    }
    if kept:
        return kept
    series = Series.objects.filter(measures=POPULATION).order_by("key").first()
    if series is None:
        return {}
    parties = [part.party for part in run.parts.all()]
    known_on = run.locked_on or on
    found = figures.bases(series, parties, on=dt.date(run.year, 1, 1), noted_by=known_on)
    return {pk: Fraction(value.value) for pk, value in found.values.items()}


def each_of_them(ore: int, people: Fraction | None) -> int | None:
    """What an amount is for each inhabitant, to whole öre; None where nobody knows how many they are.

    Units: öre.
    """
    return round(Fraction(ore) / people) if people else None


def sums_by_year(runs: Sequence[Run]) -> dict[int, dict[int, int]]:
    """What each party paid, by year and then by its primary key, from runs that hold. No queries where parts were read.

    Units: öre.
    """
    found: dict[int, dict[int, int]] = {}
    for run in runs:
        year = found.setdefault(run.year, {})
        for part in run.parts.all():
            year[part.party_id] = year.get(part.party_id, 0) + part.amount_ore
    return dict(sorted(found.items()))
