"""A matter moves by the rulebook's table, and by nothing else; what is false is refused, what is doubtful is said."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from samverk.bodies.models import Body
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation import audit
from samverk.foundation.audit.queries import history_of
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters import facts
from samverk.matters.models import Matter, MatterStep, Treatment
from samverk.matters.texts import STATES
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matters.mandate import beyond, guard
from samverk.rulebook.matters.position import NOT_YET, NoSuchStep, Position, Stay, after, replay
from samverk.rulebook.matters.steps import Act, HolderKind, Step


@dataclass(frozen=True, slots=True)
class Move:
    """One step as somebody writes it down: what happened, where, and to whom the matter goes.

    body or forum is where it was treated (a forum is a body that the register does not hold); to_body or to_forum
    is where it goes. said is the wording of an outcome, paragraph its number in the minutes.
    """

    act: Act
    on: dt.date
    body: Body | None = None
    forum: str = ""
    outcome: str = ""
    to_body: Body | None = None
    to_forum: str = ""
    until: dt.date | None = None
    reason: str = ""
    is_urgent: bool = False
    said: str = ""
    paragraph: str = ""


@transaction.atomic
def move(
    *,
    matter: Matter,
    move: Move,
    actor: str,
    version: int | None = None,
    chaired: Collection[str] | None = None,
) -> MatterStep:
    """Take one step, and let the matter lie where it leads; a step from before today takes its place among the others.

    Shape:  chaired is the keys of the bodies that the actor chairs and may act for alone; None is whoever looks after
    the structure.
    Queries: at most twelve, and one for each later step whose holder that changes.
    Raises: Refused where the step leads nowhere from where the matter was, would be false, or is another body's to
    take; SomeoneWasFirst where the matter is no longer the version that was asked for.
    """
    row = locked(matter, version=version)
    with audit.acting(actor=actor, reason=move.reason or row.title, day=move.on):
        return take(row, move, actor, chaired)


def locked(matter: Matter, *, version: int | None = None) -> Matter:
    """The matter as it is now, kept from others until the transaction ends. One query.

    Raises: SomeoneWasFirst where it is no longer the version that was asked for.
    """
    rows = Matter.objects.select_for_update(of=("self",)).select_related("structure")
    row = rows.get(pk=matter.pk)
    if version is not None:
        unchanged(row, version)
    return row


def unchanged(row: Matter, version: int) -> None:
    """Raises: SomeoneWasFirst where the matter is no longer the version that was asked for. No query where it is."""
    if row.version != version:
        raise SomeoneWasFirst(changed_by=_last_at(row), what=str(row))


def _last_at(row: Matter) -> str:
    """Who changed the matter last, by a step or by what describes it."""
    found = history_of(row, public=False, limit=1).changes
    return found[0].actor if found else ""


def take(row: Matter, move: Move, actor: str, chaired: Collection[str] | None = None) -> MatterStep:
    """Take the step on a locked matter, inside somebody's act.

    Raises: Refused where the step leads nowhere, would be false, or is another body's to take.
    """
    before = list(row.steps.select_related("body", "to_body").order_by("on", "number"))
    step = _step(row, before, move, actor)
    if chaired is not None:
        _within(before, facts.step(step), chaired)
    _guard(row, facts.step(step))
    ordered = sorted([*before, step], key=lambda each: (each.on, each.number))
    positions = _played(ordered, step)
    _write(row, ordered, positions)
    _lay_on_tables(row, positions[-1], step)
    return step


def _step(row: Matter, before: Sequence[MatterStep], move: Move, actor: str) -> MatterStep:
    last = max((each.number for each in before), default=0)
    return MatterStep(
        matter=row,
        number=last + 1,
        on=move.on,
        act=move.act.value,
        body=move.body,
        forum=move.forum,
        outcome=move.outcome,
        to_body=move.to_body,
        to_forum=move.to_forum,
        until=move.until,
        reason=move.reason,
        is_urgent=move.is_urgent,
        paragraph=move.paragraph,
        said=move.said,
        by=actor,
    )


def _within(before: Sequence[MatterStep], step: Step, chaired: Collection[str]) -> None:
    """Raises: Refused for a step of another body than those chaired, from where the matter lay on its day."""
    wrong = list(beyond(step, replay(facts.steps(before), on=step.on), chaired))
    if wrong:
        raise Refused(wrong)


def _guard(row: Matter, step: Step) -> None:
    """Raises: Refused for an outcome that the body cannot give in law."""
    rules = rules_near(row.structure, on=step.on)
    body = rules.bodies.get(step.body) if rules and step.body else None
    if rules is None or body is None:
        return
    wrong = [each for each in guard(step, body, rules) if each.weight is Weight.STOP]
    if wrong:
        raise Refused(wrong)


def _played(ordered: Sequence[MatterStep], new: MatterStep) -> list[Position]:
    """Where the matter is after each step.

    Raises: Refused where the new step, or one after it, then leads nowhere.
    """
    positions: list[Position] = []
    for step in facts.steps(ordered):
        try:
            positions.append(after(positions[-1] if positions else NOT_YET, step))
        except NoSuchStep as no:
            raise Refused([_not_then(no, step, new)]) from None
    return positions


def _not_then(no: NoSuchStep, step: Step, new: MatterStep) -> Finding:
    code = "matters.not_now" if step.number == new.number else "matters.not_before_the_rest"
    return Finding(
        code,
        Weight.STOP,
        "samverk-arenden Ä1",
        {"state": STATES[no.state or ""], "day": day_in_words(step.on)},
    )


def _write(row: Matter, ordered: Sequence[MatterStep], positions: Sequence[Position]) -> None:
    """Keep what each step made of the matter, and what the last made of it. Two queries, and one for each step."""
    bodies = {
        body.key: body for step in ordered for body in (step.body, step.to_body) if body is not None
    }
    for step, position in zip(ordered, positions, strict=True):
        before = _made_of(step)
        _put(step, position, bodies)
        if step._state.adding or before != _made_of(step):  # noqa: SLF001 -- how Django says "not saved yet"
            step.save()
    _put(row, positions[-1], bodies)
    row.moved_on = ordered[-1].on
    row.postponed_until = positions[-1].postponed_until
    row.version += 1
    row.save()


def _made_of(step: MatterStep) -> tuple[object, ...]:
    return (step.state, step.holder, step.holder_body_id, step.holder_forum, step.since)


def _put(row: Matter | MatterStep, position: Position, bodies: Mapping[str, Body]) -> None:
    holder = position.holder
    row.state = str(position.state)
    row.holder = str(holder.kind) if holder else ""
    row.holder_body = bodies[holder.body] if holder and holder.body else None
    row.holder_forum = holder.forum if holder else ""
    row.since = position.since or row.since


def _lay_on_tables(row: Matter, position: Position, new: MatterStep) -> None:
    """A treatment for each time the matter lay in a body, or a body was told of it. Three queries, one per change."""
    steps = {step.number: step for step in row.steps.select_related("body", "to_body")}
    there = {each.began_id: each for each in row.treatments.all()}
    for stay in position.stays:
        if stay.holder.kind is HolderKind.BODY:
            began = steps[stay.began_by.number]
            ended = steps[stay.ended_by.number] if stay.ended_by else None
            _lay(there.get(began.pk) or Treatment(matter=row, began=began), stay, ended)
    is_told = new.act == Act.TREAT and all(
        stay.ended_by != facts.step(new) for stay in position.stays
    )
    if is_told:
        _told(row, new)


def _lay(treatment: Treatment, stay: Stay, ended: MatterStep | None) -> None:
    ended_before = treatment.ended_id
    treatment.body = treatment.began.holder_body
    treatment.forum = treatment.began.holder_forum
    treatment.placed_on = stay.from_day
    treatment.ended = ended
    is_treated = ended is not None and ended.act == Act.TREAT
    treatment.treated_on = stay.until_day if is_treated else None
    treatment.left_on = None if is_treated else stay.until_day
    treatment.outcome = ended.outcome if ended is not None and is_treated else ""
    if treatment._state.adding or ended_before != treatment.ended_id:  # noqa: SLF001 -- how Django says "not saved yet"
        treatment.save()


def _told(row: Matter, step: MatterStep) -> None:
    """A body that was told of a matter which lay somewhere else: its table for a day, and nobody's turn."""
    Treatment.objects.create(
        matter=row,
        body=step.body,
        forum=step.forum,
        began=step,
        ended=step,
        placed_on=step.on,
        treated_on=step.on,
        outcome=step.outcome,
    )
