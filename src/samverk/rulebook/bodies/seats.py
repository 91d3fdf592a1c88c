"""Seat arithmetic: how many places the rules give a body, and who may fill each of them (may_fill)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from samverk.rulebook.bodies import slots
from samverk.rulebook.bodies.eligibility import may_fill
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import (
    NONE,
    Body,
    Count,
    Filler,
    Key,
    SeatRule,
    Standing,
    Structure,
)

__all__ = ["Capacity", "capacity", "may_fill"]

Counts = tuple[Count, Count]


@dataclass(frozen=True, slots=True)
class Capacity:
    """The places of a body on a day. Ordinary and substitutes are those that parties, sides,
    associations and groups fill; whoever takes part in another standing is counted beside them.

    of_party and of_side hold ordinary and substitutes of the same places, by whom they are for.
    """

    ordinary: Count
    substitutes: Count
    ex_officio: int
    co_opted: int
    observers: int
    attending: int
    of_party: Mapping[Key, Counts]
    of_side: Mapping[Key, Counts]


@rule
def capacity(body: Body, structure: Structure, *, on: dt.date) -> Capacity:
    """How many places the rules give the body that day, at least and at most.

    Source: samverk K2
    Shape: parties and sides in the order of the rules; only those that have a place are there.
    """
    given = tuple(_given(body, structure, on))
    members = [(filler, seat) for filler, seat in given if seat.standing is Standing.MEMBER]
    return Capacity(
        ordinary=_sum(seat.ordinary for _, seat in members),
        substitutes=_sum(seat.substitutes for _, seat in members),
        ex_officio=_places(given, Standing.EX_OFFICIO),
        co_opted=_places(given, Standing.CO_OPTED),
        observers=_places(given, Standing.OBSERVER),
        attending=_places(given, Standing.ATTENDS),
        of_party=_by((filler.party, seat) for filler, seat in members),
        of_side=_by((filler.side, seat) for filler, seat in members),
    )


def _given(body: Body, structure: Structure, on: dt.date) -> Iterator[tuple[Filler, SeatRule]]:
    for seat in body.seats:
        for filler in seat.fillers:
            if slots.takes_part(filler, structure, on):
                yield filler, seat


def _sum(counts: Iterable[Count]) -> Count:
    return sum(counts, start=NONE)


def _places(given: Iterable[tuple[Filler, SeatRule]], standing: Standing) -> int:
    counts = (seat.ordinary for _, seat in given if seat.standing is standing)
    return sum(slots.most(count) for count in counts)


def _by(rows: Iterable[tuple[Key | None, SeatRule]]) -> dict[Key, Counts]:
    found: dict[Key, Counts] = {}
    for key, seat in rows:
        if key is not None:
            ordinary, substitutes = found.get(key, (NONE, NONE))
            found[key] = (ordinary + seat.ordinary, substitutes + seat.substitutes)
    return found
