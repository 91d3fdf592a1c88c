"""Rows in, what the rules say of each asked seat out."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict

from samverk.bodies.models import Appointment, Body, Structure
from samverk.bodies.queries.sides import SidePlaces, side_places
from samverk.bodies.queries.state import StructureState, states
from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.slots import Slot
from samverk.rulebook.findings import Words
from samverk.rulebook.staffing.requirements import requirements
from samverk.rulebook.structure.model import Structure as Rules
from samverk.staffing.models import AskedSeat


class _Required(TypedDict):
    profession: str
    profession_name: str
    requires: tuple[Words, ...]


# As many names as a party may propose at a time where nothing says how many places there are.
MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A seat on the day it is to be filled from: where it is, what the rules require of whoever fills it, who has it.

    Where the party may propose a name to a side's places there is no seat yet, but those places and the line.
    """

    body: Body
    words: Words
    profession: str
    profession_name: str
    requires: tuple[Words, ...]
    holder: str
    seat: int | None = None
    place: Place | None = None
    places: SidePlaces | None = None
    line: int = 0

    @property
    def slot(self) -> Slot | None:
        """The place that a rule gives; None where no rule does."""
        if self.places:
            return self.places.slot
        return self.place.slot if self.place else None

    @property
    def is_substitute(self) -> bool:
        """Whether it is for a substitute."""
        return self.place is not None and self.place.kind is SeatKind.SUBSTITUTE

    @property
    def is_vacant(self) -> bool:
        """Whether nobody has it."""
        return self.place is not None and self.place.holder is None


@dataclass(frozen=True, slots=True)
class ForProposals:
    """Places of a side to which a party may propose names, with one line for each name."""

    places: SidePlaces
    lines: tuple[SeatFacts, ...]

    @property
    def id(self) -> str:
        """What a form calls them."""
        return f"{self.places.body.key}/{self.places.key}"

    @property
    def name(self) -> str:
        """What people call them: "Beredning för barn och unga: Kommunerna"."""
        return f"{self.places.body.name}: {self.places.side_name}"


@dataclass(frozen=True, slots=True)
class Askable:
    """All that parties of a structure can be asked about on a day, in the order of the rules."""

    seats: Mapping[int, SeatFacts]
    proposals: Mapping[tuple[int, str], ForProposals]
    rules: Rules | None = None

    def of(self, asked: AskedSeat) -> SeatFacts | None:
        """What the rules say of what was asked; None where it is not there that day."""
        if asked.seat_id is not None:
            return self.seats.get(asked.seat_id)
        among = self.proposals.get((asked.body_id or 0, asked.places))
        return among.lines[(asked.line or 1) - 1] if among else None

    def about(self, asked: Iterable[AskedSeat]) -> dict[int, SeatFacts]:
        """The same for each, where it is there: by primary key of what was asked."""
        found = ((each.pk, self.of(each)) for each in asked)
        return {pk: facts for pk, facts in found if facts is not None}

    def proposals_in(self, asked: Iterable[AskedSeat]) -> list[ForProposals]:
        """The side's places among what was asked that are there, each once."""
        keys = dict.fromkeys((each.body_id or 0, each.places) for each in asked if each.places)
        return [self.proposals[key] for key in keys if key in self.proposals]


def askable(structure: Structure, *, on: dt.date) -> Askable:
    """Every seat of the structure that somebody can be appointed to that day, and every side's places.

    Seats that follow an office by themselves are left out: nobody is asked about them.
    """
    state = next(iter(states([structure], on=on)), None)
    if state is None:
        return Askable({}, {})
    seats = {
        int(place.id): _of_place(place, body.row, state)
        for body in state.bodies.values()
        if not body.rule.is_outside
        for place in body.judged.composition.places
        if place.seat is not None and not place.follows_an_office
    }
    proposals = {
        (places.body.pk, places.key): _for_proposals(places, state) for places in side_places(state)
    }
    return Askable(seats, proposals, state.rules)


def _of_place(place: Place, body: Body, state: StructureState) -> SeatFacts:
    return SeatFacts(
        seat=int(place.id),
        place=place,
        body=body,
        words=naming.of_seat(place.kind, place.standing, place.number),
        holder=state.bodies[body.key].facts.name_of(place.holder) if place.holder else "",
        **_required(place.slot, state),
    )


def _for_proposals(places: SidePlaces, state: StructureState) -> ForProposals:
    lines = MOST_NAMES if places.most is None else places.most
    return ForProposals(
        places,
        tuple(
            SeatFacts(
                body=places.body,
                words=_proposed(places, number),
                holder="",
                places=places,
                line=number,
                **_required(places.slot, state),
            )
            for number in range(1, lines + 1)
        ),
    )


def _proposed(places: SidePlaces, number: int) -> Words:
    seat = naming.of_seat(places.slot.kind, places.slot.standing, None)
    side = Words(places.side_name, places.side_name)
    words = naming.seat_for(seat, side)
    return Words(f"förslag {number} till {words.sv}", f"proposal {number} for {words.en}")


def _required(slot: Slot | None, state: StructureState) -> _Required:
    return {
        "profession": (slot.profession or "") if slot else "",
        "profession_name": state.rules.name_of(slot.profession) if slot and slot.profession else "",
        "requires": tuple(requirements(slot, state.rules)) if slot else (),
    }


def filled_meanwhile(asked: Iterable[AskedSeat], *, on: dt.date) -> Mapping[int, Appointment]:
    """Who holds each of the seats on the day by an appointment that was not there when the question was asked.

    Shape: by the seat's primary key.
    Queries: one.
    """
    known = {each.seat_id: each.holder_id for each in asked if each.seat_id is not None}
    rows = Appointment.objects.filter(seat__in=list(known), period__contains=on)
    return {
        row.seat_id: row for row in rows.select_related("person") if row.pk != known[row.seat_id]
    }
