"""An agreement in brief on a day: what lists are sorted, filtered and counted by."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from samverk.agreements.models import Agreement
from samverk.agreements.queries.knowing import Read
from samverk.rulebook.agreements import duties
from samverk.rulebook.agreements.duties import GONE, LIVING, Doing, DutyStanding, Noted
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.silences import silences
from samverk.rulebook.agreements.state import State
from samverk.rulebook.agreements.turning import Outlook, day_after, outlook, turning_days
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


class Own(NamedTuple):
    """What is told of an agreement whatever its terms are."""

    pk: int
    structure: int
    key: Key
    name: str
    parent: int | None
    party: Key | None
    terms: Key
    is_asked: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """An agreement on a day. state None is that nobody has said its terms; due is what is late or soon to be done.

    over is the first day without an agreement that holds, where it is known. until is the first day ahead on which it
    may be another, though nothing is changed; None where it stays as it is. ending is the last day of one that runs
    out soon while nothing is to take its place.
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
    until: dt.date | None = None
    ending: dt.date | None = None

    @property
    def late(self) -> tuple[Due, ...]:
        """What should have been done."""
        return tuple(each for each in self.due if each.is_late)


def brief(
    own: Own,
    known: Known | None,
    noted: Sequence[Noted],
    *,
    on: dt.date,
    turns: Iterable[dt.date] = (),
) -> Brief:
    """The agreement in brief, of what is known of it and was noted; turns are days on which that may be other things.

    Shape: makes no query.
    """
    if known is None:
        kind = "local" if own.parent else "master"
        return Brief(*own, kind, asks=(Ask.TERMS,), until=_first(turns, on))
    terms, found = known.terms, outlook(known, on=on)
    owed = duties.standing(terms.duties, noted, state=found.state, on=on)
    return Brief(
        *own,
        terms.kind,
        found.state,
        known.parties,
        bool(terms.required_by),
        _ahead(found.last_to_notice, on),
        found.ends,
        tuple(_due(owed, on)),
        tuple(_asks(found.told, found.state)),
        _first(
            (
                *turns,
                *turning_days(known, noted, found),
                *_told_from(owed, on),
                *_ends_soon_from(found),
            ),
            on,
        ),
        ending_of(known, found, on=on),
    )


def ending_of(known: Known, found: Outlook, *, on: dt.date) -> dt.date | None:
    """The last day of an agreement that runs out within half a year, without a notice and with nothing in its place.

    Shape: makes no query.
    """
    ends = found.ends
    if found.state is not State.IN_FORCE or known.replaced_on is not None or ends is None:
        return None
    return ends - dt.timedelta(days=1) if on < ends <= on + SOON else None


def duties_of(read: Read, stands: State, *, on: dt.date) -> tuple[DutyStanding, ...]:
    """How far each duty of the agreement has come. No query where the fulfilments are prefetched."""
    return duties.standing(read.known.terms.duties, noted_of(read.agreement), state=stands, on=on)


def noted_of(agreement: Agreement) -> list[Noted]:
    """What was noted of the agreement's duties, in order. No query where the fulfilments are prefetched."""
    rows = sorted(agreement.fulfilments.all(), key=lambda row: row.pk)
    return [Noted(row.duty, row.noted_on, row.planned_on, row.done_on) for row in rows]


def _first(days: Iterable[dt.date], on: dt.date) -> dt.date | None:
    return min((day for day in days if day > on), default=None)


def _told_from(found: Iterable[DutyStanding], on: dt.date) -> Iterator[dt.date]:
    """The days from which what is to be done is told as due soon, or no longer is."""
    for each in found:
        day = each.duty.latest or each.day
        if day is not None and day >= on:
            yield from (day - SOON, day_after(day) or day)


def _ends_soon_from(found: Outlook) -> Iterator[dt.date]:
    """The day from which it is told that an agreement runs out."""
    if found.ends is not None:
        yield found.ends - SOON


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


def _ahead(day: dt.date | None, on: dt.date) -> dt.date | None:
    return day if day is not None and day >= on else None
