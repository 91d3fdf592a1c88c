"""The decision matrix: a recommendation with one row per principal, and how it stands on a day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet
from django.db.models.functions import JSONObject, Lower

from samverk.bodies.models import StructureParty
from samverk.matters import facts
from samverk.matters.models import (
    Answer,
    ClauseAnswer,
    Matter,
    PartyDecision,
    PlannedDay,
    Recommendation,
)
from samverk.parties.models import Party
from samverk.rulebook.matters import decisions


@dataclass(frozen=True, slots=True)
class Standing:
    """A recommendation with its rows by the key of the party, what was asked, and how it stands."""

    recommendation: Recommendation
    rows: Mapping[str, PartyDecision]
    request: decisions.Request
    standing: decisions.Standing


def recommendations(matter: Matter) -> QuerySet[Recommendation]:
    """The recommendations of a matter with their rows, in order. Six queries, however many rows there are."""
    return with_rows(matter.recommendations.all()).order_by("number")


def with_rows(
    found: QuerySet[Recommendation], *, party: Party | None = None
) -> QuerySet[Recommendation]:
    """The recommendations with clauses, rows (or the row of one party), line and answers. Six queries."""
    said = ClauseAnswer.objects.select_related("clause").order_by("clause__number")
    answers = Answer.objects.select_related("extract").order_by("number")
    rows = PartyDecision.objects.select_related("party").annotate(plans=_plans()).order_by("pk")
    if party is not None:
        rows = rows.filter(party=party)
    return found.select_related("matter__structure").prefetch_related(
        "clauses",
        Prefetch("rows", rows),
        "rows__line",
        Prefetch("rows__answers", answers),
        Prefetch("rows__answers__clauses", said),
    )


def _plans() -> ArraySubquery:
    """What was expected of a row, in the order in which it was noted, read with the row itself."""
    noted = PlannedDay.objects.filter(row=OuterRef("pk")).order_by("recorded_on", "number")
    return ArraySubquery(noted.values(each=JSONObject(noted="recorded_on", day="planned_on")))


def standing_of(recommendation: Recommendation, *, on: dt.date) -> Standing:
    """How a recommendation (read by with_rows) stands on a day. One query for what the parties are called."""
    return standings([recommendation], on=on)[0]


def standings(found: Iterable[Recommendation], *, on: dt.date) -> list[Standing]:
    """How each stands on a day. One query for what the parties are called in their structures."""
    read = list(found)
    named = _named({each.matter.structure_id for each in read})
    return [_standing(each, named.get(each.matter.structure_id, {}), on) for each in read]


def _named(structures: set[int]) -> dict[int, dict[int, tuple[str, str]]]:
    """Name and kind of side by structure and party, the latest where there are several."""
    rows = StructureParty.objects.filter(structure__in=structures).order_by(Lower("period"))
    named: dict[int, dict[int, tuple[str, str]]] = {pk: {} for pk in structures}
    for row in rows:
        named[row.structure_id][row.party_id] = (row.name, row.side)
    return named


def _standing(
    recommendation: Recommendation, named: Mapping[int, tuple[str, str]], on: dt.date
) -> Standing:
    names = {pk: name for pk, (name, _side) in named.items()}
    sides = {pk: side for pk, (_name, side) in named.items()}
    request = facts.request(recommendation, names, sides, on=on)
    rows = {row.party.key: row for row in recommendation.rows.all()}
    return Standing(recommendation, rows, request, decisions.standing(request, on=on))
