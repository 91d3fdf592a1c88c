"""A party answers: a draft as often as it likes, and an answer that is never written over."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from samverk.foundation import audit
from samverk.foundation.formats import day_long
from samverk.rulebook.staffing.rounds import is_late
from samverk.staffing import letters, queries
from samverk.staffing.actions import sending
from samverk.staffing.actions.states import locked, move
from samverk.staffing.models import AskedSeat, Nomination, Question, Reply


@dataclass(frozen=True, slots=True)
class Names:
    """What is written at one seat."""

    abstains: bool = False
    given_name: str = ""
    family_name: str = ""
    office: str = ""
    email: str = ""
    professions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What is written on the page: names by asked seat, the decision, and who writes."""

    names: Mapping[int, Names]
    written_by: str = ""
    organ: str = ""
    decided_on: dt.date | None = None
    paragraph: str = ""
    registry_number: str = ""


@transaction.atomic
def save_draft(*, question: Question, written: Written, on: dt.date) -> Reply:
    """Keep what is written until somebody goes on; nobody else sees it.

    Raises: Refused where the question takes no answers.
    """
    row = locked(question)
    with audit.acting(actor=_actor(row, written), reason=row.round.subject, day=on):
        move(row, "save")
        return _written(row, written)


@transaction.atomic
def answer(*, question: Question, written: Written, seats: Mapping[int, str], on: dt.date) -> Reply:
    """Send an answer: it stands beside the earlier ones, and a receipt goes to the contact on record.

    seats is what the receipt calls each asked seat.
    Raises: Refused where the question takes no answers.
    """
    row = locked(question)
    with audit.acting(actor=_actor(row, written), reason=row.round.subject, day=on):
        move(row, "send")
        reply = _written(row, written)
        reply.sent_on, reply.is_late = on, is_late(on, row.round.due)
        reply.save(update_fields=["sent_on", "is_late"])
        if row.contact_email:
            _receipt(row, reply, written, seats)
        return reply


def _actor(question: Question, written: Written) -> str:
    return f"{written.written_by or question.contact_name or 'Länken'}, {question.party}"


def _written(question: Question, written: Written) -> Reply:
    """The draft with everything that is written, made where there is none."""
    reply = queries.draft_of(question) or Reply(question=question)
    reply.written_by, reply.organ = written.written_by, written.organ
    reply.decided_on, reply.paragraph = written.decided_on, written.paragraph
    reply.registry_number = written.registry_number
    reply.save()
    rows = {row.asked_id: row for row in reply.nominations.all()}
    for asked in _own(question, written.names):
        row, names = rows.get(asked.pk), written.names[asked.pk]
        if row is None and asked.places and names == Names():
            continue  # a line for a proposal that nobody has used
        row = row or Nomination(reply=reply, asked=asked)
        _put(row, names)
        row.save()
    return reply


def _own(question: Question, named: Iterable[int]) -> Sequence[AskedSeat]:
    """The asked seats of the question itself: whatever else was sent, no other party's seat is written."""
    return list(question.seats.filter(pk__in=list(named)).order_by("pk"))


def _put(row: Nomination, names: Names) -> None:
    row.abstains = names.abstains
    row.given_name = "" if names.abstains else names.given_name
    row.family_name = "" if names.abstains else names.family_name
    row.office = "" if names.abstains else names.office
    row.email = "" if names.abstains else names.email
    row.professions = [] if names.abstains else list(names.professions)


def _receipt(question: Question, reply: Reply, written: Written, seats: Mapping[int, str]) -> None:
    name = queries.names_in(question.round.structure).get(question.party_id, question.party.name)
    lines = [
        f"{seats.get(pk, '')}: {_said(each)}"
        for pk, each in written.names.items()
        if each.abstains or each.family_name
    ]
    facts = {
        **sending.facts_of(question, name, sending.Listed("", tuple(lines)), ""),
        "skrivet_av": reply.written_by,
        "svarat": day_long(reply.sent_on, "sv") if reply.sent_on else "",
        "namn": "\n".join(f"– {line}" for line in lines),
    }
    sending.send(
        question,
        subject=letters.RECEIPT_SUBJECT,
        template=letters.RECEIPT,
        facts=facts,
        key=f"receipt:{reply.pk}",
    )


def _said(names: Names) -> str:
    if names.abstains:
        return "avstår"
    office = f", {names.office}" if names.office else ""
    return f"{names.given_name} {names.family_name}{office}"
