"""What is false or doubtful in that something an agreement obliges to is planned or done."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.recording.findings import doubt, of_days, stop
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Duty, Key

IN_ORDER = "samverk-avtal A23"


@dataclass(frozen=True, slots=True)
class Step:
    """A duty that is planned for a day, or done on one."""

    duty: Key
    day: dt.date
    is_done: bool


@rule
def of_duty(
    known: Known, step: Step, done: Mapping[Key, dt.date], *, on: dt.date
) -> Iterator[Finding]:
    """Everything that is false or doubtful in a step of what the agreement obliges to; done is when the others were.

    Source: samverk-avtal A21; samverk-avtal A23
    """
    duties = {each.key: each for each in known.terms.duties}
    duty = duties.get(step.duty)
    if duty is None:
        yield stop("agreements.no_such_duty", IN_ORDER)
        return
    yield from _of_its_day(duty, step, on)
    before = duties.get(duty.after or "")
    if step.is_done and before is not None:
        yield from _of_the_one_before(duty, before, done.get(before.key), step.day)


def _of_its_day(duty: Duty, step: Step, on: dt.date) -> Iterator[Finding]:
    if step.is_done:
        yield from of_days(step.day, on=on)
    elif step.day < on:
        yield doubt("agreements.planned_in_the_past", IN_ORDER, {"day": day_in_words(step.day)})
    if duty.latest is not None and step.day > duty.latest:
        code = "agreements.done_too_late" if step.is_done else "agreements.planned_too_late"
        facts: Facts = {"what": duty.what, "latest": day_in_words(duty.latest)}
        yield doubt(code, first_of(duty.clauses, IN_ORDER), facts)


def _of_the_one_before(
    duty: Duty, before: Duty, done: dt.date | None, day: dt.date
) -> Iterator[Finding]:
    """An agreement that says in which order it is done is not followed by doing the last first."""
    source = first_of(duty.clauses, IN_ORDER)
    facts: Facts = {"what": duty.what, "before": before.what}
    if done is None:
        yield doubt("agreements.done_before_its_turn", source, facts)
    elif done > day:
        yield doubt("agreements.done_out_of_order", source, {**facts, "day": day_in_words(done)})
