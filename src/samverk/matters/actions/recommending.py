"""A recommendation is written, with its clauses, and handed over to every principal: one row and one letter each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from samverk.foundation import audit
from samverk.foundation.refusals import Refused
from samverk.matters import events
from samverk.matters.actions import sending
from samverk.matters.actions.moving import Move, locked, take
from samverk.matters.models import (
    DecisionClause,
    Matter,
    PartyDecision,
    Recommendation,
    Treatment,
)
from samverk.parties.models import Contact, Organ, Party
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matters.steps import Act


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a body recommends: its heading and its numbered clauses, and from when it is meant to hold."""

    title: str
    clauses: tuple[str, ...]
    treatment: Treatment | None = None
    wanted_from: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Dispatch:
    """How it is sent: the letter and its subject (templates), the last day, the reminders, and who asks.

    reminders are days from the last day, negative before it; site is the address that links begin with.
    """

    subject: str
    letter: str
    due: dt.date
    asker_name: str
    asker_email: str
    site: str
    reminders: tuple[int, ...] = ()


@transaction.atomic
def propose(*, matter: Matter, proposal: Proposal, on: dt.date, actor: str) -> Recommendation:
    """Write down a recommendation that is not sent yet. Six queries."""
    row = locked(matter)
    with audit.acting(actor=actor, reason=proposal.title, day=on):
        last = row.recommendations.aggregate(last=Max("number"))["last"] or 0
        made = Recommendation.objects.create(
            matter=row,
            treatment=proposal.treatment,
            number=last + 1,
            title=proposal.title,
            wanted_from=proposal.wanted_from,
        )
        _write_clauses(made, proposal.clauses)
    return made


@transaction.atomic
def reword(
    *, recommendation: Recommendation, proposal: Proposal, on: dt.date, actor: str
) -> Recommendation:
    """Change a recommendation that is not sent yet.

    Raises: Refused where it has been sent: what principals decide on does not change under their hands.
    """
    row = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    if row.sent_on is not None:
        raise Refused([_finding("matters.sent_already", "Ä6", title=row.title)])
    with audit.acting(actor=actor, reason=proposal.title, day=on):
        row.title, row.wanted_from = proposal.title, proposal.wanted_from
        row.save()
        row.clauses.all().delete()
        _write_clauses(row, proposal.clauses)
    return row


def _write_clauses(row: Recommendation, clauses: Sequence[str]) -> None:
    DecisionClause.objects.bulk_create(
        DecisionClause(recommendation=row, number=number, text=text)
        for number, text in enumerate(clauses, start=1)
    )


@transaction.atomic
def send_out(
    *,
    recommendation: Recommendation,
    parties: Sequence[Party],
    dispatch: Dispatch,
    on: dt.date,
    actor: str,
) -> Recommendation:
    """Hand the recommendation over: a row, a personal link and a letter for each principal, all at the same time.

    A principal without a contact gets a row and no letter. Queries: fourteen, and some for each letter.
    Raises: Refused where there is nothing to decide on, nobody to decide, or the matter is not there yet.
    """
    matter = locked(recommendation.matter)
    row = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    wrong = list(_wrong(row, parties))
    if wrong:
        raise Refused(wrong)
    with audit.acting(actor=actor, reason=row.title, day=on):
        _put(row, dispatch, on)
        rows = _rows(row, parties, on)
        take(matter, Move(Act.SEND_OUT, on), actor)
        sending.ask(row, rows, subject=dispatch.subject, letter=dispatch.letter, on=on)
        events.tell(row, on=on, actor=actor)
    return row


def _wrong(row: Recommendation, parties: Sequence[Party]) -> list[Finding]:
    found = []
    if row.sent_on is not None:
        found.append(_finding("matters.sent_already", "Ä6", title=row.title))
    if not row.clauses.exists():
        found.append(_finding("matters.no_clauses", "Ä6", title=row.title))
    if not parties:
        found.append(_finding("matters.nobody_to_decide", "Ä6", title=row.title))
    return found


def _finding(code: str, clause: str, **facts: str) -> Finding:
    return Finding(code, Weight.STOP, f"samverk-arenden {clause}", facts)


def _put(row: Recommendation, dispatch: Dispatch, on: dt.date) -> None:
    row.letter, row.due, row.sent_on = dispatch.letter, dispatch.due, on
    row.reminders = sorted(set(dispatch.reminders))
    row.asker_name, row.asker_email = dispatch.asker_name, dispatch.asker_email
    row.site = dispatch.site
    row.save()


def _rows(row: Recommendation, parties: Sequence[Party], on: dt.date) -> list[PartyDecision]:
    """A row for each principal, with its contact of the day and its council, which decides where nobody says else."""
    keys = [party.pk for party in parties]
    contacts = {
        each.party_id: each
        for each in Contact.objects.filter(party__in=keys, period__contains=on).order_by("-pk")
    }
    councils = {
        each.party_id: each
        for each in Organ.objects.filter(
            party__in=keys, kind=Organ.Kind.COUNCIL, period__contains=on
        ).order_by("-pk")
    }
    return PartyDecision.objects.bulk_create(
        _row(row, party, contacts.get(party.pk), councils.get(party.pk), on) for party in parties
    )


def _row(
    row: Recommendation, party: Party, contact: Contact | None, council: Organ | None, on: dt.date
) -> PartyDecision:
    return PartyDecision(
        recommendation=row,
        party=party,
        asked_on=on,
        contact_name=contact.name if contact else "",
        contact_email=contact.email if contact else "",
        competent_organ=council.name if council else "",
        competent_kind=council.kind if council else "",
    )


@transaction.atomic
def ask_again(*, row: PartyDecision, why: str, on: dt.date, actor: str) -> PartyDecision:
    """Ask one principal once more, by a new letter with a new link; earlier links go on working.

    Where everybody had answered the matter lies with the principals again. Queries: at most twenty.
    Raises: Refused where the question to the principal is withdrawn.
    """
    matter = locked(row.recommendation.matter)
    asked = PartyDecision.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if asked.withdrawn_on is not None:
        raise Refused([_finding("matters.question_withdrawn", "Ä6", party=asked.party.name)])
    with audit.acting(actor=actor, reason=why, day=on):
        take(matter, Move(Act.ASK_AGAIN, on, reason=why), actor)
        sending.again(asked, on=on)
    return asked


@transaction.atomic
def withdraw_row(*, row: PartyDecision, why: str, on: dt.date, actor: str) -> PartyDecision:
    """Take the question back from one principal; whatever it answers later lies in the tray. Four queries."""
    asked = PartyDecision.objects.select_for_update(of=("self",)).get(pk=row.pk)
    with audit.acting(actor=actor, reason=why, day=on):
        asked.withdrawn_on = on
        asked.version += 1
        asked.save(update_fields=["withdrawn_on", "version"])
    return asked
