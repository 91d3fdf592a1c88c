"""The state of structures on a day: rules, people and findings together, for every page that shows a body."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection

from samverk.bodies import facts, rules
from samverk.bodies.models import Body, Structure
from samverk.bodies.queries.memory import Changes, Memory
from samverk.foundation.audit.queries import changes_since
from samverk.rulebook.bodies import judgement
from samverk.rulebook.bodies.facts import BodyFacts
from samverk.rulebook.bodies.judgement import Judged
from samverk.rulebook.findings import Finding
from samverk.rulebook.structure import checks
from samverk.rulebook.structure.model import Body as BodyRule
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class BodyState:
    """One body on a day: its row, its rule, what is recorded, and what the rules make of it."""

    row: Body
    rule: BodyRule
    facts: BodyFacts
    judged: Judged

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.judged.findings


@dataclass(frozen=True, slots=True)
class StructureState:
    """One structure on a day; bodies in the order of the file, only those that exist."""

    row: Structure
    on: dt.date
    rules: Rules
    bodies: Mapping[Key, BodyState]
    of_file: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding: those of the people first, then those of the file itself."""
        return (
            *(finding for body in self.bodies.values() for finding in body.findings),
            *self.of_file,
        )


def states(structures: Iterable[Structure], *, on: dt.date) -> list[StructureState]:
    """The state of each structure that has rules that day, in the order given.

    Queries: one where nothing has changed since it was asked last in this process; else eleven, however many
    structures there are, and one more for files that are not parsed in this process yet.
    """
    rows = list(structures)
    if connection.in_atomic_block:  # here may be changes that nobody else sees yet
        return _fresh(rows, on)
    return _MEMORY.recall(rows, on)


def _fresh(rows: list[Structure], on: dt.date) -> list[StructureState]:
    known = rules.on_day([row.pk for row in rows], on=on)
    bodies = list(Body.objects.filter(structure__in=known, period__contains=on).order_by("pk"))
    recorded = facts.of_bodies(bodies, known, on=on)
    by_structure: dict[int, dict[Key, Body]] = {pk: {} for pk in known}
    for body in bodies:
        if body.pk in recorded:
            by_structure[body.structure_id][body.key] = body
    return [
        _state(row, known[row.pk], by_structure[row.pk], recorded, on)
        for row in rows
        if row.pk in known
    ]


def _state(
    row: Structure,
    known: Rules,
    bodies: Mapping[Key, Body],
    recorded: Mapping[int, BodyFacts],
    on: dt.date,
) -> StructureState:
    present = {key: recorded[bodies[key].pk] for key in known.bodies if key in bodies}
    judged = judgement.of_structure(known, present, on=on)
    return StructureState(
        row=row,
        on=on,
        rules=known,
        bodies={
            key: BodyState(bodies[key], known.bodies[key], facts_of, judged[key])
            for key, facts_of in present.items()
        },
        of_file=checks.findings(known, on=on),
    )


# What a state is made of lies in tables with these beginnings; a test holds the queries to it.
TABLES = ("bodies_", "parties_")

_MEMORY = Memory(fresh=_fresh, changed=Changes(lambda number: changes_since(number, TABLES)))


def in_use(*, on: dt.date) -> Iterator[Structure]:
    """Every structure that has a version that day, by name. One query."""
    versions = {"versions__period__contains": on, "versions__replaced_by__isnull": True}
    return iter(Structure.objects.filter(**versions).order_by("name"))
