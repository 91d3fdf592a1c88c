"""From queued to sent: each step is written down before the next is taken, so that a death in between is seen."""

import datetime as dt
import secrets
import uuid
from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Now

from samverk.foundation import audit
from samverk.foundation.mail import deferring, message, smtp
from samverk.foundation.mail.models import Letter, State
from samverk.foundation.mail.smtp import Fate, Outcome

ACTOR: Final = "Samverk"
REASON: Final = "E-post"
MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
# How long after each attempt that failed the next one is made; after the last nobody tries again.
WAITS: Final = (MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR)
_NO_SERVER: Final = dt.timedelta(minutes=10)
_NO_LONGER: Final = "…"
# So long no talk with a server lasts, whatever it does.
STALLED_AFTER: Final = dt.timedelta(minutes=15)


def send(letter_id: int, *, job: int = 0) -> None:
    """Send a letter that waits for it; leave every other one alone. Safe to run twice.

    job is the number of the job that asks: the same job again means that its worker died.
    """
    if settings.SMTP is None:
        _wait_for_a_server(letter_id)
        return
    letter = _claimed(letter_id, job)
    if letter is None:
        return
    try:
        content = message.composed(letter)
    except ValueError as error:
        settle(letter, Outcome(Fate.REFUSED, "not_a_letter", str(error)[:200]))
        return
    outcome = smtp.hand_over(
        content,
        sender=settings.MAIL_BOUNCES_TO or letter.from_email,
        recipient=letter.to_email,
        server=smtp.Server(**settings.SMTP),
        may_pass=lambda: _passes(letter),
    )
    settle(letter, outcome)


@transaction.atomic
def settle(letter: Letter, outcome: Outcome) -> None:
    """Write down how an attempt ended, and see to the next one where there is one."""
    with audit.acting(actor=ACTOR, kind="system", reason=REASON):
        mine = Letter.objects.select_for_update().filter(pk=letter.pk, claim=letter.claim).first()
        if mine is None:
            return  # taken over meanwhile: what is written by whoever did so counts
        mine.claim = None
        mine.trouble, mine.words = outcome.trouble, outcome.words
        match outcome.fate:
            case Fate.ACCEPTED:
                mine.state = State.SENT
                mine.sent_at = Now()
                forget(mine)
            case Fate.REFUSED:
                mine.state = State.REFUSED
            case Fate.UNKNOWN:
                mine.state = State.UNKNOWN
            case Fate.LATER | Fate.LOST:
                _later(mine)
        mine.save()
        if mine.state == State.QUEUED:
            mine.refresh_from_db(fields=["due_at"])  # the clock of the database, which jobs go by
            deferring.defer(mine.pk, at=mine.due_at)


def resume_stalled() -> int:
    """Go on where a worker was lost: with letters it had in hand, and with those that have no job.

    Queries: two, and a few for each letter found.
    """
    lost = Letter.objects.filter(state=State.SENDING, claimed_at__lt=Now() - STALLED_AFTER)
    for letter in lost:
        settle(letter, _fate_of_lost(letter))
    jobless = _without_a_job()
    for letter_id in jobless:
        deferring.defer(letter_id)
    return len(lost) + len(jobless)


def _claimed(letter_id: int, job: int) -> Letter | None:
    """The letter, now in this attempt's hands; nothing if it is not for sending."""
    with transaction.atomic(), audit.acting(actor=ACTOR, kind="system", reason=REASON):
        letter = (
            Letter.objects.select_for_update(skip_locked=True)
            .filter(
                Q(state=State.QUEUED, due_at__lte=Now())
                | Q(state=State.SENDING, claim__isnull=False),
                pk=letter_id,
            )
            .first()
        )
        if letter is None:
            return None
        if letter.state == State.SENDING:
            return _taken_over(letter, job)
        return _taken(letter, job)


def _taken(letter: Letter, job: int) -> Letter:
    letter.state = State.SENDING
    letter.attempts += 1
    letter.claim = _claim_of(job)
    letter.claimed_at, letter.handed_at = Now(), None
    letter.save()
    letter.refresh_from_db()
    return letter


def _taken_over(letter: Letter, job: int) -> Letter | None:
    """The letter of an earlier run of the same job: it died. Another job's is left to that one."""
    if not job or not letter.claim or letter.claim.int >> 64 != job:
        return None
    if letter.handed_at:
        settle(letter, _fate_of_lost(letter))
        return None
    return _taken(letter, job)


def _claim_of(job: int) -> uuid.UUID:
    return uuid.UUID(int=(job << 64) | secrets.randbits(64))


def _passes(letter: Letter) -> bool:
    """Write down that the letter is about to be handed over; not if somebody has taken it over."""
    mine = Letter.objects.filter(pk=letter.pk, claim=letter.claim, handed_at=None)
    return bool(mine.update(handed_at=Now()))


def _fate_of_lost(letter: Letter) -> Outcome:
    if letter.handed_at:
        return Outcome(Fate.UNKNOWN, "may_be_sent")
    return Outcome(Fate.LATER, "worker_stopped")


def _later(letter: Letter) -> None:
    if letter.attempts > len(WAITS):
        letter.state = State.GIVEN_UP
        return
    letter.state = State.QUEUED
    letter.due_at = Now() + dt.timedelta(seconds=WAITS[max(letter.attempts, 1) - 1])


def forget(letter: Letter) -> None:
    """Take what is confidential out of a letter that has left."""
    for secret in letter.confidential:
        letter.text = letter.text.replace(secret, _NO_LONGER)
        letter.html = letter.html.replace(secret, _NO_LONGER)
    letter.confidential = []


@transaction.atomic
def _wait_for_a_server(letter_id: int) -> None:
    with audit.acting(actor=ACTOR, kind="system", reason=REASON):
        waiting = Letter.objects.select_for_update().filter(pk=letter_id, state=State.QUEUED)
        letter = waiting.first()
        if letter is None:
            return
        letter.trouble, letter.words = "no_server", ""
        letter.due_at = Now() + _NO_SERVER
        letter.save()
        letter.refresh_from_db(fields=["due_at"])
        deferring.defer(letter.pk, at=letter.due_at)


_JOBLESS: Final = """
SELECT letter.id FROM foundation_letter AS letter
 WHERE letter.state = 'queued' AND letter.due_at < now() - interval '5 minutes'
   AND NOT EXISTS (SELECT 1 FROM procrastinate_jobs AS job
                    WHERE job.task_name = %s AND job.status IN ('todo', 'doing')
                      AND (job.args ->> 'letter')::bigint = letter.id)
 ORDER BY letter.id LIMIT 1000
"""


def _without_a_job() -> Sequence[int]:
    with connection.cursor() as cursor:
        cursor.execute(_JOBLESS, [deferring.TASK])
        return [letter_id for (letter_id,) in cursor.fetchall()]
