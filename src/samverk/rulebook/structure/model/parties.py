"""Sides, levels and parties, and the ways beside and between the bodies."""

import datetime as dt
from dataclasses import dataclass

from samverk.rulebook.structure.model.values import Clauses, Key


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the collaboration."""

    key: Key
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Level:
    """One level, drawn as a band, counted from the top."""

    key: Key
    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class Party:
    """A party, or another organisation that fills seats."""

    key: Key
    name: str
    kind: str
    side: Key | None
    scb: str | None
    organisation_number: str | None
    aliases: tuple[str, ...]
    is_signatory: bool
    joined: dt.date | None
    left: dt.date | None
    clauses: Clauses

    def takes_part(self, on: dt.date) -> bool:
        """Whether it is a party that day."""
        return (self.joined is None or self.joined <= on) and (self.left is None or on < self.left)


@dataclass(frozen=True, slots=True)
class Track:
    """A track beside the bodies: one of the parties at a time meets another."""

    key: Key
    name: str
    kind: str
    level: Key
    parties: tuple[Key, ...]
    meets: Key
    convener: str | None
    first_meeting: tuple[int, str] | None
    then: str | None
    notes_by: str | None
    into: Key | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Route:
    """A route that a question may take."""

    key: Key
    name: str
    stops: tuple[str, ...]
    through_the_line: bool
    is_written: bool
    routine_by: Key | None
    clauses: Clauses
