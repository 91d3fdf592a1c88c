"""Opinions are asked for of all at the same time, and the matter goes back where it was asked from when they are in."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from samverk.foundation import audit
from samverk.foundation.refusals import Refused
from samverk.matters.actions import referring_letters as sending
from samverk.matters.actions.moving import Move, locked, take
from samverk.matters.models import (
    Matter,
    MatterDocument,
    OpinionEffect,
    Referral,
    ReferralRow,
)
from samverk.matters.models.choices import Outcome, State
from samverk.parties.models import Contact, Party
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Finding, Weight, Words
from samverk.rulebook.matters.steps import Act

CLAUSE = "samverk-arenden Ä5"


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody who is asked without being a party."""

    name: str
    contact_name: str = ""
    contact_email: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, until when, with which documents; the letter and its subject are templates.

    reminders are days from the last day, negative before it; site is the address that links begin with. paragraph is
    the body's, where a body came to ask.
    """

    subject: str
    question: str
    due: dt.date
    letter_subject: str
    letter: str
    asker_name: str
    asker_email: str
    site: str
    reminders: tuple[int, ...] = ()
    documents: tuple[MatterDocument, ...] = ()
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What was changed in the proposal, or not, why, and because of whom."""

    what: str
    why: str = ""
    was_changed: bool = True
    because_of: tuple[ReferralRow, ...] = ()


@transaction.atomic
def ask_for_opinions(
    *,
    matter: Matter,
    request: Request,
    parties: Sequence[Party],
    others: Sequence[Other] = (),
    on: dt.date,
    actor: str,
) -> Referral:
    """Send the question to all at the same time: a row for each, a link and a letter for each that has an address.

    Where the matter lies in a body, that body asks; where nobody has it but the coordinator, the coordinator does;
    where it is out already, this is one more question. Queries: at most twenty-five, and five for each letter.
    Raises: Refused where nobody is asked, the last day has been, or the matter cannot be sent out from where it lies.
    """
    row = locked(matter)
    wrong = list(_wrong(request, parties, others, on))
    if wrong:
        raise Refused(wrong)
    with audit.acting(actor=actor, reason=request.subject, day=on):
        if row.state != State.OUT_FOR_OPINION:
            take(row, _asking(row, request, on), actor)
        referral = _written(row, request, on)
        for each in _rows(referral, parties, others, on):
            if each.contact_email:
                sending.ask(each, subject=request.letter_subject, letter=request.letter, on=on)
    return referral


def _asking(row: Matter, request: Request, on: dt.date) -> Move:
    if row.state != State.IN_BODY:
        return Move(Act.ASK_OPINIONS, on, reason=request.subject)
    return Move(
        Act.TREAT,
        on,
        body=row.holder_body,
        forum=row.holder_forum,
        outcome=Outcome.ASK_FOR_OPINIONS,
        reason=request.subject,
        paragraph=request.paragraph,
    )


def _wrong(
    request: Request, parties: Sequence[Party], others: Sequence[Other], on: dt.date
) -> list[Finding]:
    found = []
    if not parties and not others:
        found.append(finding("matters.nobody_to_ask", subject=request.subject))
    if request.due < on:
        found.append(finding("matters.due_before_asked", due=day_in_words(request.due)))
    return found


def finding(code: str, **facts: str | Words) -> Finding:
    """What stops an act on a request for opinion."""
    return Finding(code, Weight.STOP, CLAUSE, facts)


def _written(row: Matter, request: Request, on: dt.date) -> Referral:
    last = row.referrals.aggregate(last=Max("number"))["last"] or 0
    referral = Referral.objects.create(
        matter=row,
        number=last + 1,
        subject=request.subject,
        question=request.question,
        due=request.due,
        sent_on=on,
        reminders=sorted(set(request.reminders)),
        asker_name=request.asker_name,
        asker_email=request.asker_email,
        site=request.site,
    )
    referral.documents.set(request.documents)
    return referral


def _rows(
    referral: Referral, parties: Sequence[Party], others: Sequence[Other], on: dt.date
) -> list[ReferralRow]:
    """A row for each, a party's with its contact of the day. Two queries."""
    contacts = {
        each.party_id: each
        for each in Contact.objects.filter(
            party__in=[party.pk for party in parties], period__contains=on
        ).order_by("-pk")
    }
    asked = [_row(referral, party, contacts.get(party.pk)) for party in parties]
    asked += [
        ReferralRow(
            referral=referral,
            name=other.name,
            contact_name=other.contact_name,
            contact_email=other.contact_email,
        )
        for other in others
    ]
    return ReferralRow.objects.bulk_create(asked)


def _row(referral: Referral, party: Party, contact: Contact | None) -> ReferralRow:
    return ReferralRow(
        referral=referral,
        party=party,
        contact_name=contact.name if contact else "",
        contact_email=contact.email if contact else "",
    )


@transaction.atomic
def opinions_in(*, referral: Referral, on: dt.date, actor: str) -> tuple[str, ...]:
    """Let the matter go back to where it was asked from; gives the names of those who have not answered.

    Whoever answers later still can. A matter that is back already stays where it is. Queries: at most sixteen.
    """
    matter = locked(referral.matter)
    with audit.acting(actor=actor, reason=referral.subject, day=on):
        come_back(matter, on, actor)
    return missing(referral)


@transaction.atomic
def close(*, referral: Referral, on: dt.date, actor: str) -> Referral:
    """Take no more opinions and no more changes; the matter goes back, unless another question is still out."""
    matter = locked(referral.matter)
    row = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    with audit.acting(actor=actor, reason=row.subject, day=on):
        row.closed_on = row.closed_on or on
        row.save(update_fields=["closed_on"])
        if not matter.referrals.filter(closed_on__isnull=True).exists():
            come_back(matter, on, actor)
    return row


@transaction.atomic
def record_effect(*, referral: Referral, effect: Effect, on: dt.date, actor: str) -> OpinionEffect:
    """Note what the opinions led to, or why they did not. Three queries."""
    with audit.acting(actor=actor, reason=effect.what, day=on):
        made = OpinionEffect.objects.create(
            referral=referral,
            on=on,
            was_changed=effect.was_changed,
            what=effect.what,
            why=effect.why,
        )
        made.because_of.set(effect.because_of)
    return made


def come_back(matter: Matter, on: dt.date, actor: str) -> None:
    """The step back, on a locked matter inside somebody's act; none where the matter is not out."""
    if matter.state == State.OUT_FOR_OPINION:
        take(matter, Move(Act.OPINIONS_IN, on), actor)


def missing(referral: Referral) -> tuple[str, ...]:
    """The names of those who have not answered, in the order of the rows. One query."""
    rows = referral.rows.exclude(opinions__sent_on__isnull=False).select_related("party")
    return tuple(sending.name_of(row) for row in rows.order_by("pk"))
