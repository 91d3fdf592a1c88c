"""Ask parties to fill seats: one question each, one letter each."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from samverk.bodies.models import Appointment, Structure
from samverk.bodies.queries import senders
from samverk.foundation import audit, mail
from samverk.foundation.refusals import Refused
from samverk.parties.models import Contact
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.rulebook.staffing.flow import NoSuchStep, step
from samverk.rulebook.staffing.rounds import ROUND, RoundState
from samverk.rulebook.staffing.texts import STATES
from samverk.staffing import queries
from samverk.staffing.actions import sending
from samverk.staffing.actions.states import locked, move, not_now
from samverk.staffing.models import AskedSeat, Question, Round
from samverk.staffing.queries import PartySeats


@dataclass(slots=True)
class Letter:
    """What the parties are asked: the letter, the days, and who asks."""

    subject: str
    text: str
    due: dt.date
    term_from: dt.date
    asker_name: str
    asker_email: str
    site: str
    term_until: dt.date | None = None
    reminders: tuple[int, ...] = ()


def findings(parties: Sequence[PartySeats], contacts: Iterable[int]) -> tuple[Finding, ...]:
    """What speaks against asking: nobody to ask, or nobody to write to."""
    if not any(each.is_asked for each in parties):
        return (Finding("staffing.nobody_asked", Weight.STOP, "samverk-fragor F1"),)
    known = set(contacts)
    return tuple(
        Finding("staffing.contact_missing", Weight.WARN, "samverk-fragor F1", {"party": each.name})
        for each in parties
        if each.is_asked and each.party.pk not in known
    )


@transaction.atomic
def open_round(
    *,
    structure: Structure,
    letter: Letter,
    parties: Sequence[PartySeats],
    on: dt.date,
    actor: str,
) -> Round:
    """Ask each party about its seats, by one letter to its contact of the day; a party without a contact gets none.

    Queries: some twenty, however many letters.
    Raises: Refused where there is nobody to ask.
    """
    contacts = queries.contacts([each.party for each in parties], on=on)
    refusing = [each for each in findings(parties, contacts) if each.weight is Weight.STOP]
    if refusing:
        raise Refused(refusing)
    with audit.acting(actor=actor, reason=letter.subject, day=on):
        of = _round(structure, letter, on)
        asked = [each for each in parties if each.is_asked]
        questions = _questions(of, asked, contacts)
        _write_to(questions, asked, on)
    return of


@transaction.atomic
def ask_instead(*, question: Question, by: PartySeats, on: dt.date, actor: str) -> Question:
    """End the question to a party that has left, and ask the one that goes on in its place, if it is not asked yet.

    The links of the party that has left still open the question: it is told there who answers now.
    Raises: Refused where the question is settled, the round closed, or the other party has no seat to be asked about.
    """
    row = locked(question)
    of = row.round
    if of.state != Round.State.OPEN:
        raise Refused([not_now(row)])
    if refusing := [each for each in findings([by], [by.party.pk]) if each.weight is Weight.STOP]:
        raise Refused(refusing)
    with audit.acting(actor=actor, reason=of.subject, day=on):
        move(row, "lapse")
        asked = of.questions.filter(party=by.party).first()
        if asked is None:
            (asked,) = _questions(of, [by], queries.contacts([by.party], on=on))
            _write_to([asked], [by], on)
        row.continued_by = asked
        row.save(update_fields=["continued_by"])
    return asked


def _round(structure: Structure, letter: Letter, on: dt.date) -> Round:
    return Round.objects.create(
        structure=structure,
        subject=letter.subject,
        letter=letter.text,
        due=letter.due,
        term_from=letter.term_from,
        term_until=letter.term_until,
        opened_on=on,
        reminders=sorted(set(letter.reminders)),
        asker_name=letter.asker_name,
        asker_email=letter.asker_email,
        site=letter.site,
    )


def _questions(
    of: Round, asked: Sequence[PartySeats], contacts: Mapping[int, Contact]
) -> list[Question]:
    """A question to each party: its seats with whoever is to have them, and lines for proposals. Four queries."""
    questions = Question.objects.bulk_create(
        Question(
            round=of,
            party=each.party,
            contact_name=contact.name if contact else "",
            contact_email=contact.email if contact else "",
        )
        for each in asked
        for contact in [contacts.get(each.party.pk)]
    )
    keys = [seat.seat for each in asked for seat in each.seats if seat.seat]
    held = Appointment.objects.filter(seat__in=keys, period__contains=of.term_from)
    holders = {row.seat_id: row for row in held}
    AskedSeat.objects.bulk_create(
        AskedSeat(question=question, seat_id=seat.seat, holder=holders.get(seat.seat))
        for question, each in zip(questions, asked, strict=True)
        for seat in each.seats
        if seat.seat
    )
    AskedSeat.objects.bulk_create(
        AskedSeat(question=question, body=line.body, places=among.places.key, line=line.line)
        for question, each in zip(questions, asked, strict=True)
        for among in each.proposals
        for line in among.lines
    )
    return questions


def _write_to(questions: Sequence[Question], asked: Sequence[PartySeats], on: dt.date) -> None:
    """A letter to each party that has a contact, with a link of its own. Five queries, however many."""
    pairs = [pair for pair in zip(questions, asked, strict=True) if pair[0].contact_email]
    if not pairs:
        return
    addresses = sending.make_links([question for question, _seats in pairs], on=on)
    sender = senders.sender_of(pairs[0][0].round.structure)
    mail.queue_many(
        [
            _letter_to(question, each, address, sender)
            for (question, each), address in zip(pairs, addresses, strict=True)
        ]
    )


def _letter_to(
    question: Question, asked: PartySeats, address: str, sender: mail.Sender | None
) -> mail.ToQueue:
    of = question.round
    listed = sending.listed(asked.seats, asked.proposals)
    facts = sending.facts_of(question, asked.name, listed, address)
    return sending.letter(
        question, of.subject, of.letter, facts, key="asked", secret=address, sender=sender
    )


def letter_facts(
    structure: Structure, letter: Letter, asked: PartySeats, contact: Contact | None, address: str
) -> dict[str, str]:
    """What the merge fields of a letter that is not sent yet would say."""
    listed = sending.listed(asked.seats, asked.proposals)
    said = sending.merged(letter, structure.name, asked.name, listed, address)
    return said | {"kontakt": contact.name if contact else ""}


@transaction.atomic
def close_round(*, of: Round, on: dt.date, actor: str) -> None:
    """Take no more answers; what has come in can still be accepted.

    Raises: Refused where it is closed already.
    """
    _move(of, "close", on, actor)


@transaction.atomic
def reopen_round(*, of: Round, on: dt.date, actor: str) -> None:
    """Take answers again.

    Raises: Refused where it is open already.
    """
    _move(of, "reopen", on, actor)


def _move(of: Round, act: str, on: dt.date, actor: str) -> None:
    row = Round.objects.select_for_update().get(pk=of.pk)
    try:
        row.state = step(ROUND, RoundState(row.state), act).to_state.value
    except NoSuchStep:
        said: Facts = {"party": row.subject, "state": STATES[row.state]}
        raise Refused(
            [Finding("staffing.not_now", Weight.STOP, "samverk-fragor F2", said)]
        ) from None
    with audit.acting(actor=actor, day=on):
        row.save(update_fields=["state"])
