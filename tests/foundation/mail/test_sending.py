"""What becomes of a letter at a real mail server that takes, refuses, stalls and dies."""

import datetime as dt
import uuid

import pytest
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from samverk.foundation import mail
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.mail import Letter, State, sending
from samverk.foundation.mail.smtp import Fate, Outcome
from tests.foundation.mail.letters import RECIPIENT, a_letter, waiting_jobs
from tests.foundation.mail.post_office import PostOffice

pytestmark = pytest.mark.django_db

LARGE = "x" * 8_000_000


def after(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def send(letter: Letter, job: int = 0) -> Letter:
    sending.send(letter.pk, job=job)
    return after(letter)


def held(letter: Letter, *, handed: bool, job: int = 7, minutes: int = 0) -> Letter:
    """The letter as a worker leaves it that dies with the letter in hand."""
    then = Now() - dt.timedelta(minutes=minutes)
    Letter.objects.filter(pk=letter.pk).update(
        state=State.SENDING,
        attempts=1,
        claim=uuid.UUID(int=(job << 64) | 1),
        claimed_at=then,
        handed_at=then if handed else None,
    )
    return after(letter)


def test_a_letter_arrives_with_all_its_parts(office: PostOffice) -> None:
    sender = mail.Sender("Länets kansli", "kansli@lanet.example", "lanet")
    letter = a_letter(
        text="Hej Åsa!\n.\n..slut\n",
        html="<p>Hej Åsa!</p>",
        sender=sender,
        reply_to="svar@lanet.example",
    )

    sent = send(letter)

    (arrived,) = office.letters
    plain, rich = (arrived.get_body((kind,)) for kind in ("plain", "html"))
    assert plain
    assert rich
    assert plain.get_content().splitlines() == ["Hej Åsa!", ".", "..slut"]
    assert rich.get_content().strip() == "<p>Hej Åsa!</p>"
    assert arrived["From"] == "Länets kansli <kansli@lanet.example>"
    assert arrived["To"] == f"Registrator <{RECIPIENT}>"
    assert arrived["Reply-To"] == "svar@lanet.example"
    assert arrived["Message-ID"] == letter.message_id
    assert arrived["List-Id"] == "<lanet.lanet.example>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert (sent.state, sent.attempts, sent.error, sent.claim) == (State.SENT, 1, "", None)
    assert sent.sent_at is not None


def test_a_letter_is_sent_once_however_often_it_is_asked_for(office: PostOffice) -> None:
    letter = a_letter()

    for job in (1, 1, 2):
        send(letter, job)

    assert office.recipients() == [RECIPIENT]
    assert after(letter).attempts == 1


@pytest.mark.parametrize(
    ("manner", "words"),
    [
        ("refuse", "550 5.1.1 No such mailbox"),
        ("refuse data", "550 5.7.0 Not from you"),
        ("refuse content", "554 5.7.1 Looks like spam"),
    ],
)
def test_a_refusal_is_final_and_told_in_the_servers_words(
    office: PostOffice, manner: str, words: str
) -> None:
    office.manners[RECIPIENT] = manner
    letter = a_letter()
    ProcrastinateJob.objects.all()._raw_delete("default")

    refused = send(letter)

    assert (refused.state, refused.words) == (State.REFUSED, words)
    assert words in refused.error
    assert office.taken == []
    assert waiting_jobs() == []


@pytest.mark.parametrize(
    ("manner", "trouble"),
    [
        ("not now", "not_now"),
        ("busy with content", "not_now"),
        ("stall", "no_answer"),
        ("die", "broke_off"),
    ],
)
def test_before_the_letter_is_handed_over_every_trouble_leads_to_another_attempt(
    office: PostOffice, manner: str, trouble: str
) -> None:
    office.manners[RECIPIENT] = manner
    letter = a_letter()

    delayed = send(letter)
    too_early = send(letter)
    office.manners.clear()
    Letter.objects.filter(pk=letter.pk).update(due_at=Now())
    sent = send(letter)

    assert (delayed.state, delayed.trouble, delayed.claim) == (State.QUEUED, trouble, None)
    assert too_early.attempts == 1
    assert waiting_jobs() == [letter.pk, letter.pk]
    assert (sent.state, sent.attempts, sent.error) == (State.SENT, 2, "")
    assert office.recipients() == [RECIPIENT]


def test_a_server_that_dies_before_it_has_the_whole_letter_does_not_have_it(
    office: PostOffice,
) -> None:
    office.manners[RECIPIENT] = "die in the middle"
    letter = a_letter(text=LARGE)

    assert (send(letter).state, after(letter).trouble) == (State.QUEUED, "broke_off")


@pytest.mark.parametrize("manner", ["take and stall", "take and die", "die in the middle"])
def test_a_server_silent_after_the_last_byte_may_have_the_letter_and_nobody_sends_it_again(
    office: PostOffice, manner: str
) -> None:
    office.manners[RECIPIENT] = manner
    letter = a_letter()

    unknown = send(letter)
    send(letter)
    sending.resume_stalled()

    assert (unknown.state, unknown.trouble) == (State.UNKNOWN, "may_be_sent")
    assert "kan ha fått det" in unknown.error
    assert after(letter).attempts == 1
    assert len(office.taken) == (0 if manner == "die in the middle" else 1)


def test_a_server_that_cannot_be_reached_is_tried_again(settings: Settings) -> None:
    settings.SMTP = {"host": "127.0.0.1", "port": 1, "security": "none", "timeout": 0.3}

    delayed = send(a_letter())

    assert (delayed.state, delayed.trouble) == (State.QUEUED, "no_connection")


def test_without_a_server_a_letter_waits_and_says_so() -> None:
    letter = a_letter()

    waiting = send(letter)

    assert (waiting.state, waiting.attempts) == (State.QUEUED, 0)
    assert "SAMVERK_SMTP_URL" in waiting.error
    assert waiting.due_at - waiting.queued_at >= dt.timedelta(minutes=10)
    assert waiting_jobs() == [letter.pk, letter.pk]


def test_after_the_last_attempt_nobody_tries_again(office: PostOffice) -> None:
    office.manners[RECIPIENT] = "not now"
    letter = a_letter()
    Letter.objects.filter(pk=letter.pk).update(attempts=len(sending.WAITS))

    given_up = send(letter)

    assert (given_up.state, given_up.trouble) == (State.GIVEN_UP, "not_now")
    assert waiting_jobs() == [letter.pk]  # the first one's, which finds nothing to do


def test_the_waits_grow_and_end_within_two_days() -> None:
    assert list(sending.WAITS) == sorted(sending.WAITS)
    assert sum(sending.WAITS) < 48 * 3600


def test_a_letter_in_a_dead_workers_hand_is_sent_by_the_same_job_again(office: PostOffice) -> None:
    letter = held(a_letter(), handed=False, job=7)

    another = send(letter, job=8)
    same = send(letter, job=7)

    assert another.state == State.SENDING
    assert (same.state, same.attempts) == (State.SENT, 2)
    assert office.recipients() == [RECIPIENT]


def test_a_letter_that_a_dead_worker_had_handed_over_is_not_sent_again(office: PostOffice) -> None:
    letter = held(a_letter(), handed=True, job=7)

    unknown = send(letter, job=7)

    assert unknown.state == State.UNKNOWN
    assert office.taken == []


def test_a_worker_that_wakes_up_after_its_letter_was_taken_over_does_not_hand_it_over(
    office: PostOffice,
) -> None:
    letter = held(a_letter(), handed=False, job=7)
    slow = after(letter)
    Letter.objects.filter(pk=letter.pk).update(claim=uuid.UUID(int=(7 << 64) | 2))

    assert not sending._passes(slow)
    sending.settle(slow, Outcome(Fate.ACCEPTED))
    assert after(letter).state == State.SENDING


@pytest.mark.parametrize(("handed", "state"), [(False, State.QUEUED), (True, State.UNKNOWN)])
def test_a_letter_held_too_long_is_found(handed: bool, state: State) -> None:  # noqa: FBT001
    stalled = held(a_letter("a"), handed=handed, minutes=16)
    busy = held(a_letter("b"), handed=handed, minutes=1)

    assert sending.resume_stalled() == 1
    assert (after(stalled).state, after(busy).state) == (state, State.SENDING)


def test_a_letter_whose_job_is_gone_gets_another() -> None:
    letter = a_letter("a")
    a_letter("b")
    Letter.objects.update(due_at=Now() - dt.timedelta(minutes=6))
    ProcrastinateJob.objects.filter(args__letter=letter.pk)._raw_delete("default")

    assert sending.resume_stalled() == 1
    assert sending.resume_stalled() == 0
    assert waiting_jobs().count(letter.pk) == 1


def test_what_is_confidential_is_gone_once_the_letter_has_left(office: PostOffice) -> None:
    link = "https://samverk.example/svar/kFq0"
    letter = a_letter(text=f"Svara: {link}\n", html=f"<p>{link}</p>", confidential=[link])

    sent = send(letter)

    assert link in office.taken[0][1].decode()
    assert link not in f"{sent.text}{sent.html}{sent.confidential}"
    assert link not in str(list(AuditEntry.objects.values("before", "after")))


def test_what_is_confidential_stays_while_the_letter_may_have_to_be_sent_again(
    office: PostOffice,
) -> None:
    office.manners[RECIPIENT] = "take and die"
    letter = a_letter(text="Svara: hemligt", confidential=["hemligt"])

    assert "hemligt" in send(letter).text


def test_nothing_of_a_letter_is_in_the_log(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    office.manners["b@ekby.example"] = "refuse"
    for each in ("a@ekby.example", "b@ekby.example"):
        send(a_letter(each, to=mail.Address("", each), subject="Ämnet", text="Hemligt innehåll"))

    ours = [each for each in caplog.records if not each.name.startswith("mail.log")]
    told = " ".join(str(vars(each)) for each in ours)
    assert "Hemligt" not in told
    assert "Ämnet" not in told
