"""What has happened to an agreement, as its depositary tells the parties of it: act by act, each told once."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from samverk.rulebook.agreements.facts import Interpretation, Known, Notice
from samverk.rulebook.findings import Words
from samverk.rulebook.matters.decisions.facts import Outcome
from samverk.rulebook.structure.model import Key


class Kind(StrEnum):
    """What sort of act a notice tells of. The order is that of acts on the same day."""

    RECOMMENDED = "recommended"
    SENT = "sent"
    ADOPTED = "adopted"
    RESERVED = "reserved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    RELEASED = "released"
    IN_FORCE = "in force"
    INTERPRETED = "interpreted"
    NOTICE_GIVEN = "notice given"
    NOTICE_TREATED = "notice treated"
    NOTICE_WITHDRAWN = "notice withdrawn"
    ENDS = "ends"
    REPLACED = "replaced"


ADOPTING = frozenset({Kind.ADOPTED, Kind.RESERVED})
ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Asked:
    """The recommendation that adopts the agreement: by which body, when it was sent, and that it was withdrawn."""

    id: str
    by: str = ""
    recommended_on: dt.date | None = None
    sent_on: dt.date | None = None
    due: dt.date | None = None
    withdrawn_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A party's decision that counts; id tells the answer or the record that it stands in from every other."""

    id: str
    party: Key
    outcome: Outcome
    on: dt.date
    organ: str = ""
    paragraph: str = ""
    registry_number: str = ""
    reservation: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A recorded decision that was set aside, and why; id is that of the decision."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A party's letter that it leaves, where it was treated, and that it was withdrawn."""

    id: str
    notice: Notice
    treated_in: str = ""
    withdrawn_on: dt.date | None = None
    registry_number: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a silence is read, with why; id tells it from every other."""

    id: str
    said: Interpretation
    why: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """That the agreement waits for another no longer, from a day, with the clause that said so and the reason."""

    id: str
    name: str
    on: dt.date
    why: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """The agreement that took over."""

    id: str
    name: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Happened:
    """Everything that has happened to an agreement, with what is known of it."""

    known: Known
    asked: Asked | None = None
    decisions: tuple[Decision, ...] = ()
    letters: tuple[Letter, ...] = ()
    readings: tuple[Reading, ...] = ()
    replacement: Replacement | None = None
    releases: tuple[Release, ...] = ()
    aside: tuple[Aside, ...] = ()

    def why_aside(self, value: str) -> str:
        """Why the decision was set aside that a notice told of, by what the notice settled; empty where it was not."""
        return next((each.why for each in self.aside if each.id == value.partition(" ")[0]), "")


@dataclass(frozen=True, slots=True)
class Act:
    """What holds of one subject: the decision of a party, the entry into force, a letter's being treated.

    value is what a notice of it settles: where it differs from what was told last there is something to tell. named
    are the parties that an entry into force is told for.
    """

    subject: str
    value: str
    kind: Kind
    on: dt.date
    text: Words
    party: Key | None = None
    named: tuple[Key, ...] = ()

    @property
    def order(self) -> tuple[dt.date, int, str]:
        """By the act's own day, then by what it is."""
        return (self.on, ORDER[self.kind], self.subject)


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that has been issued."""

    number: int
    subject: str
    value: str
    kind: Kind
    party: Key | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The notices issued so far, with the last one of each subject."""

    notices: tuple[Told, ...] = ()
    last: dict[str, Told] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.last.update({each.subject: each for each in sorted(self.notices, key=_number)})

    def value(self, subject: str) -> str:
        """What was told last of a subject; empty where nothing was, or that it no longer holds."""
        return self.last[subject].value if subject in self.last else ""

    def number(self, subject: str) -> int:
        """The number of the last notice of a subject, zero where there is none."""
        return self.last[subject].number if subject in self.last else 0

    def times(self, subject: str, value: str) -> int:
        """How often a subject has been told with a value."""
        return sum((each.subject, each.value) == (subject, value) for each in self.notices)

    def holds_since(self, subject: str) -> int:
        """The number of the first notice since which a party has stood by the agreement; zero where it does not."""
        since = 0
        for each in sorted(self.notices, key=_number):
            if each.subject == subject:
                since = (since or each.number) if each.kind in ADOPTING else 0
        return since


def _number(told: Told) -> int:
    return told.number
