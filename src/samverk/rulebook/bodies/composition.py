"""Who is in a body on a day, seat by seat, and what is wrong with it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from samverk.rulebook.bodies import holders, vacancies
from samverk.rulebook.bodies.facts import BodyFacts, SeatKind
from samverk.rulebook.bodies.filling import places
from samverk.rulebook.bodies.places import NO_CHAIRS, Chairs, Place
from samverk.rulebook.bodies.pool import Pool, Substitute
from samverk.rulebook.bodies.roll import Roll
from samverk.rulebook.findings import Finding
from samverk.rulebook.structure.model import Structure


@dataclass(frozen=True, slots=True)
class Composition:
    """The places of a body on a day, with their holders, and the findings on them.

    Shape: the places of the rules first, in their order; none where the body does not exist that day.
    """

    roll: Roll
    findings: tuple[Finding, ...]

    @property
    def on(self) -> dt.date:
        """The day."""
        return self.roll.on

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place there is that day."""
        return self.roll.places

    @property
    def ordinary(self) -> tuple[Place, ...]:
        """The ordinary seats, of members and ex officio."""
        return tuple(place for place in self.places if place.is_ordinary)

    @property
    def substitutes(self) -> tuple[Place, ...]:
        """The substitutes' seats."""
        return tuple(place for place in self.places if place.kind is SeatKind.SUBSTITUTE)

    @property
    def vacancies(self) -> tuple[Place, ...]:
        """The seats that the rules want filled and that nobody holds."""
        return tuple(p for p in self.places if p.is_required and p.holder is None)

    def substitutes_of(self, place: Place) -> tuple[Substitute, ...]:
        """The persons who may step in on a seat, in the order in which they do."""
        return self.roll.pool.of(place)


def composition(
    facts: BodyFacts, structure: Structure, *, on: dt.date, chairs: Chairs = NO_CHAIRS
) -> Composition:
    """The body that day: each seat with its rule, holder, stand-in and substitutes, and the findings.

    chairs holds the posts of other bodies, by body, so that seats that follow a chair are filled.
    Shape: bodies outside the agreement have places but no findings.
    """
    if not facts.body.exists(on):
        return Composition(Roll(facts, structure, on, (), Pool(facts.body, ())), ())
    there = places(facts, structure, on=on, chairs=chairs)
    roll = Roll(facts, structure, on, there, Pool(facts.body, there))
    return Composition(roll, () if facts.body.is_outside else tuple(_findings(roll)))


def _findings(roll: Roll) -> Iterable[Finding]:
    yield from vacancies.findings(roll)
    yield from holders.findings(roll)
