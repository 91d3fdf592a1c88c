"""Structures, their versions and their parties, as pages ask for them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Lower

from samverk.bodies import rules
from samverk.bodies.models import (
    Appointment,
    Body,
    Structure,
    StructureParty,
    StructureVersion,
)
from samverk.bodies.queries.state import in_use
from samverk.parties.models import Party
from samverk.rulebook.structure.model import Structure as Rules

_CURRENT = {"replaced_by__isnull": True}


def by_key(key: str) -> Structure | None:
    """The structure of this key. One query."""
    return Structure.objects.filter(key=key).first()


def body(structure: str, key: str) -> Body | None:
    """The body of this key, with its structure. One query."""
    rows = Body.objects.select_related("structure")
    return rows.filter(structure__key=structure, key=key).first()


def versions(structure: Structure) -> list[StructureVersion]:
    """The versions in use, in order of time, without their files. One query."""
    return list(structure.versions.filter(**_CURRENT).defer("content").order_by(Lower("period")))


def file_of(structure: str, *, on: dt.date) -> StructureVersion | None:
    """The version that holds that day, with its file. One query."""
    rows = StructureVersion.objects.select_related("structure")
    return rows.filter(structure__key=structure, period__contains=on, **_CURRENT).first()


def bodies(structure: Structure) -> list[Body]:
    """Every body that the structure has or has had, those that began first first. One query."""
    return list(structure.bodies.order_by(Lower("period"), "pk"))


def parties(structures: Iterable[int]) -> Mapping[tuple[int, str], StructureParty]:
    """Each party by structure and by the key that it has there, the latest where there are several. One query."""
    rows = StructureParty.objects.filter(structure__in=list(structures)).select_related("party")
    return {(row.structure_id, row.key): row for row in rows.order_by(Lower("period"))}


def rules_in_use(*, on: dt.date) -> list[tuple[Structure, Rules]]:
    """Every structure that has a version that day with its rules, by name.

    Queries: two, and one more for files that this process has not parsed yet.
    """
    rows = list(in_use(on=on))
    known = rules.on_day([row.pk for row in rows], on=on)
    return [(row, known[row.pk]) for row in rows if row.pk in known]


def of_party(party: Party, *, on: dt.date) -> list[Structure]:
    """The structures that a party takes part in that day, by name. One query."""
    rows = Structure.objects.filter(parties__party=party, parties__period__contains=on)
    return list(rows.distinct().order_by("name"))


@dataclass(frozen=True, slots=True)
class TakesPart:
    """A party, the structures it takes part in, and how many hold a task for it."""

    party: Party
    structures: list[str]
    tasks: int


def takers(*, on: dt.date) -> list[TakesPart]:
    """Every party that takes part in a structure that day. One query."""
    there = StructureParty.objects.filter(party=OuterRef("pk"), period__contains=on)
    held = Appointment.objects.filter(party=OuterRef("pk"), period__contains=on)
    rows = Party.objects.filter(Exists(there)).annotate(
        names=ArraySubquery(there.order_by("structure__name").values("structure__name").distinct()),
        tasks=Subquery(held.order_by().values("party").annotate(n=Count("pk")).values("n")),
    )
    return [TakesPart(row, row.names, row.tasks or 0) for row in rows]
