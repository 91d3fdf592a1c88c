"""An agreement in brief on a day: what lists are sorted, filtered and counted by."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from samverk.agreements.models import Agreement
from samverk.agreements.queries.knowing import Read
from samverk.rulebook.agreements import duties, ending
from samverk.rulebook.agreements.duties import GONE, LIVING, Doing, DutyStanding, Noted
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.silences import silences
from samverk.rulebook.agreements.state import State, as_of, state
from samverk.rulebook.structure.model import Key

BEFORE = frozenset({State.DRAFT, State.RECOMMENDED, State.OUT_FOR_ADOPTION})
__all__ = ["BEFORE", "GONE", "LIVING", "SOON", "Ask", "Brief", "Due", "brief", "duties_of"]
SOON = dt.timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Due:
    """A duty that is late, or due soon, with its latest day; is_planned is that the day is only one that was planned."""

    what: str
    on: dt.date
    is_late: bool
    is_planned: bool = False


class Ask(StrEnum):
    """What somebody has to say before more can be worked out."""

    TERMS = "terms"
    TREATMENT = "treatment"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Brief:
    """An agreement on a day. state None is that nobody has said its terms; due is what is late or soon to be done.

    over is the first day without an agreement that holds, where it is known.
    """

    pk: int
    structure: int
    key: Key
    name: str
    parent: int | None
    party: Key | None
    terms: Key
    is_asked: bool
    waits: bool
    kind: str
    state: State | None = None
    parties: tuple[Key, ...] = ()
    is_required: bool = False
    last_notice: dt.date | None = None
    over: dt.date | None = None
    due: tuple[Due, ...] = ()
    asks: tuple[Ask, ...] = ()

    @property
    def late(self) -> tuple[Due, ...]:
        """What should have been done."""
        return tuple(each for each in self.due if each.is_late)


def brief(row: Agreement, read: Read | None, *, on: dt.date) -> Brief:
    """The agreement in brief. No query."""
    own = (
        row.pk,
        row.structure_id,
        row.key,
        row.name,
        row.parent_id,
        row.party.key if row.party else None,
        row.terms,
        row.adopted_by_id is not None,
        bool(row.conditions.all()),
    )
    if read is None:
        return Brief(*own, "local" if row.parent_id else "master", asks=(Ask.TERMS,))
    terms, stands = read.known.terms, state(read.known, on=on)
    return Brief(
        *own,
        terms.kind,
        stands,
        read.known.parties,
        bool(terms.required_by),
        _last_notice(read, stands, on),
        ending.ends(as_of(read.known, on)).value if stands in LIVING else None,
        tuple(_due(duties_of(read, stands, on=on), on)),
        tuple(_asks(as_of(read.known, on), stands)),
    )


def duties_of(read: Read, stands: State, *, on: dt.date) -> tuple[DutyStanding, ...]:
    """How far each duty of the agreement has come. No query where the fulfilments are prefetched."""
    rows = sorted(read.agreement.fulfilments.all(), key=lambda row: row.pk)
    noted = [Noted(row.duty, row.noted_on, row.planned_on, row.done_on) for row in rows]
    return duties.standing(read.known.terms.duties, noted, state=stands, on=on)


def _due(found: Iterable[DutyStanding], on: dt.date) -> Iterable[Due]:
    for each in found:
        if each.doing is Doing.LATE and each.day is not None:
            yield Due(each.duty.what, each.day, is_late=True)
        elif each.doing in {Doing.PLANNED, Doing.OPEN, Doing.WAITS}:
            day = each.duty.latest or each.day
            if day is not None and on <= day <= on + SOON:
                is_planned = each.duty.latest is None
                yield Due(each.duty.what, day, is_late=False, is_planned=is_planned)


def _asks(known: Known, stands: State) -> Iterable[Ask]:
    """What a notice waits for: that it is treated, that somebody says how the text is read."""
    terms = known.terms.notice
    if stands is not State.UNDER_NOTICE or terms is None:
        return
    if any(each.treated_on is None for each in known.notices) and terms.counted_from == "treated":
        yield Ask.TREATMENT
    if silences(known):
        yield Ask.READING


def _last_notice(read: Read, stands: State, on: dt.date) -> dt.date | None:
    if stands not in LIVING:
        return None
    day = ending.notice_deadline(as_of(read.known, on), on=on).value
    return day if day is not None and day >= on else None
