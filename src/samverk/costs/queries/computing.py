"""A sum shared by a key among the parties of a structure, from the figures as they were known: what pages and acts start from."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from samverk.bodies.models import Structure, StructureParty
from samverk.costs import facts
from samverk.costs.models import Run
from samverk.figures import queries as figures
from samverk.figures.models import Series
from samverk.figures.queries import Bases as Figures
from samverk.parties.models import Party
from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.faults import CannotShareError
from samverk.rulebook.costs.key import AllocationKey, Base, named


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be shared by which key, with the figures of which day, as they were known when; without are keys of parties.

    Units: total in öre.
    """

    structure: Structure
    key: AllocationKey
    total_ore: int
    year: int
    bases_on: dt.date
    known_on: dt.date
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Computed:
    """The answer: who pays what, or why it cannot be said. figures are those that were used, by the base's name."""

    question: Question
    parties: Mapping[str, StructureParty]
    figures: Mapping[str, Figures]
    allocation: Allocation | None
    wrong: CannotShareError | None = None


def compute(question: Question) -> Computed:
    """The sum shared, with everything that it rests on.

    Queries: two for the parties, two for each base of the key.
    """
    return compute_all([question])[0]


def compute_all(questions: Iterable[Question]) -> list[Computed]:
    """Each of several shared. What they have in common is read once: the parties of a year, the figures of a day."""
    reading = _Reading()
    return [_computed(question, reading) for question in questions]


def recompute(run: Run) -> Allocation:
    """The run computed again from the key and the figures that it keeps. At most two queries.

    Raises: CannotShareError where the software no longer understands it, which a test rules out.
    """
    parts = list(run.parts.all())
    parties = {part.key: part.name for part in parts}
    bases = facts.bases_of_run(run.bases.all(), asked_on=run.bases_on)
    key = facts.key_of(run.key_text)
    return allocate(key, total_ore=run.total_ore, bases=bases, parties=parties, year=run.year)


def parties_of(structure: Structure, *, on: dt.date) -> dict[str, StructureParty]:
    """The parties that a structure has that day by their keys; before it began the first, after it ended the last. Two queries."""
    rows = structure.parties.select_related("party").order_by("pk")
    found = list(rows.filter(period__contains=on))
    if not found:
        later = rows.filter(Q(period__startswith__gt=on))
        first = later.order_by("period").first() or rows.order_by("-period").first()
        found = list(rows.filter(period=first.period)) if first else []
    return {row.key: row for row in found}


class _Reading:
    """What several questions have in common, read once each."""

    def __init__(self) -> None:
        self._parties: dict[tuple[int, int], dict[str, StructureParty]] = {}
        self._figures: dict[tuple[str, dt.date, dt.date, frozenset[int]], Figures | None] = {}

    def parties(self, question: Question) -> dict[str, StructureParty]:
        asked = (question.structure.pk, question.year)
        if asked not in self._parties:
            on = dt.date(question.year, 1, 1)
            self._parties[asked] = parties_of(question.structure, on=on)
        return self._parties[asked]

    def figures(self, base: str, question: Question, parties: list[Party]) -> Figures | None:
        everybody = frozenset(party.pk for party in parties)
        asked = (base, question.bases_on, question.known_on, everybody)
        if asked not in self._figures:
            self._figures[asked] = _figures(base, question, parties)
        return self._figures[asked]


def _figures(base: str, question: Question, parties: list[Party]) -> Figures | None:
    """The series of that key, else the one measuring it that has most of the parties; ties by key."""
    series = list(Series.objects.filter(Q(key=base) | Q(measures=base)).order_by("key"))
    exactly = [each for each in series if each.key == base] or series
    found = [
        figures.bases(each, parties, on=question.bases_on, noted_by=question.known_on)
        for each in exactly
    ]
    return min(found, key=lambda each: len(each.missing), default=None)


def _computed(question: Question, reading: _Reading) -> Computed:
    rows = reading.parties(question)
    among = _among(question, rows)
    wanted = [row.party for row in rows.values()]
    used = {base: reading.figures(base, question, wanted) for base in question.key.bases()}
    there = {base: found for base, found in used.items() if found is not None}
    keys = {row.party_id: key for key, row in rows.items()}
    bases: dict[str, Base] = {
        base: facts.base_of(found, keys, asked_on=question.bases_on)
        for base, found in there.items()
    }
    parties = {key: row.name for key, row in among.items()}
    try:
        allocation = allocate(
            question.key,
            total_ore=question.total_ore,
            bases=bases,
            parties=parties,
            year=question.year,
        )
    except CannotShareError as wrong:
        return Computed(question, among, there, None, wrong)
    return Computed(question, among, there, allocation)


def _among(question: Question, rows: Mapping[str, StructureParty]) -> dict[str, StructureParty]:
    """Those who share: who signs the agreement or is named by the key, but for those that are left out."""
    mentioned = (
        named(question.key.root) | set(question.key.paid_by) | set(question.key.paid_by.values())
    )
    return {
        key: row
        for key, row in rows.items()
        if (row.is_signatory or key in mentioned)
        and key not in question.without
        and key not in question.key.outside
    }
