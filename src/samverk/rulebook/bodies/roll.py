"""The roll of a body on a day: its facts, its rules, its places. What the rules on composition look at."""

import datetime as dt
from dataclasses import dataclass

from samverk.rulebook.bodies.facts import BodyFacts
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.pool import Pool
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.rulebook.structure.model import Body, Structure


@dataclass(frozen=True, slots=True)
class Roll:
    """A body on a day with everything that its rules need."""

    facts: BodyFacts
    structure: Structure
    on: dt.date
    places: tuple[Place, ...]
    pool: Pool

    @property
    def body(self) -> Body:
        """The body and its rules."""
        return self.facts.body

    def name(self, person: str) -> str:
        """What a person is called."""
        return self.facts.name_of(person)

    def finding(
        self, code: str, weight: Weight, source: str, facts: Facts, place: Place | None = None
    ) -> Finding:
        """A finding on this body, and on the place that it is about; the body's name is always among the facts."""
        named: Facts = {"body_name": self.body.name, **facts}
        seat, party = (place.id, place.party) if place else (None, None)
        return Finding(code, weight, source, named, self.body.key, seat, party)
