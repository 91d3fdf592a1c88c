"""Which substitutes belong to a seat: its own, its party's, its side's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.structure.model import Body, Key, LegalForm, Standing

_Of = tuple[str, Key, Standing]


class Relation(StrEnum):
    """What ties a substitute to a seat, the closest first."""

    PERSONAL = "personal"
    PARTY = "party"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Substitute:
    """A person who may step in on a seat, from which place, and why."""

    person: str
    place: Place
    relation: Relation


class Pool:
    """The substitutes of a body on a day, found by the seat that they can step in on."""

    def __init__(self, body: Body, places: Iterable[Place]) -> None:
        rules = body.substitutes
        self._only_personal = bool(rules and rules.is_personal)
        is_shared = rules is not None and rules.is_personal is False
        self._by_side = is_shared and body.form is not LegalForm.COORDINATION_ASSOCIATION
        self._places: dict[_Of, list[Place]] = defaultdict(list)
        for place in places:
            if place.kind is SeatKind.SUBSTITUTE:
                self._add(place)
        for found in self._places.values():
            found.sort(key=lambda place: (place.number, place.filler, place.id))

    def _add(self, place: Place) -> None:
        own = place.seat.personal_for if place.seat else None
        if own is not None:
            self._places["seat", own, place.standing].append(place)
            return
        self._places["filler", place.filler, place.standing].append(place)
        if place.party is not None:
            self._places["party", place.party, place.standing].append(place)
        if place.side is not None:
            self._places["side", place.side, place.standing].append(place)

    def places_for(self, place: Place) -> tuple[tuple[Place, Relation], ...]:
        """The substitutes' seats that belong to an ordinary seat, filled or not, in their order."""
        found: dict[str, tuple[Place, Relation]] = {}
        for relation, of in self._circles(place):
            for substitute in self._places.get(of, ()):
                found.setdefault(substitute.id, (substitute, relation))
        return tuple(found.values())

    def _circles(self, place: Place) -> Iterator[tuple[Relation, _Of]]:
        yield Relation.PERSONAL, ("seat", place.id, place.standing)
        if self._only_personal:
            return
        of_party = ("party", place.party) if place.party else ("filler", place.filler)
        yield Relation.PARTY, (*of_party, place.standing)
        if self._by_side and place.side is not None:
            yield Relation.SIDE, ("side", place.side, place.standing)

    def of(self, place: Place) -> tuple[Substitute, ...]:
        """The persons who may step in on a seat, in the order in which they do."""
        return tuple(
            Substitute(substitute.present, substitute, relation)
            for substitute, relation in self.places_for(place)
            if substitute.present is not None
        )
