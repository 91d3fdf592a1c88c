"""Parties that have left a structure while they were asked: who goes on in their place, as far as anybody knows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from samverk.bodies.models import StructureParty
from samverk.parties.models import Party
from samverk.rulebook.staffing.answers import AnswerState
from samverk.staffing import queries
from samverk.staffing.models import Question, Round
from samverk.staffing.queries import PartySeats

SETTLED = {AnswerState.LAPSED.value, AnswerState.ACCEPTED.value}


@dataclass(frozen=True, slots=True)
class Left:
    """A question to a party that is not there when the term begins; heir is who has its place in the structure then."""

    question: Question
    name: str
    heir: Party | None


def left(of: Round) -> list[Left]:
    """The questions of a round whose party is gone by the first day of the term, where they are not settled.

    Shape: by the party's key.
    Queries: three, and one where nobody has left.
    """
    there = StructureParty.objects.filter(
        structure=of.structure_id, period__contains=of.term_from
    ).values("party")
    gone = of.questions.exclude(party__in=there).exclude(state__in=SETTLED)
    found = list(gone.select_related("party").order_by("party__key"))
    if not found:
        return []
    heirs, names = heirs_in(of), queries.names_in(of.structure)
    return [
        Left(each, names.get(each.party_id, each.party.name), heirs.get(each.party_id))
        for each in found
    ]


def heirs_in(of: Round) -> Mapping[int, Party]:
    """Who has the key of a party in the structure, when the term begins, that was another party's before. One query."""
    rows = list(StructureParty.objects.filter(structure=of.structure_id).select_related("party"))
    now = {row.key: row.party for row in rows if _holds(row, of.term_from)}
    return {
        row.party_id: now[row.key]
        for row in rows
        if row.key in now and now[row.key].pk != row.party_id
    }


def heir_of(question: Question) -> Party | None:
    """Who has the place of the party of a question when the term begins. One query."""
    return heirs_in(question.round).get(question.party_id)


def seats_instead(question: Question, by: Party) -> PartySeats | None:
    """The seats of another party in the bodies that the question is about, on the first day of the term."""
    of = question.round
    asked = question.seats.values_list("seat__body", "body", "places")
    bodies = {own or among for own, among, _places in asked}
    places = {(among, key) for _own, among, key in asked if key}
    for each in queries.parties_with_seats(of.structure, on=of.term_from):
        if each.party.pk == by.pk:
            own = tuple(seat for seat in each.seats if seat.body.pk in bodies)
            among = tuple(p for p in each.proposals if (p.places.body.pk, p.places.key) in places)
            found = replace(each, seats=own, proposals=among)
            return found if found.is_asked else None
    return None


def _holds(row: StructureParty, day: dt.date) -> bool:
    period = row.period
    return bool(period.lower <= day and (period.upper is None or day < period.upper))
