"""One matter becomes several, several become one, or none: with the trail kept, so that each can be read in the others."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from samverk.foundation import audit
from samverk.foundation.refusals import Refused
from samverk.matters.actions.moving import Move, locked, take
from samverk.matters.actions.raising import Question, raise_matter, write
from samverk.matters.models import Matter, MatterLink, MatterParty, MatterStep, Referral
from samverk.matters.models.choices import Link
from samverk.parties.models import Party
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matters.steps import Act


@transaction.atomic
def split(
    *,
    matter: Matter,
    titles: Sequence[str],
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> list[Matter]:
    """Break new matters out of one, each with its own number, raised that day; the one stays where it lies.

    Queries: some fifty for each new matter.
    Raises: Refused where the matter cannot be split then; SomeoneWasFirst.
    """
    row = locked(matter, version=version)
    with audit.acting(actor=actor, reason=reason or row.title, day=on):
        take(row, Move(Act.SPLIT, on, reason=reason), actor)
        return [_broken_out(row, title, on, actor) for title in titles]


def _broken_out(row: Matter, title: str, on: dt.date, actor: str) -> Matter:
    question = Question(
        title=title,
        question=row.question,
        background=row.background,
        affected=row.affected,
        wanted=row.wanted,
        target_groups=tuple(row.target_groups),
        tags=tuple(row.tags),
        other_numbers=tuple(row.other_numbers),
        raised_by=row.raised_by,
        raised_for=row.raised_for,
        raised_in=row.raised_in,
        parties=_concerned(row),
    )
    draft = write(structure=row.structure, question=question, on=on, by=None, actor=actor)
    made = raise_matter(matter=draft, on=on, actor=actor)
    MatterLink.objects.create(matter=made, other=row, kind=Link.SPLIT_FROM, made_on=on)
    return made


def _concerned(row: Matter) -> tuple[Party, ...]:
    return tuple(each.party for each in row.parties.select_related("party").order_by("pk"))


@transaction.atomic
def merge(
    *,
    matter: Matter,
    into: Matter,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> MatterStep:
    """Let a matter go up in another: the parties it concerns come along, and each can be read in the other.

    Queries: at most forty, and some for each recommendation and request for opinions that is withdrawn.
    Raises: Refused where it cannot be merged, or not into that one; SomeoneWasFirst.
    """
    first, second = sorted((matter.pk, into.pk))
    rows = {each.pk: each for each in _both(first, second)}
    row, other = locked(matter, version=version), rows[into.pk]
    if row.pk == other.pk or other.structure_id != row.structure_id or not other.holder:
        raise Refused([_not_into(other)])
    said = reason or other.title
    with audit.acting(actor=actor, reason=said, day=on):
        step = take(row, Move(Act.MERGE, on, reason=reason), actor)
        _let_go(row, on, said)
        MatterLink.objects.get_or_create(
            matter=row,
            other=other,
            kind=Link.MERGED_INTO,
            ended_on=None,
            defaults={"made_on": on},
        )
        _concern_also(other, _concerned(row))
    return step


def _both(first: int, second: int) -> list[Matter]:
    """Both matters, locked in one order so that two who merge crosswise do not wait for each other."""
    rows = Matter.objects.select_for_update(of=("self",)).filter(pk__in=(first, second))
    return list(rows.select_related("structure").order_by("pk"))


def _not_into(other: Matter) -> Finding:
    named = {"other": str(other)}
    return Finding("matters.not_into_that", Weight.STOP, "samverk-arenden Ä8", named)


def _concern_also(row: Matter, parties: Sequence[Party]) -> None:
    known = set(row.parties.values_list("party", flat=True))
    MatterParty.objects.bulk_create(
        MatterParty(matter=row, party=party) for party in parties if party.pk not in known
    )
    row.version += 1
    row.save(update_fields=["version"])


@transaction.atomic
def join(*, draft: Matter, other: Matter, party: Party | None, on: dt.date, actor: str) -> Matter:
    """It is the same question: the draft goes up in a matter that is there, and its party is concerned in that too.

    Raises: Refused where the other has ended, or the draft is none any more.
    """
    reason = f"Samma fråga väcktes av {actor}" + (f" för {party}" if party else "")
    merge(matter=draft, into=other, on=on, actor=actor, reason=f"{reason}: {draft.title}")
    if party is not None:
        with audit.acting(actor=actor, reason=reason, day=on):
            _concern_also(locked(other), [party])
    return other


@transaction.atomic
def withdraw_matter(
    *, matter: Matter, on: dt.date, actor: str, reason: str, version: int | None = None
) -> MatterStep:
    """Withdraw a matter, and with it what is still asked about it: nobody goes on answering.

    Queries: at most twenty, and two for each recommendation and request for opinions.
    Raises: Refused where it cannot be withdrawn; SomeoneWasFirst.
    """
    row = locked(matter, version=version)
    with audit.acting(actor=actor, reason=reason or row.title, day=on):
        step = take(row, Move(Act.WITHDRAW, on, reason=reason), actor)
        _let_go(row, on, reason)
    return step


def _let_go(row: Matter, on: dt.date, why: str) -> None:
    """Take back every recommendation and end every request for opinions of the matter."""
    for each in row.recommendations.filter(withdrawn_on=None, sent_on__isnull=False):
        each.withdrawn_on, each.withdrawn_why = on, why
        each.reminders_stopped_on = each.reminders_stopped_on or on
        each.save()
    for asked in Referral.objects.filter(matter=row, closed_on=None, sent_on__isnull=False):
        asked.closed_on = on
        asked.save()
