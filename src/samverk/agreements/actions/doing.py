"""What an agreement obliges to, planned and done."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from samverk.agreements.actions.keeping import act, check, known_of
from samverk.agreements.models import Agreement, Fulfilment
from samverk.agreements.queries.knowing import Read
from samverk.foundation import documents
from samverk.foundation.documents import Upload
from samverk.matters.models import Matter
from samverk.rulebook.agreements.recording.duties import Step, of_duty
from samverk.rulebook.findings import Finding


@dataclass(frozen=True, slots=True)
class Done:
    """What is planned for a day or was done on one: said in words, with the matter or the document that shows it."""

    duty: str
    day: dt.date
    said: str = ""
    matter: Matter | None = None
    document: Upload | None = None


def doubts_of_duty(read: Read, done: Done, *, is_done: bool, on: dt.date) -> Iterator[Finding]:
    """What is false or doubtful in a plan or in that something was done. One query."""
    step = Step(done.duty, done.day, is_done)
    return of_duty(read.known, step, done_days(read.agreement), on=on)


def done_days(agreement: Agreement) -> Mapping[str, dt.date]:
    """When each duty was done, as it was last noted. One query."""
    rows = Fulfilment.objects.filter(agreement=agreement, done_on__isnull=False).order_by("pk")
    return {row.duty: row.done_on for row in rows if row.done_on is not None}


@transaction.atomic
def plan_duty(
    *,
    agreement: Agreement,
    done: Done,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> Fulfilment:
    """Note for when something that the agreement obliges to is planned. The last note counts.

    Raises: Refused where the agreement has no such duty; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        check(doubts_of_duty(known_of(row, on=on), done, is_done=False, on=on))
        return _noted(row, done, on, actor, planned_on=done.day)


@transaction.atomic
def fulfil_duty(
    *,
    agreement: Agreement,
    done: Done,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> Fulfilment:
    """Note that something that the agreement obliges to was done.

    Raises: Refused where the agreement has no such duty or the day has not come; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        check(doubts_of_duty(known_of(row, on=on), done, is_done=True, on=on))
        return _noted(row, done, on, actor, done_on=done.day)


def _noted(row: Agreement, done: Done, on: dt.date, actor: str, **days: dt.date) -> Fulfilment:
    file = done.document
    kept = documents.keep(name=file.name, content=file.content, actor=actor) if file else None
    return Fulfilment.objects.create(
        agreement=row,
        duty=done.duty,
        said=done.said,
        matter=done.matter,
        document=kept,
        noted_on=on,
        noted_by=actor,
        **days,
    )
