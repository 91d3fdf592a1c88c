"""The seats that the rules give a body: one slot for each place, required or optional."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.structure.model import (
    Body,
    Clauses,
    Count,
    FilledBy,
    Filler,
    Key,
    SeatRule,
    Standing,
    Structure,
)

HAS_A_SEAT = frozenset({Standing.MEMBER, Standing.EX_OFFICIO})


@dataclass(frozen=True, slots=True)
class Slot:
    """One place that a rule gives: who fills it, its number among theirs, and whether it must be filled."""

    filler: Filler
    kind: SeatKind
    number: int
    is_optional: bool
    standing: Standing
    is_when_needed: bool
    profession: Key | None
    clauses: Clauses
    eligible: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A name that stays the same from version to version: "party:umea/member/ordinary/2"."""
        return f"{self.filler.id}/{self.standing.value.replace(' ', '_')}/{self.kind.value}/{self.number}"


def slots(body: Body, structure: Structure, *, on: dt.date) -> tuple[Slot, ...]:
    """Every place that the rules give the body that day, in the order of the rules.

    Shape: required places come before optional ones of the same filler; a place without an upper bound gives the least number.
    """
    numbers: Counter[tuple[str, Standing, SeatKind]] = Counter()
    return tuple(
        slot
        for rule in body.seats
        for filler in rule.fillers
        if takes_part(filler, structure, on)
        for slot in _of_filler(rule, filler, numbers)
    )


def takes_part(filler: Filler, structure: Structure, on: dt.date) -> bool:
    """Whether the filler is there that day: a party that takes part, a body that exists."""
    if filler.party is not None:
        return structure.parties[filler.party].takes_part(on)
    if filler.kind in {FilledBy.CHAIR_OF, FilledBy.VICE_CHAIR_OF, FilledBy.BODY}:
        return structure.bodies[filler.key].exists(on)
    return True


def _of_filler(
    rule: SeatRule, filler: Filler, numbers: Counter[tuple[str, Standing, SeatKind]]
) -> Iterator[Slot]:
    for kind, count in (
        (SeatKind.ORDINARY, rule.ordinary),
        (SeatKind.SUBSTITUTE, rule.substitutes),
    ):
        place = (filler.id, rule.standing, kind)
        for index in range(most(count)):
            numbers[place] += 1
            yield Slot(
                filler=filler,
                kind=kind,
                number=numbers[place],
                is_optional=index >= count.least,
                standing=rule.standing,
                is_when_needed=rule.is_when_needed,
                profession=rule.profession,
                clauses=rule.clauses,
                eligible=rule.eligible,
            )


def most(count: Count) -> int:
    """The places that a count gives: the upper bound, else the least where there is none."""
    return count.least if count.most is None else count.most
