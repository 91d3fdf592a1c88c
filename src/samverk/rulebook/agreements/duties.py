"""How far what an agreement obliges to has come, duty by duty and in the chains that they make."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.agreements.state import State
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Duty, Key

LIVING = frozenset({State.IN_FORCE, State.UNDER_NOTICE})
GONE = frozenset({State.ENDED, State.REPLACED})


class Doing(StrEnum):
    """How far a duty has come."""

    DONE = "done"
    LATE = "late"
    PLANNED = "planned"
    WAITS = "waits"
    OPEN = "open"
    LAPSED = "lapsed"


NAMES = {
    Doing.DONE: Words("gjort", "done"),
    Doing.LATE: Words("försenat", "late"),
    Doing.PLANNED: Words("planerat", "planned"),
    Doing.WAITS: Words("väntar på steget före", "waits for the step before"),
    Doing.OPEN: Words("inget antecknat än", "nothing recorded yet"),
    Doing.LAPSED: Words("inte antecknat som gjort", "not recorded as done"),
}


@dataclass(frozen=True, slots=True)
class Noted:
    """What was noted of a duty: planned for a day, or done on one."""

    duty: Key
    noted_on: dt.date
    planned_on: dt.date | None = None
    done_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DutyStanding:
    """A duty on a day: how far it has come, and the day that says so (done, planned, or that it should have been)."""

    duty: Duty
    doing: Doing
    day: dt.date | None


@rule
def standing(
    duties: Iterable[Duty], noted: Iterable[Noted], *, state: State, on: dt.date
) -> tuple[DutyStanding, ...]:
    """How far each duty has come on a day, in the order of the agreement.

    Source: samverk-avtal A16
    Shape:  of what was noted by the day the last counts; state is that of the agreement: nothing is late before it is in
            force, nor when it is over.
    """
    last = {each.duty: each for each in noted if each.noted_on <= on}
    done = {key for key, each in last.items() if each.done_on is not None}
    return tuple(_standing(duty, last.get(duty.key), done, state, on) for duty in duties)


def _standing(
    duty: Duty, last: Noted | None, done: set[Key], state: State, on: dt.date
) -> DutyStanding:
    if last is not None and last.done_on is not None:
        return DutyStanding(duty, Doing.DONE, last.done_on)
    if state in GONE:
        return DutyStanding(duty, Doing.LAPSED, duty.latest)
    if duty.latest is not None and duty.latest < on and state in LIVING:
        return DutyStanding(duty, Doing.LATE, duty.latest)
    if last is not None:
        return DutyStanding(duty, Doing.PLANNED, last.planned_on)
    waits = duty.after is not None and duty.after not in done
    return DutyStanding(duty, Doing.WAITS if waits else Doing.OPEN, duty.latest)


@rule
def chains(found: Sequence[DutyStanding]) -> tuple[tuple[DutyStanding, ...], ...]:
    """The duties by the chains that they make: each after the one that it follows, a duty alone as a chain of one.

    Source: samverk-avtal A16
    Shape:  every duty once; one that follows a duty that is not there begins a chain of its own.
    """
    known = {each.duty.key for each in found}
    after: dict[Key | None, list[DutyStanding]] = {}
    for each in found:
        before = each.duty.after if each.duty.after in known else None
        after.setdefault(before, []).append(each)
    begun = [tuple(_following(each, after)) for each in after.get(None, [])]
    # A ring follows only itself: its duties are told one by one.
    told = {each.duty.key for chain in begun for each in chain}
    return (*begun, *((each,) for each in found if each.duty.key not in told))


def _following(
    first: DutyStanding, after: Mapping[Key | None, Sequence[DutyStanding]]
) -> Iterator[DutyStanding]:
    yield first
    for each in after.get(first.duty.key, ()):
        yield from _following(each, after)
