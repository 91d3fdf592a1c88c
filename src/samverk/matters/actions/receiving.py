"""An answer that came as a letter: it waits on its row, and a coordinator who reads the letter fills it in."""

import datetime as dt
from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from samverk.foundation import audit
from samverk.foundation.mail.incoming import actions as letters
from samverk.foundation.mail.incoming.models import Incoming, IncomingState
from samverk.foundation.models import Document
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters.actions.answering import Written, confirm, put, send_receipt, set_aside
from samverk.matters.actions.moving import locked
from samverk.matters.models import Answer, Matter, PartyDecision
from samverk.matters.models.choices import AnswerState, State, Via

PDF = "application/pdf"
_LIVE = (AnswerState.RECEIVED, AnswerState.CONFIRMED)


class NotAsked(Exception):
    """Nothing is asked on the row any more, in words for the one who looks at the letter."""


@transaction.atomic
def receive(*, row: PartyDecision, letter: Incoming, on: dt.date, actor: str) -> Answer:
    """The answer that a letter is on its row, to be reviewed; the same letter makes one. Ten queries.

    Of what the letter says nothing is taken as decided: only that it came, from whom, and the extract.
    A draft that somebody has begun on the row is left as it is.
    Raises: NotAsked where the question is withdrawn or the matter closed.
    """
    asked = _asked(row)
    known = asked.answers.filter(incoming=letter.pk, state__in=_LIVE).first()
    if known is not None:
        return known
    last = asked.answers.aggregate(last=Max("number"))["last"] or 0
    with audit.acting(actor=actor, reason=gettext("Svar med e-post"), day=on):
        made = Answer.objects.create(
            row=asked,
            number=last + 1,
            state=AnswerState.RECEIVED,
            via=Via.MAIL,
            received_on=on,
            written_by=letter.from_name or asked.contact_name,
            extract=_extract(letter),
            incoming=letter.pk,
        )
        # Whoever has the form of the link open hears that something has come.
        asked.version += 1
        asked.save(update_fields=["version"])
    return made


def _asked(row: PartyDecision) -> PartyDecision:
    """The row as it is now, kept from others until the transaction ends. One query.

    Raises: NotAsked
    """
    rows = PartyDecision.objects.select_for_update(of=("self",))
    asked = rows.select_related("recommendation__matter", "party").get(pk=row.pk)
    recommendation = asked.recommendation
    if asked.withdrawn_on is not None or recommendation.withdrawn_on is not None:
        raise NotAsked(gettext("Frågan är tillbakatagen."))
    if recommendation.matter.state in State.closed():
        raise NotAsked(gettext("Ärendet är avslutat."))
    if asked.asked_on is None:
        raise NotAsked(gettext("Frågan är inte ställd än."))
    return asked


def _extract(letter: Incoming) -> Document | None:
    """The first PDF in the letter that was one."""
    files = letter.attachments.select_related("document").order_by("number")
    first = files.filter(document__media_type=PDF).first()
    return first.document if first else None


@transaction.atomic
def let_go(*, row: PartyDecision, letter: Incoming, on: dt.date, actor: str) -> None:
    """Let what was read out of a letter not count: the letter belongs elsewhere, or is to be read again."""
    for answer in row.answers.filter(incoming=letter.pk, state__in=_LIVE).select_related(
        "row__recommendation__matter__structure", "row__party"
    ):
        why = gettext("Brevet hör inte hit, eller ska läsas igen.")
        set_aside(answer=answer, why=why, on=on, actor=actor)


@transaction.atomic
def review(*, answer: Answer, written: Written, version: int, on: dt.date, actor: str) -> Answer:
    """Fill in what the letter says and let it count; the contact on record gets a receipt of what was recorded.

    Queries: at most forty.
    Raises: SomeoneWasFirst where somebody else has reviewed it; Refused where it would be false.
    """
    matter, found = _to_review(answer, version)
    with audit.acting(actor=actor, reason=matter.title, day=on):
        put(found.row, found, replace(written, incoming=found.incoming))
        if written.registry_number:
            found.row.registry_number = written.registry_number
        found.row.version += 1
        found.row.save(update_fields=["registry_number", "version"])
        confirmed = confirm(answer=found, on=on, actor=actor)
        _settle_letter(found, actor=actor, on=on, reason="")
        if found.row.contact_email:
            send_receipt(found.row, confirmed)
    return confirmed


@transaction.atomic
def turn_down(*, answer: Answer, version: int, why: str, on: dt.date, actor: str) -> Answer:
    """Let a letter on a row not be an answer, for a reason; both stay to be read.

    Raises: SomeoneWasFirst where somebody else has reviewed it.
    """
    _matter, found = _to_review(answer, version)
    turned = set_aside(answer=found, why=why, on=on, actor=actor)
    _settle_letter(found, actor=actor, on=on, reason=why)
    return turned


def _to_review(answer: Answer, version: int) -> tuple[Matter, Answer]:
    matter = locked(answer.row.recommendation.matter)
    rows = Answer.objects.select_for_update(of=("self",)).select_related(
        "row__recommendation__matter__structure", "row__party"
    )
    found = rows.get(pk=answer.pk)
    if found.state != AnswerState.RECEIVED or found.version != version:
        raise SomeoneWasFirst(changed_by=found.reviewed_by, what=str(found.row.party))
    return matter, found


def _settle_letter(answer: Answer, *, actor: str, on: dt.date, reason: str) -> None:
    letter = Incoming.objects.filter(pk=answer.incoming or 0, state=IncomingState.MATCHED).first()
    if letter is not None:
        letters.handle(letter=letter, actor=actor, on=on, reason=reason)
