"""Who gets the letters about one row, and acts that are refused where somebody has changed the row meanwhile."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from samverk.foundation import audit
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters import facts
from samverk.matters.actions.moving import locked
from samverk.matters.models import Answer, PartyDecision


@contextmanager
def unchanged(row: PartyDecision, *, version: int) -> Iterator[PartyDecision]:
    """The row as it is now, kept from others while the block runs; all of it is one transaction. Two queries.

    Raises: SomeoneWasFirst where it has another version than the page that was answered.
    """
    with transaction.atomic():
        locked(
            row.recommendation.matter
        )  # the same order as every other act: the matter, then its rows
        rows = PartyDecision.objects.select_for_update(of=("self",)).select_related("party")
        now = rows.get(pk=row.pk)
        if now.version != version:
            raise SomeoneWasFirst(changed_by=_last_writer(now), what=str(now.party))
        yield now


def unread(answer: Answer, *, version: int) -> None:
    """Go on only if nobody has reviewed the answer since the page was opened.

    Raises: SomeoneWasFirst where somebody has.
    """
    if answer.version != version:
        raise SomeoneWasFirst(changed_by=answer.reviewed_by, what=str(answer.row.party))


def _last_writer(row: PartyDecision) -> str:
    last = row.answers.exclude(state="draft").order_by("-number").first()
    return last.written_by if last else ""


@transaction.atomic
def change_contact(
    *, row: PartyDecision, name: str, email: str, on: dt.date, actor: str
) -> PartyDecision:
    """Let the letters about this row go to somebody else from now on; the party's own contact stays as it is.

    Queries: five.
    Raises: Refused where the question to the principal is withdrawn.
    """
    asked = PartyDecision.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if asked.withdrawn_on is not None:
        raise Refused([facts.question_withdrawn(asked)])
    with audit.acting(actor=actor, reason=str(asked.recommendation), day=on):
        asked.contact_name, asked.contact_email = name, email
        asked.version += 1
        asked.save(update_fields=["contact_name", "contact_email", "version"])
    return asked
