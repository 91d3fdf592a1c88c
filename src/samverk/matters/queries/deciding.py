"""Decisions that bodies made themselves, and when each has legal force as far as is known on a day."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverk.matters.models import MatterStep, PublicNotice
from samverk.matters.queries.story import Story
from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Finding
from samverk.rulebook.matters import legal_force
from samverk.rulebook.matters.legal_force import Board
from samverk.rulebook.matters.steps import Act
from samverk.rulebook.steps import Explained
from samverk.rulebook.structure.model import Body, Key, LegalForm, Structure

OWN = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that a body of the structure made itself.

    boards are by the key of the party whose they are, OWN for the body's own; notices are what is recorded of them.
    """

    step: MatterStep
    body: Body
    boards: Mapping[Key, Board]
    notices: tuple[PublicNotice, ...]
    force: Explained[dt.date | None]
    findings: tuple[Finding, ...]


def decided(story: Story) -> tuple[Decided, ...]:
    """The decisions up to the day of the story, the first one first. One query where anything was decided, else none."""
    rules = story.rules
    made = [
        each
        for each in story.steps
        if each.act == Act.TREAT and each.outcome == power.DECIDE and each.body
    ]
    if rules is None or not made:
        return ()
    known = list(
        PublicNotice.objects.filter(step__in=made)
        .select_related("party", "step__body")
        .order_by("pk")
    )
    return tuple(
        _decided(step, body, rules, [each for each in known if each.step_id == step.pk], story.on)
        for step in made
        if step.body and (body := rules.bodies.get(step.body.key))
    )


def _decided(
    step: MatterStep, body: Body, rules: Structure, notices: Sequence[PublicNotice], on: dt.date
) -> Decided:
    boards = boards_of(body, rules, on=step.on)
    for notice in notices:
        key = notice.party.key if notice.party else OWN
        name = boards[key].name if key in boards else rules.name_of(key) if key else body.name
        boards[key] = Board(
            name,
            step.on,
            notice.approved_on,
            notice.announced_on,
            notice.taken_down_on,
            notice.appealed_on,
        )
    return Decided(
        step=step,
        body=body,
        boards=boards,
        notices=tuple(notices),
        force=force_of(body, boards, on=on),
        findings=tuple(_judged(boards, on)),
    )


def boards_of(body: Body, rules: Structure, *, on: dt.date) -> dict[Key, Board]:
    """The boards on which the minutes of the body are announced, with nothing recorded of them. No queries."""
    parties = legal_force.parties_that_announce(body, rules, on=on)
    if not parties:
        return {OWN: Board(body.name)}
    return {key: Board(rules.name_of(key)) for key in parties}


def force_of(body: Body, boards: Mapping[Key, Board], *, on: dt.date) -> Explained[dt.date | None]:
    """When what the body decided has legal force, and how that is counted. No queries."""
    return legal_force.legal_force(tuple(boards.values()), on=on, form=body.form)


def _judged(boards: Mapping[Key, Board], on: dt.date) -> Iterator[Finding]:
    """What was late or early; that the minutes were approved late is said once, though every board says so."""
    told: set[str] = set()
    for board in boards.values():
        for each in legal_force.findings(board, on=on):
            if each.code != "matters.approved_late" or each.code not in told:
                told.add(each.code)
                yield each


def joint_committee(organ: str, rules: Structure | None) -> Body | None:
    """The joint committee that a principal means by the name of an organ; None where it is an organ of its own."""
    said = organ.casefold().strip()
    if rules is None or not said:
        return None
    for body in rules.bodies.values():
        names = {body.name, body.short, *body.aliases}
        if body.form is LegalForm.JOINT_COMMITTEE and said in {name.casefold() for name in names}:
            return body
    return None


def boards_of_answers(
    body: Body, rules: Structure, announced: Mapping[Key, dt.date | None], *, on: dt.date
) -> tuple[Board, ...]:
    """The boards of a joint committee, as the principals that answered by it say when they announced its minutes."""
    boards = boards_of(body, rules, on=on)
    return tuple(
        Board(board.name, announced_on=announced.get(key)) for key, board in boards.items()
    )
