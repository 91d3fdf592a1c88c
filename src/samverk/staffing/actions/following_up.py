"""What the coordinator does while a round runs: remind, withdraw and renew links, let a question lapse, reopen one."""

import datetime as dt

from django.db import transaction

from samverk.foundation import audit
from samverk.rulebook.staffing.answers import WAITING, is_reminded
from samverk.rulebook.staffing.rounds import reminder_due
from samverk.staffing import facts, letters, queries
from samverk.staffing.actions import sending
from samverk.staffing.actions.asking import seats_in_words
from samverk.staffing.actions.states import locked, move
from samverk.staffing.models import Question, Reminder, Round

SYSTEM = "Samverk"


@transaction.atomic
def remind(
    *,
    question: Question,
    on: dt.date,
    actor: str,
    occasion: int | None = None,
    kind: str = "person",
) -> bool:
    """Send a reminder with a link of its own; gives False where none is due.

    None goes to a party that has answered, that has no contact, or that got one the same day.
    """
    row = locked(question)
    rows = row.reminders
    is_open = row.round.state == Round.State.OPEN
    if not (is_open and is_reminded(row.at) and row.contact_email) or rows.filter(on=on).exists():
        return False
    with audit.acting(actor=actor, reason=row.round.subject, day=on, kind=kind):
        Reminder.objects.create(question=row, on=on, occasion=occasion)
        _write(row, on, letters.REMINDER_SUBJECT, letters.REMINDER, f"reminded:{on}")
    return True


def remind_by_rule(*, on: dt.date) -> int:
    """Send the reminders that are due that day in every open round; gives how many.

    Each party is a transaction of its own: one that fails keeps no other from its letter. Safe to run twice.
    """
    waiting = [state.value for state in WAITING]
    rows = Question.objects.filter(state__in=waiting, round__state=Round.State.OPEN)
    sent = 0
    for row in rows.select_related("round").prefetch_related("reminders").order_by("pk"):
        done = [each.occasion for each in row.reminders.all() if each.occasion is not None]
        after_asking = [
            day
            for day in row.round.reminders
            if row.round.due + dt.timedelta(days=day) > row.round.opened_on
        ]
        occasion = reminder_due(row.round.due, after_asking, done, on=on)
        if occasion is not None:
            sent += remind(question=row, on=on, actor=SYSTEM, occasion=occasion, kind="system")
    return sent


@transaction.atomic
def withdraw_link(*, question: Question, on: dt.date, actor: str) -> int:
    """Let none of the party's links work any more; gives how many did."""
    row = locked(question)
    with audit.acting(actor=actor, reason=row.round.subject, day=on):
        return row.links.filter(revoked_on__isnull=True).update(revoked_on=on)


@transaction.atomic
def renew_link(*, question: Question, on: dt.date, actor: str) -> bool:
    """Withdraw the party's links and send a new one to the contact of the day; gives False where there is none."""
    row = locked(question)
    with audit.acting(actor=actor, reason=row.round.subject, day=on):
        contact = queries.contacts([row.party], on=on).get(row.party_id)
        if contact is None:
            return False
        row.links.filter(revoked_on__isnull=True).update(revoked_on=on)
        row.contact_name, row.contact_email = contact.name, contact.email
        row.save(update_fields=["contact_name", "contact_email"])
        number = row.links.count()
        _write(row, on, row.round.subject, letters.RENEWED, f"renewed:{number}")
        return True


@transaction.atomic
def lapse(*, question: Question, on: dt.date, actor: str) -> None:
    """End the question to a party that has left; what it answered is kept.

    Raises: Refused where it is accepted already.
    """
    row = locked(question)
    with audit.acting(actor=actor, reason=row.round.subject, day=on):
        move(row, "lapse")
        row.links.filter(revoked_on__isnull=True).update(revoked_on=on)


@transaction.atomic
def reopen(*, question: Question, on: dt.date, actor: str) -> None:
    """Let a party change an answer that was accepted; the appointments stand until new names are accepted.

    Raises: Refused where it is not accepted, or the round is closed.
    """
    row = locked(question)
    with audit.acting(actor=actor, reason=row.round.subject, day=on):
        move(row, "reopen")


def _write(question: Question, on: dt.date, subject: str, template: str, key: str) -> None:
    of = question.round
    known = facts.of_structure(of.structure, on=of.term_from)
    seats = [known[each.seat_id] for each in question.seats.all() if each.seat_id in known]
    address = sending.make_link(question, on=on)
    name = queries.names_in(of.structure).get(question.party_id, question.party.name)
    said = sending.facts_of(question, name, seats_in_words(seats), address)
    sending.send(question, subject=subject, template=template, facts=said, key=key, secret=address)
