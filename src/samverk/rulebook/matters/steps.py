"""A matter as what has happened to it: the steps, the states they lead to, and with whom it can lie."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.structure.model import Key


class State(StrEnum):
    """Where a matter stands."""

    DRAFT = "draft"
    RAISED = "raised"
    IN_BODY = "in body"
    OUT_FOR_OPINION = "out for opinion"
    TREATED = "treated"
    RECOMMENDED = "recommended"
    AT_PRINCIPALS = "at principals"
    ANSWERED = "answered"
    DECIDED = "decided"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


ENDED = frozenset({State.CLOSED, State.WITHDRAWN, State.MERGED})


class HolderKind(StrEnum):
    """With whom an open matter can lie."""

    RAISER = "raiser"
    COORDINATOR = "coordinator"
    BODY = "body"
    RESPONDENTS = "respondents"
    PRINCIPALS = "principals"


class Act(StrEnum):
    """What moves a matter, or is recorded without moving it."""

    WRITE = "write"
    RAISE = "raise"
    PLACE = "place"
    TREAT = "treat"
    ASK_OPINIONS = "ask for opinions"
    OPINIONS_IN = "opinions in"
    SEND_OUT = "send out"
    ALL_ANSWERED = "all answered"
    ASK_AGAIN = "ask again"
    POSTPONE = "postpone"
    RESUME = "resume"
    SPLIT = "split"
    MERGE = "merge"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: body or forum is where, to_body or to_forum is where the matter went.

    A forum is a body that the register does not hold, a predecessor for instance.
    """

    number: int
    on: dt.date
    act: Act
    body: Key | None = None
    forum: str = ""
    outcome: str | None = None
    to_body: Key | None = None
    to_forum: str = ""
    until: dt.date | None = None
    reason: str = ""
    is_urgent: bool = False

    @property
    def goes_somewhere(self) -> bool:
        """Whether it names the body that the matter went to."""
        return bool(self.to_body or self.to_forum)


@dataclass(frozen=True, slots=True)
class Holder:
    """With whom a matter lies; a body by its key, or by name where the register does not hold it."""

    kind: HolderKind
    body: Key | None = None
    forum: str = ""
