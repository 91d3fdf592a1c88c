"""The facts about one body that its rules judge: seats, who holds them, who stands in, who chairs, what was reviewed.

Ids are opaque texts, unique within the facts they come in. Sides, parties and bodies are keys of the structure.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import Body, Key, Standing


class SeatKind(StrEnum):
    """A seat is for an ordinary member or for a substitute."""

    ORDINARY = "ordinary"
    SUBSTITUTE = "substitute"


class Role(StrEnum):
    """A post in the presidium."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    CONVENER = "convener"


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a body, filled by one person at a time.

    filler is Filler.id of the rule that gives it, and empty for a seat outside every rule.
    """

    id: str
    kind: SeatKind
    filler: str
    number: int
    period: Period
    standing: Standing = Standing.MEMBER
    party: Key | None = None
    side: Key | None = None
    personal_for: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Where an appointment was decided: organ, day, paragraph and registry number, as far as they are known."""

    organ: str = ""
    decided_on: dt.date | None = None
    paragraph: str = ""
    registry_number: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """An appointment: a person holds a seat for a period, on behalf of a party."""

    id: str
    seat: str
    person: str
    period: Period
    party: Key | None = None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """A temporary replacement: a person serves in a seat for a period, while its holder is away or it is vacant."""

    id: str
    seat: str
    person: str
    period: Period
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A term in the presidium. prolonged_by is the kind of decision that prolonged it, where it was prolonged."""

    id: str
    role: Role
    person: str
    period: Period
    side: Key | None = None
    party: Key | None = None
    prolonged_by: str | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Something of the body ("remit", "staffing", "rules of procedure") was fixed or reviewed on a day."""

    what: str
    on: dt.date
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """A person holds an office (key of the structure, or free words) at a party for a period."""

    office: Key
    party: Key | None
    period: Period


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the rules see them: name, professions and offices. No other personal data."""

    id: str
    name: str
    professions: frozenset[Key] = frozenset()
    offices: tuple[OfficeHeld, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """All that is recorded about one body, past and planned."""

    body: Body
    seats: tuple[Seat, ...] = ()
    holdings: tuple[Holding, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    posts: tuple[Post, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    persons: Mapping[str, Person] = field(default_factory=dict)

    def person(self, person: str) -> Person:
        """The person behind an id; one that nothing is recorded about goes by the id."""
        return self.persons.get(person) or Person(person, person)

    def name_of(self, person: str) -> str:
        """What the person behind an id is called."""
        return self.person(person).name
