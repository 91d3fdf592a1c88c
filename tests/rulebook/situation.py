"""A situation in the invented county: a structure, a body in it, and what is recorded about the body.

Worked examples (TOML) and tests are written in it. What an example does not say is taken from the county.
"""

import copy
import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from typing import Any

from samverk.rulebook.bodies import composition, seats
from samverk.rulebook.bodies.eligibility import Case
from samverk.rulebook.bodies.facts import (
    BodyFacts,
    Decision,
    Holding,
    OfficeHeld,
    Person,
    Post,
    Reviewed,
    Role,
    Seat,
    SeatKind,
    StandIn,
)
from samverk.rulebook.bodies.roll import Roll
from samverk.rulebook.bodies.seats import Capacity
from samverk.rulebook.bodies.slots import Slot, slots
from samverk.rulebook.dates import Period
from samverk.rulebook.structure import build, coherence, references
from samverk.rulebook.structure import format as declared
from samverk.rulebook.structure.model import (
    Agreement,
    Body,
    ChairRule,
    LegalForm,
    Standing,
    Structure,
)
from tests.rulebook.matters.written import OfDecisions

Row = Mapping[str, Any]
Written = Any  # what TOML can hold: text, number, day, list or table

EXAMPLES = resources.files("samverk.rulebook.worked_examples")
COUNTY = tomllib.loads((EXAMPLES / "exempellanet.toml").read_text(encoding="utf-8"))
DECIDED = Decision("Fullmäktige", dt.date(2019, 12, 2), "§ 12")
FIRST_DAY = dt.date(2020, 1, 1)
BODY = "organ"


def merged(base: Written, change: Written) -> Written:
    """The base with the change laid over it: tables are merged key by key, all else is replaced."""
    if not isinstance(base, dict) or not isinstance(change, dict):
        return copy.deepcopy(change)
    return {
        key: merged(base.get(key), change[key]) if key in change else copy.deepcopy(base[key])
        for key in (*base, *(key for key in change if key not in base))
    }


def a_structure(document: Row) -> Structure:
    """The structure in a document; a fault in an example stops the test that reads it."""
    whole = {**document, "levels": document.get("levels") or build.DEFAULT_LEVELS}
    for faults in (
        declared.FILE.faults(document, ()),
        references.faults(whole),
        coherence.faults(whole),
    ):
        found = [f"{fault.key}: {fault.wrong.sv}" for fault in faults]
        assert not found, found
    return build.structure(document, {})


def a_period(row: Row) -> Period:
    return Period(row.get("from", FIRST_DAY), row.get("until"))


@dataclass(frozen=True)
class Situation(OfDecisions):
    """What an example says, and everything that follows from it that a rule may ask for by name."""

    row: Row = field(default_factory=dict)

    @cached_property
    def structure(self) -> Structure:
        document = merged(COUNTY, self.row.get("county", {}))
        return a_structure(merged(document, {"bodies": {BODY: self.row.get("body", {})}}))

    @property
    def body(self) -> Body:
        return self.structure.bodies[self.row.get("of", BODY)]

    @property
    def on(self) -> dt.date:
        return self.row.get("on", dt.date(2024, 5, 1))  # type: ignore[no-any-return]

    @cached_property
    def slots(self) -> dict[str, Slot]:
        """The places that the rules give, by the short name that examples use: "alby ordinary 1".

        Shape: where that is not enough to tell them apart, by the id of the slot.
        """
        given = slots(self.body, self.structure, on=self.on)
        names = Counter((slot.filler.key, slot.kind, slot.number) for slot in given)
        return {
            f"{slot.filler.key} {slot.kind} {slot.number}"
            if names[slot.filler.key, slot.kind, slot.number] == 1
            else slot.id: slot
            for slot in given
        }

    @cached_property
    def facts(self) -> BodyFacts:
        return BodyFacts(
            body=self.body,
            seats=(*self._seats_of_rules(), *map(_extra_seat, self.row.get("extra_seats", ()))),
            holdings=tuple(
                self._holding(*each) for each in enumerate(self.row.get("appointments", ()))
            ),
            stand_ins=tuple(_stand_in(*each) for each in enumerate(self.row.get("stand_ins", ()))),
            posts=tuple(_post(*each) for each in enumerate(self.row.get("posts", ()))),
            reviewed=tuple(
                Reviewed(row["what"], row["on"]) for row in self.row.get("reviewed", ())
            ),
            persons={key: _person(key, row) for key, row in self.row.get("persons", {}).items()},
        )

    def _seats_of_rules(self) -> list[Seat]:
        left_out = self.row.get("not_recorded", ())
        return [
            Seat(
                id=name,
                kind=slot.kind,
                filler=slot.filler.id,
                number=slot.number,
                period=Period(self.row.get("seats_from", FIRST_DAY)),
                standing=slot.standing,
                party=slot.filler.party,
                side=slot.filler.side,
                personal_for=self.row.get("personal_for", {}).get(name),
            )
            for name, slot in self.slots.items()
            if name not in left_out
        ]

    def _holding(self, number: int, row: Row) -> Holding:
        slot = self.slots.get(row["seat"])
        party = row.get("party", slot.filler.party if slot else None)
        decision = _decision(row["decided"]) if "decided" in row else DECIDED
        return Holding(f"h{number}", row["seat"], row["person"], a_period(row), party, decision)

    @cached_property
    def chairs(self) -> dict[str, tuple[Post, ...]]:
        rows = self.row.get("chairs", {})
        return {
            body: tuple(_post(*each) for each in enumerate(posts)) for body, posts in rows.items()
        }

    @cached_property
    def composition(self) -> composition.Composition:
        return composition.composition(self.facts, self.structure, on=self.on, chairs=self.chairs)

    @property
    def roll(self) -> Roll:
        return self.composition.roll

    @property
    def capacity(self) -> Capacity:
        return seats.capacity(self.body, self.structure, on=self.on)

    @property
    def case(self) -> Case:
        """The first appointment, in its seat."""
        holding = self.facts.holdings[0]
        person = self.facts.person(holding.person)
        return Case(self.slots[holding.seat], holding, person, self.body, self.structure, self.on)

    @property
    def reviewed(self) -> tuple[Reviewed, ...]:
        return self.facts.reviewed

    @property
    def agreement(self) -> Agreement:
        return self.structure.agreements["avtalet"]

    @property
    def chair(self) -> ChairRule:
        assert self.body.presidium is not None
        assert self.body.presidium.chair is not None
        return self.body.presidium.chair

    @property
    def form(self) -> LegalForm:
        return self.body.form

    @property
    def absent(self) -> frozenset[str]:
        return frozenset(self.row.get("absent", ()))


def _decision(row: Row) -> Decision | None:
    """The decision as far as it is recorded; an empty table is that none is."""
    if not row:
        return None
    return Decision(row.get("organ", ""), row.get("on"), row.get("paragraph", ""))


def _stand_in(number: int, row: Row) -> StandIn:
    return StandIn(f"s{number}", row["seat"], row["person"], a_period(row), row.get("reason", ""))


def _post(number: int, row: Row) -> Post:
    return Post(
        id=f"p{number}",
        role=Role(row["role"]),
        person=row["person"],
        period=a_period(row),
        side=row.get("side"),
        party=row.get("party"),
        prolonged_by=row.get("prolonged_by"),
    )


def _person(key: str, row: Row) -> Person:
    offices = tuple(
        OfficeHeld(office["office"], office.get("party"), a_period(office))
        for office in row.get("offices", ())
    )
    return Person(key, row.get("name", key), frozenset(row.get("professions", ())), offices)


def _extra_seat(row: Row) -> Seat:
    return Seat(
        id=row["id"],
        kind=SeatKind(row.get("kind", "ordinary")),
        filler=row.get("filler", ""),
        number=row.get("number", 1),
        period=a_period(row),
        standing=Standing(row.get("standing", "member")),
        party=row.get("party"),
        side=row.get("side"),
        personal_for=row.get("personal_for"),
    )
