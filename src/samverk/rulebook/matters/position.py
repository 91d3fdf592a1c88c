"""Where a matter stands: its steps played through the table, with whom it lay in each place and how long."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from samverk.rulebook import flow
from samverk.rulebook.flow import NoSuchStep
from samverk.rulebook.matters.flow import MATTER, HolderRule, Requires, Transition
from samverk.rulebook.matters.steps import Act, Holder, HolderKind, State, Step
from samverk.rulebook.rule import rule

__all__ = ["NOT_YET", "NoSuchStep", "Position", "Stay", "replay"]


@dataclass(frozen=True, slots=True)
class Stay:
    """One holder's time with the matter in one state; until_day is the first day that it no longer lay there."""

    holder: Holder
    from_day: dt.date
    until_day: dt.date | None
    state: State
    began_by: Step
    ended_by: Step | None = None

    def days(self, *, on: dt.date) -> int:
        """How many days it lay there, up to that day where it still does."""
        return ((self.until_day or on) - self.from_day).days


@dataclass(frozen=True, slots=True)
class Position:
    """Where a matter stands. state None is that nothing has happened yet; an ended matter has no holder."""

    state: State | None
    holder: Holder | None
    since: dt.date | None
    postponed_until: dt.date | None = None
    stays: tuple[Stay, ...] = ()

    def is_postponed(self, *, on: dt.date) -> bool:
        """Whether it is put off and the day has not come."""
        return self.postponed_until is not None and on < self.postponed_until


NOT_YET = Position(None, None, None)

_KIND = {
    HolderRule.RAISER: HolderKind.RAISER,
    HolderRule.COORDINATOR: HolderKind.COORDINATOR,
    HolderRule.RESPONDENTS: HolderKind.RESPONDENTS,
    HolderRule.PRINCIPALS: HolderKind.PRINCIPALS,
}


@rule
def replay(steps: Iterable[Step], *, on: dt.date | None = None) -> Position:
    """Where a matter stands after its steps, or after those up to a day.

    Source: samverk-arenden Ä1
    Shape:  steps are taken by day and number, however they were registered.
    Raises: NoSuchStep where a step leads nowhere from the state that the steps before it led to.
    """
    position = NOT_YET
    for step in sorted(steps, key=lambda step: (step.on, step.number)):
        if on is None or step.on <= on:
            position = after(position, step)
    return position


def after(position: Position, step: Step) -> Position:
    """Where the matter stands after one more step.

    Raises: NoSuchStep where the step leads nowhere.
    """
    row = row_of(step, position)
    holder = _holder(row, step, position)
    postponed = _postponed(row, step, position)
    if (row.to_state, holder) == (position.state, position.holder):
        return replace(position, postponed_until=postponed)
    stays = position.stays
    if position.holder is not None:
        stays = (*stays[:-1], replace(stays[-1], until_day=step.on, ended_by=step))
    if holder is not None:
        stays = (*stays, Stay(holder, step.on, None, row.to_state, step))
    return Position(row.to_state, holder, step.on, postponed, stays)


def row_of(step: Step, position: Position) -> Transition:
    """The row that a step follows.

    Raises: NoSuchStep where there is none.
    """
    rows = [row for row in MATTER if row.outcome == step.outcome or row.act != Act.TREAT]
    if step.act is Act.OPINIONS_IN:
        rows = [row for row in rows if row.to_state == asked_from(position)]
    return flow.step(rows, position.state, step.act, true=_true(step, position))


def asked_from(position: Position) -> State | None:
    """The state from which opinions were asked for, while they are out."""
    is_out = position.state is State.OUT_FOR_OPINION
    return position.stays[-2].state if is_out else None


def _true(step: Step, position: Position) -> set[str]:
    # That a body can decide in law is for the mandate guard: it needs the structure, and says the way out.
    true: set[str] = {Requires.FORM_DECIDES, Requires.CAME_FROM_THERE}
    true.add(Requires.TARGET if step.goes_somewhere else Requires.NO_TARGET)
    if step.until is not None:
        true.add(Requires.DAY)
    if position.postponed_until is not None:
        true.add(Requires.IS_POSTPONED)
    return true


def _holder(row: Transition, step: Step, position: Position) -> Holder | None:
    match row.holder:
        case HolderRule.NOBODY:
            return None
        case HolderRule.SAME:
            return position.holder
        case HolderRule.BACK:
            return position.stays[-2].holder
        case HolderRule.TARGET:
            return Holder(HolderKind.BODY, step.to_body, step.to_forum)
        case _:
            return Holder(_KIND[row.holder])


def _postponed(row: Transition, step: Step, position: Position) -> dt.date | None:
    if step.act is Act.POSTPONE:
        return step.until
    kept = row.holder is HolderRule.SAME and step.act is not Act.RESUME
    return position.postponed_until if kept else None
