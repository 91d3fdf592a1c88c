"""A question is written down, as a draft for as long as it takes, and raised: then it has a number and somebody has it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from samverk.bodies.models import Body, Structure
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation import audit
from samverk.foundation.models import User
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters.actions import numbering
from samverk.matters.actions.moving import Move, locked, take
from samverk.matters.models import Matter, MatterParty
from samverk.matters.models.choices import State
from samverk.parties.models import Party
from samverk.rulebook.matters import order
from samverk.rulebook.matters.steps import Act


@dataclass(frozen=True, slots=True)
class Question:
    """What the form holds. parties are the principals concerned; none is that nobody has said."""

    title: str
    question: str = ""
    background: str = ""
    affected: str = ""
    wanted: str = ""
    target_groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    other_numbers: tuple[str, ...] = ()
    raised_by: str = ""
    raised_for: Party | None = None
    raised_in: Body | None = None
    parties: tuple[Party, ...] = ()


@transaction.atomic
def write(
    *, structure: Structure, question: Question, on: dt.date, by: User | None, actor: str
) -> Matter:
    """Begin a draft that only its writer sees. Six queries, and two for the parties."""
    with audit.acting(actor=actor, reason=question.title, day=on):
        row = Matter(structure=structure, begun_on=on, begun_by=by, since=on, moved_on=on)
        row.holder = "raiser"
        _fill(row, question)
        row.save()
        _concern(row, question.parties)
        take(row, Move(Act.WRITE, on), actor)
    return row


@transaction.atomic
def rewrite(
    *, matter: Matter, question: Question, version: int, on: dt.date, actor: str, reason: str = ""
) -> Matter:
    """Change what the question says; where it lies does not change.

    Raises: SomeoneWasFirst where it was changed since the form was opened.
    """
    row = locked(matter)
    if row.version != version:
        raise SomeoneWasFirst(changed_by="", what=str(row))
    with audit.acting(actor=actor, reason=reason or question.title, day=on):
        _fill(row, question)
        row.version += 1
        row.save()
        _concern(row, question.parties)
    return row


@transaction.atomic
def raise_matter(*, matter: Matter, on: dt.date, actor: str) -> Matter:
    """Send a draft to the coordinator: it gets the next registry number of its year.

    Raises: Refused where it has been raised already.
    """
    row = locked(matter)
    with audit.acting(actor=actor, reason=row.title, day=on):
        if row.state == State.DRAFT:
            _number(row, on)
        take(row, Move(Act.RAISE, on), actor)
    return row


def _number(row: Matter, on: dt.date) -> None:
    given = numbering.take_next(row.structure, letters_of(row.structure, on=on), on=on)
    row.year, row.number, row.registry_number = given.year, given.number, given.text


def letters_of(structure: Structure, *, on: dt.date) -> str:
    """The letters that the structure's registry numbers begin with."""
    rules = rules_near(structure, on=on)
    return order.series(rules) if rules else structure.key[: order.LETTERS].upper()


def _fill(row: Matter, question: Question) -> None:
    row.title, row.question, row.background = question.title, question.question, question.background
    row.affected, row.wanted = question.affected, question.wanted
    row.target_groups, row.tags = list(question.target_groups), list(question.tags)
    row.other_numbers = list(question.other_numbers)
    row.raised_by, row.raised_for = question.raised_by, question.raised_for
    row.raised_in = question.raised_in


def _concern(row: Matter, parties: Iterable[Party]) -> None:
    """The principals concerned are these and no others. At most three queries."""
    wanted: Mapping[int, Party] = {party.pk: party for party in parties}
    known = set(row.parties.values_list("party", flat=True))
    gone = known - wanted.keys()
    if gone:
        row.parties.filter(party__in=gone).delete()
    MatterParty.objects.bulk_create(
        MatterParty(matter=row, party=party) for pk, party in wanted.items() if pk not in known
    )
