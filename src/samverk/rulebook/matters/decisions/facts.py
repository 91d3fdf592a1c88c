"""A recommendation that was sent for decision: its clauses, the parties asked, and what has come in."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.structure.model import Key


class Outcome(StrEnum):
    """What a principal did with one clause."""

    ADOPTED = "adopted"
    CHANGED = "adopted with change"
    REJECTED = "rejected"
    REFERRED_BACK = "referred back"
    POSTPONED = "postponed"
    NOTED = "noted"


class What(StrEnum):
    """What an organ does in the line of its principal."""

    PREPARES = "prepares"
    PROPOSES = "proposes"
    DECIDES = "decides"


@dataclass(frozen=True, slots=True)
class ClauseOutcome:
    """What became of one clause, and the principal's own wording where it differs."""

    clause: int
    outcome: Outcome
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer from a party, as it came in. number tells the answers of a row apart, nothing more."""

    number: int
    received_on: dt.date
    decided_on: dt.date | None = None
    organ: str = ""
    paragraph: str = ""
    registry_number: str = ""
    outcomes: tuple[ClauseOutcome, ...] = ()
    has_dissent: bool = False
    is_confirmed: bool = False
    announced_on: dt.date | None = None
    has_extract: bool = False

    @property
    def in_time(self) -> tuple[dt.date, dt.date, int]:
        """What answers are ordered by: the day of the decision, then the day they came in."""
        return (self.decided_on or self.received_on, self.received_on, self.number)


@dataclass(frozen=True, slots=True)
class LineStep:
    """One organ on the way to the decision inside a principal; organ is its name."""

    organ: str
    on: dt.date | None = None
    paragraph: str = ""
    what: What = What.PREPARES
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One party that was asked. asked_on None is not asked yet; organs go by name."""

    party: Key
    name: str
    side: Key = ""
    asked_on: dt.date | None = None
    planned_on: dt.date | None = None
    competent_organ: str = ""
    answers: tuple[Answer, ...] = ()
    line: tuple[LineStep, ...] = ()
    withdrawn_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A recommendation with the last day for answers, the numbers of its clauses, and a row per party."""

    due: dt.date | None
    clauses: tuple[int, ...]
    rows: tuple[Row, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the clauses; a recommendation that is not divided is one clause."""
        return self.clauses or (1,)
