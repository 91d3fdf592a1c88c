"""Matters told through the acts of the register, each on its day: nothing is stored that nobody could have done."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from django.db import transaction

from samverk.bodies.models import Body, Structure
from samverk.demonstration.matters import beside, delivered, opinions, papers, principals
from samverk.demonstration.matters.story import COORDINATOR, Paper, Question, Step, Story, read
from samverk.foundation.models import User
from samverk.matters import actions
from samverk.matters.actions import Move, Proposal, publishing
from samverk.matters.models import Matter, MatterStep, Recommendation, Referral
from samverk.parties.models import Party
from samverk.rulebook.matters.steps import Act


class Event(Protocol):
    """Something that happens on a day."""

    def __call__(self) -> object: ...


@dataclass(slots=True)
class Telling:
    """A structure whose matters are told: its bodies and parties by key, and the matters so far."""

    structure: Structure
    bodies: Mapping[str, Body]
    parties: Mapping[str, Party]
    users: Mapping[str, User]
    matters: dict[str, Matter] = field(default_factory=dict)
    recommended: dict[str, Recommendation] = field(default_factory=dict)
    referred: dict[str, Referral] = field(default_factory=dict)


@transaction.atomic
def load(key: str) -> None:
    """Store the matters of a structure, unless it has any: all of them or none. Two queries where it does.

    Everything is told in the order of its days, whichever matter it belongs to: numbers are given as they were.
    """
    structure = Structure.objects.get(key=key)
    if structure.matters.exists():
        return
    story, telling = read(key), _telling(structure)
    for _on, event in sorted(_events(story, telling), key=lambda each: each[0]):
        event()
    for question in story.questions:
        beside.link(question, telling.matters)
        beside.anchorings(question, telling.parties, telling.matters)
    beside.contacts(story, structure, telling.parties, telling.matters)
    delivered.deliver(telling.matters.values())


def _telling(structure: Structure) -> Telling:
    rows = structure.parties.select_related("party").order_by("party_id", "period")
    return Telling(
        structure=structure,
        bodies={body.key: body for body in structure.bodies.all()},
        parties={row.key: row.party for row in rows if row.is_signatory},
        users={user.email: user for user in User.objects.all()},
    )


def _events(story: Story, telling: Telling) -> Iterator[tuple[dt.date, Event]]:
    """What happens, with its day: of several things in one day those come first that the file gives first."""
    for question in story.questions:
        for number, step in enumerate(question.steps):
            yield step.on, partial(_take, question, step, telling, is_first=number == 0)
        for paper in question.papers:
            yield paper.on, partial(_file, question, paper, telling)
        if question.referred:
            for on, opined in opinions.events(question.referred):
                yield on, partial(_opined, question, opined, telling)
        if question.recommended:
            for on, event in principals.events(question.recommended):
                yield on, partial(_answered, question, event, telling)


def _file(question: Question, paper: Paper, telling: Telling) -> None:
    papers.file(telling.matters[question.key], paper)


def _opined(question: Question, event: opinions.Event, telling: Telling) -> None:
    event(telling.referred[question.key])


def _answered(question: Question, event: principals.Event, telling: Telling) -> None:
    event(telling.recommended[question.key])


def _take(question: Question, step: Step, telling: Telling, *, is_first: bool) -> None:
    if is_first:
        telling.matters[question.key] = _written(question, step, telling)
    matter = telling.matters[question.key]
    if step.act == Act.RAISE:
        _raise(question, step, matter)
    elif step.act == Act.SEND_OUT:
        _send(question, step, telling)
    elif question.referred and step.outcome == "ask for opinions":
        telling.referred[question.key] = opinions.ask(
            matter,
            question.referred,
            _concerned(question, telling),
            on=step.on,
            paragraph=step.paragraph,
        )
    elif step.act != Act.WRITE:
        taken = actions.move(matter=matter, move=_move(step, telling), actor=step.by)
        _propose(question, taken, telling)


def _raise(question: Question, step: Step, matter: Matter) -> None:
    actions.raise_matter(matter=matter, on=step.on, actor=step.by)
    if question.public_from:
        publishing.set_public(
            matter=matter,
            from_day=question.public_from,
            papers=frozenset(),
            on=step.on,
            actor=COORDINATOR,
        )


def _written(question: Question, step: Step, telling: Telling) -> Matter:
    asked = actions.Question(
        title=question.title,
        question=question.question,
        background=question.background,
        affected=question.affected,
        wanted=question.wanted,
        target_groups=question.target_groups,
        tags=question.tags,
        other_numbers=question.other_numbers,
        raised_by=question.raised_by,
        raised_for=telling.parties.get(question.raised_for),
        raised_in=telling.bodies.get(question.raised_in),
        parties=_concerned(question, telling),
    )
    by = telling.users.get(question.begun_by)
    return actions.write(
        structure=telling.structure, question=asked, on=step.on, by=by, actor=step.by
    )


def _concerned(question: Question, telling: Telling) -> tuple[Party, ...]:
    if not question.parties:
        return tuple(telling.parties.values())
    return tuple(telling.parties[key] for key in question.parties)


def _move(step: Step, telling: Telling) -> Move:
    return Move(
        act=Act(step.act),
        on=step.on,
        body=telling.bodies[step.body] if step.body else None,
        forum=step.forum,
        outcome=step.outcome,
        to_body=telling.bodies[step.to_body] if step.to_body else None,
        to_forum=step.to_forum,
        until=step.until,
        reason=step.reason,
        is_urgent=step.is_urgent,
        said=step.said,
        paragraph=step.paragraph,
    )


def _propose(question: Question, taken: MatterStep, telling: Telling) -> None:
    """Write down what a body came to recommend."""
    asked = question.recommended
    if asked is None or taken.outcome != "recommend":
        return
    proposal = Proposal(
        asked.title,
        asked.clauses,
        treatment=taken.ended_treatments.first(),
        wanted_from=asked.wanted_from,
    )
    matter = telling.matters[question.key]
    made = actions.propose(matter=matter, proposal=proposal, on=taken.on, actor=taken.by)
    telling.recommended[question.key] = made


def _send(question: Question, step: Step, telling: Telling) -> None:
    if question.recommended is None:
        message = f"{question.key} has nothing to send out"
        raise ValueError(message)
    recommendation = telling.recommended[question.key]
    parties = _concerned(question, telling)
    principals.send(recommendation, question.recommended, parties, on=step.on, by=step.by)
