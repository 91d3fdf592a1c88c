"""What is known of an agreement besides its terms: who adopted it, who gave notice, how silences have been read."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from samverk.rulebook.structure.model import Agreement, Key


class Open(StrEnum):
    """Where a text may be silent, so that somebody has to say how it is read."""

    FORCE = "force"
    COUNTED_FROM = "counted from"
    ENDS_FOR = "ends for"


@dataclass(frozen=True, slots=True)
class Adoption:
    """A party has adopted the agreement, on the day of its own decision; with_change is that it adopted other words."""

    party: Key
    on: dt.date
    with_change: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A party has given notice: when the letter was written, received and treated, as far as that has happened."""

    party: Key
    given_on: dt.date
    received_on: dt.date | None = None
    treated_on: dt.date | None = None

    def day(self, counted_from: str) -> dt.date | None:
        """The day that the time is counted from, None where it has not come."""
        days = {
            "given": self.given_on,
            "received": self.received_on,
            "treated": self.treated_on,
        }
        return days[counted_from]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How a silence is read, in the words that a structure file has for it; who said so, and when."""

    of: Open
    reading: str
    by: str
    on: dt.date


@dataclass(frozen=True)
class Known:
    """An agreement's terms, its parties with their names, and what has happened to it."""

    terms: Agreement
    names: Mapping[Key, str]
    adoptions: tuple[Adoption, ...] = ()
    notices: tuple[Notice, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    recommended_on: dt.date | None = None
    sent_on: dt.date | None = None
    replaced_on: dt.date | None = None
    # Other agreements that this one waits for, with the day each entered into force.
    waits_for: Mapping[str, dt.date | None] = field(default_factory=dict)
    # Of those: the day from which it waits no longer, whether that one has entered into force or not.
    released: Mapping[str, dt.date] = field(default_factory=dict)

    @property
    def parties(self) -> tuple[Key, ...]:
        """The parties in the order of their names' table."""
        return tuple(self.names)

    def adopted(self, party: Key) -> dt.date | None:
        """The day of the party's decision, None where it has not adopted the agreement; of several the first."""
        return self._adopted.get(party)

    @cached_property
    def _adopted(self) -> Mapping[Key, dt.date]:
        """The first day of each that has adopted it: asked for as often as there are parties, for each of them."""
        latest_first = sorted(self.adoptions, key=lambda each: each.on, reverse=True)
        return {each.party: each.on for each in latest_first}

    def changed(self, party: Key) -> bool:
        """Whether the decision by which the party adopted the agreement had other words."""
        own = [each for each in self.adoptions if each.party == party]
        return bool(own) and min(own, key=lambda each: (each.on, each.with_change)).with_change

    def reading(self, of: Open) -> Interpretation | None:
        """How a silence is read: the last that was said of it."""
        found = [each for each in self.interpretations if each.of is of]
        return max(found, key=lambda each: each.on, default=None)

    def named(self, parties: Iterable[Key]) -> str:
        """The parties by name, divided by commas."""
        return ", ".join(self.names[party] for party in parties)
