"""Rows in, what the rules say of each asked seat out."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samverk.bodies.models import Appointment, Body, Structure
from samverk.bodies.queries.state import StructureState, states
from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.findings import Words
from samverk.rulebook.staffing.requirements import requirements
from samverk.staffing.models import AskedSeat


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A seat on the day it is to be filled from: where it is, what the rules require of whoever fills it, who has it."""

    seat: int
    body: Body
    place: Place
    words: Words
    profession: str
    profession_name: str
    requires: tuple[Words, ...]
    holder: str

    @property
    def is_substitute(self) -> bool:
        """Whether it is for a substitute."""
        return self.place.kind is SeatKind.SUBSTITUTE

    @property
    def is_vacant(self) -> bool:
        """Whether nobody has it."""
        return self.place.holder is None


def of_structure(structure: Structure, *, on: dt.date) -> dict[int, SeatFacts]:
    """Every seat of the structure that somebody can be appointed to that day, by primary key, in the order of the rules.

    Seats that follow an office by themselves are left out: nobody is asked about them.
    """
    state = next(iter(states([structure], on=on)), None)
    if state is None:
        return {}
    return {
        facts.seat: facts
        for body in state.bodies.values()
        if not body.rule.is_outside
        for place in body.judged.composition.places
        if place.seat is not None and not place.follows_an_office
        for facts in [_of_place(place, body.row, state)]
    }


def _of_place(place: Place, body: Body, state: StructureState) -> SeatFacts:
    slot = place.slot
    return SeatFacts(
        seat=int(place.id),
        body=body,
        place=place,
        words=naming.of_seat(place.kind, place.standing, place.number),
        profession=(slot.profession or "") if slot else "",
        profession_name=state.rules.name_of(slot.profession) if slot and slot.profession else "",
        requires=tuple(requirements(slot, state.rules)) if slot else (),
        holder=state.bodies[body.key].facts.name_of(place.holder) if place.holder else "",
    )


def filled_meanwhile(asked: Iterable[AskedSeat], *, on: dt.date) -> Mapping[int, Appointment]:
    """Who holds each of the seats on the day by an appointment that was not there when the question was asked.

    Shape: by the seat's primary key.
    Queries: one.
    """
    known = {each.seat_id: each.holder_id for each in asked}
    rows = Appointment.objects.filter(seat__in=list(known), period__contains=on)
    return {
        row.seat_id: row for row in rows.select_related("person") if row.pk != known[row.seat_id]
    }
