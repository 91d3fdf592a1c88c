"""What the coordinator does while a round runs: remind, withdraw and renew links, let a question lapse, reopen one."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from django.db import transaction
from django.db.models import prefetch_related_objects

from samverk.bodies.queries import senders
from samverk.foundation import audit, mail
from samverk.foundation.refusals import Refused
from samverk.rulebook.staffing.answers import WAITING, is_reminded
from samverk.rulebook.staffing.rounds import reminder_due
from samverk.staffing import facts, letters, queries
from samverk.staffing.actions import sending
from samverk.staffing.actions.states import locked, move, not_now
from samverk.staffing.facts import Askable
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
    written = _Writing(question.round)
    return bool(_remind([question.pk], written, on, actor=actor, occasion=occasion, kind=kind))


@transaction.atomic
def remind_many(*, of: Round, questions: Collection[Question], on: dt.date, actor: str) -> int:
    """Remind several parties of a round at once, each as remind does; gives how many got a reminder.

    Queries: some thirty, however many parties.
    """
    return _remind([each.pk for each in questions], _Writing(of), on, actor=actor)


def remind_by_rule(*, on: dt.date) -> int:
    """Send the reminders that are due that day in every open round; gives how many.

    Each party is a transaction of its own: one that fails keeps no other from its letter. Safe to run twice.
    """
    waiting = [state.value for state in WAITING]
    rows = Question.objects.filter(state__in=waiting, round__state=Round.State.OPEN)
    sent = 0
    writing: dict[int, _Writing] = {}
    for row in rows.select_related("round__structure").prefetch_related("reminders").order_by("pk"):
        occasion = _due(row, on)
        if occasion is not None:
            shared = writing.setdefault(row.round_id, _Writing(row.round))
            with transaction.atomic():
                sent += _remind(
                    [row.pk], shared, on, actor=SYSTEM, occasion=occasion, kind="system"
                )
    return sent


def _due(row: Question, on: dt.date) -> int | None:
    of = row.round
    done = [each.occasion for each in row.reminders.all() if each.occasion is not None]
    after_asking = [day for day in of.reminders if of.due + dt.timedelta(days=day) > of.opened_on]
    return reminder_due(of.due, after_asking, done, on=on)


def _remind(
    keys: Collection[int],
    writing: "_Writing",
    on: dt.date,
    *,
    actor: str,
    occasion: int | None = None,
    kind: str = "person",
) -> int:
    """Remind those of the questions that are to be reminded that day, by one insert of everything."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("round", "party")
    known = rows.filter(pk__in=keys, round__state=Round.State.OPEN).exclude(reminders__on=on)
    due = [row for row in known.order_by("pk") if is_reminded(row.at) and row.contact_email]
    if not due:
        return 0
    with audit.acting(actor=actor, reason=writing.of.subject, day=on, kind=kind):
        Reminder.objects.bulk_create(
            Reminder(question=row, on=on, occasion=occasion) for row in due
        )
        writing.write(due, on, letters.REMINDER_SUBJECT, letters.REMINDER, key=f"reminded:{on}")
    return len(due)


@transaction.atomic
def withdraw_link(*, question: Question, on: dt.date, actor: str) -> int:
    """Let none of the party's links work any more; gives how many did."""
    row = locked(question)
    with audit.acting(actor=actor, reason=row.round.subject, day=on):
        return row.links.filter(revoked_on__isnull=True).update(revoked_on=on)


@transaction.atomic
def renew_link(*, question: Question, on: dt.date, actor: str) -> bool:
    """Withdraw the party's links and send a new one to the contact of the day; gives False where there is none.

    Raises: Refused where the round is closed: a new link would take no answer.
    """
    row = locked(question)
    if row.round.state != Round.State.OPEN:
        raise Refused([not_now(row)])
    with audit.acting(actor=actor, reason=row.round.subject, day=on):
        contact = queries.contacts([row.party], on=on).get(row.party_id)
        if contact is None:
            return False
        row.links.filter(revoked_on__isnull=True).update(revoked_on=on)
        row.contact_name, row.contact_email = contact.name, contact.email
        row.save(update_fields=["contact_name", "contact_email"])
        number = row.links.count()
        _Writing(row.round).write(
            [row], on, row.round.subject, letters.RENEWED, key=f"renewed:{number}"
        )
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


class _Writing:
    """What every letter of a round needs, read once: the seats as they are, the names, the sender."""

    def __init__(self, of: Round) -> None:
        self.of = of

    @cached_property
    def _askable(self) -> Askable:
        return facts.askable(self.of.structure, on=self.of.term_from)

    @cached_property
    def _names(self) -> Mapping[int, str]:
        return queries.names_in(self.of.structure)

    @cached_property
    def _sender(self) -> mail.Sender | None:
        return senders.sender_of(self.of.structure)

    def write(
        self, questions: Sequence[Question], on: dt.date, subject: str, template: str, *, key: str
    ) -> None:
        """A letter to the contact of each, with a new link. Five queries, however many, besides what is read once."""
        prefetch_related_objects(list(questions), "seats")
        addresses = sending.make_links(questions, on=on)
        mail.queue_many(
            [
                sending.letter(
                    question,
                    subject,
                    template,
                    self._said(question, address),
                    key=key,
                    secret=address,
                    sender=self._sender,
                )
                for question, address in zip(questions, addresses, strict=True)
            ]
        )

    def _said(self, question: Question, address: str) -> Mapping[str, str]:
        question.round = self.of
        asked = list(question.seats.all())
        known = self._askable
        seats = [each for each in known.about(asked).values() if each.seat]
        listed = sending.listed(seats, known.proposals_in(asked))
        name = self._names.get(question.party_id, question.party.name)
        return sending.facts_of(question, name, listed, address)
