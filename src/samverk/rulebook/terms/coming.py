"""Something that is known to come, on a day, under a clause."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.findings import Words
from samverk.rulebook.steps import Step
from samverk.rulebook.structure.model import Key


class Kind(StrEnum):
    """What sort of thing it is. The order is that of things on the same day."""

    APPOINTMENT_ENDS = "appointment ends"
    POST_ENDS = "post ends"
    REPLACEMENT_ENDS = "replacement ends"
    GROUP_ENDS = "group ends"
    TERM_BEGINS = "term begins"
    CHAIR_TURNS = "chair turns"
    REVIEW_DUE = "review due"
    DUTY_DUE = "duty due"
    YEARLY = "yearly"


ENDS = frozenset({Kind.APPOINTMENT_ENDS, Kind.POST_ENDS, Kind.REPLACEMENT_ENDS})
_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that comes on a day: the last day of a term, the first of a turn, the last of a duty.

    about tells it from others of its kind in the body: the id of an appointment, the thing that is reviewed.
    is_settled is that the register already holds what follows: a successor, a prolongation.
    """

    kind: Kind
    on: dt.date
    body: Key | None
    text: Words
    source: str
    steps: tuple[Step, ...] = ()
    about: str = ""
    person: str | None = None
    is_settled: bool = False

    @property
    def order(self) -> tuple[dt.date, int, str, str]:
        """The nearest first; on the same day by kind, body and what it is about."""
        return (self.on, _ORDER[self.kind], self.body or "", self.about)

    def days_left(self, on: dt.date) -> int:
        """Days until it comes; negative when it should have been done."""
        return (self.on - on).days
