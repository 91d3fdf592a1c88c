"""One letter a day to each recipient, with all that is due and nothing that has been told; wherever the job dies."""

import threading
from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.test.utils import CaptureQueriesContext

from samverk.foundation import digest, mail
from samverk.foundation.digest import actions
from samverk.foundation.mail import Letter
from samverk.foundation.models import AuditEntry, Reminded, Subscriber
from tests.foundation.digest.things import TODAY, a_thing, days, forget_jobs, sent
from tests.foundation.mail.letters import waiting_jobs


@pytest.mark.django_db
def test_all_that_is_due_is_one_letter_by_sort_with_a_link_to_each_thing() -> None:
    late = a_thing("remit", -1, section="Översyner", text="Översynen ska vara klar", on=days(-1))

    letter = sent(a_thing("samrad", cited="5.2 i avtalet"), late, a_thing("lanet"))

    assert letter
    assert letter.subject == "3 påminnelser: Länets samverkan"
    assert letter.to_email == "Kim@ekby.example"
    assert letter.text.index("Översyner") < letter.text.index("Ordförandeskiften")
    assert "– 30 nov 2026 (för en dag sedan): Översynen ska vara klar." in letter.text
    assert "– 1 jan 2027 (om 31 dagar): Ordförandeskapet i samrad går till Regionen. Se 5.2 i avtalet." in letter.text  # fmt: skip
    for part in (letter.text, letter.html):
        assert part.count("https://samverk.example/strukturer/lanet/") == 3
        assert part.count("/paminnelser/") == 1
    assert waiting_jobs() == [letter.pk]


@pytest.mark.django_db
def test_a_letter_about_one_thing_says_it_in_its_subject() -> None:
    letter = sent(a_thing("samrad"))

    assert letter
    assert letter.subject == "Påminnelse: Ordförandeskapet i samrad går till Regionen"


@pytest.mark.django_db
def test_what_people_named_things_is_text_and_nothing_else_in_the_letter() -> None:
    letter = sent(a_thing(text='<script>alert("x")</script>\r\nBcc: a@b.example'))

    assert letter
    assert "<script>" not in letter.html
    assert "\n" not in letter.subject


@pytest.mark.django_db
def test_nothing_to_tell_is_no_letter() -> None:
    assert sent() is None
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_the_same_occasion_never_comes_again() -> None:
    first = sent(a_thing())

    again = [sent(a_thing(), on=days(number)) for number in range(1, 20)]

    assert first
    assert set(again) == {None}
    assert Letter.objects.count() == 1


@pytest.mark.django_db
def test_the_next_occasion_comes_and_one_that_was_passed_by_does_not() -> None:
    sent(a_thing(occasion=30))

    later = sent(a_thing(occasion=7), on=days(23))
    passed_by = sent(a_thing(occasion=90), on=days(24))

    assert later
    assert passed_by is None


@pytest.mark.django_db
def test_of_several_missed_occasions_the_letter_tells_the_latest() -> None:
    letter = sent(a_thing(occasion=90), a_thing(occasion=7), a_thing(occasion=30))

    assert letter
    assert letter.text.count("Ordförandeskapet") == 1
    assert list(Reminded.objects.values_list("occasion", flat=True)) == [7]


@pytest.mark.django_db
def test_twice_the_same_day_is_one_letter_and_what_came_in_between_waits_until_tomorrow() -> None:
    first = sent(a_thing("samrad"))
    same_day = sent(a_thing("samrad"), a_thing("lanet"))

    tomorrow = sent(a_thing("samrad"), a_thing("lanet"), on=days(1))

    assert first
    assert same_day is None
    assert tomorrow
    assert "lanet" in tomorrow.text
    assert "Ordförandeskapet i samrad" not in tomorrow.text


@pytest.mark.django_db
def test_an_address_is_one_recipient_however_it_is_written() -> None:
    sent(a_thing())

    again = sent(a_thing(), to=mail.Address("Kim", "kim@EKBY.example"), on=days(1))

    assert again is None
    assert Subscriber.objects.get().email == "kim@ekby.example"


@pytest.mark.django_db
def test_a_topic_that_is_stopped_is_left_out_until_it_is_begun_again() -> None:
    other = digest.Topic("annat", "Annat län")
    sent(a_thing("a"), a_thing("b", topic=other))
    subscriber = Subscriber.objects.get()
    digest.change(subscriber=subscriber, stop={"lanet": True}, on=TODAY, actor="Kim Ek")

    stopped = sent(a_thing("c"), a_thing("d", topic=other), on=days(1))
    digest.change(subscriber=subscriber, stop={"lanet": False}, on=days(1), actor="Kim Ek")
    begun = sent(a_thing("c"), on=days(2))

    assert stopped
    assert "Ordförandeskapet i d" in stopped.text
    assert "Ordförandeskapet i c" not in stopped.text
    assert begun


@pytest.mark.django_db
def test_a_choice_is_history_with_who_made_it() -> None:
    sent(a_thing())

    digest.change(subscriber=Subscriber.objects.get(), stop={"lanet": True}, on=TODAY, actor="Kim")

    entry = AuditEntry.objects.filter(table="foundation_subscription").latest("pk")
    assert entry.actor == "Kim"
    assert entry.after
    assert entry.after["stopped_on"] == "2026-12-01"


@pytest.mark.django_db
def test_the_database_refuses_the_same_reminder_twice() -> None:
    letter = sent(a_thing())
    told = Reminded.objects.get()
    assert letter

    with pytest.raises(IntegrityError), transaction.atomic():
        Reminded.objects.create(
            subscriber=told.subscriber, key=told.key, occasion=30, on=days(1), letter=letter
        )


class Killed(BaseException):
    """The worker was ended with no time to clear up."""


@pytest.fixture
def _committing(transactional_db: None) -> Iterator[None]:
    """Let the test commit, and leave no jobs to those after it."""
    forget_jobs()
    yield
    forget_jobs()


@pytest.mark.usefixtures("_committing")
@pytest.mark.parametrize("step", ["_locked", "_remember_topics", "_write"])
@pytest.mark.parametrize("is_done", [False, True])
def test_a_job_killed_at_any_step_sends_exactly_one_letter_when_it_runs_again(
    step: str, *, is_done: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(actions, step)

    def dying(*args: object) -> object:
        if is_done:
            real(*args)
        raise Killed

    monkeypatch.setattr(actions, step, dying)
    with pytest.raises(Killed):
        sent(a_thing())
    left = (Letter.objects.count(), Reminded.objects.count(), waiting_jobs())
    monkeypatch.setattr(actions, step, real)

    letter = sent(a_thing())
    again = sent(a_thing())

    assert left == (0, 0, [])
    assert letter
    assert again is None
    assert (Letter.objects.count(), waiting_jobs()) == (1, [letter.pk])
    assert Reminded.objects.get().letter == letter


@pytest.mark.usefixtures("_committing")
def test_two_workers_at_once_send_one_letter() -> None:
    def other() -> None:
        sent(a_thing())
        connection.close()

    with transaction.atomic():
        mine = sent(a_thing())
        rival = threading.Thread(target=other)
        rival.start()
        rival.join(timeout=0.2)
        assert rival.is_alive()  # it waits to see whether this transaction is committed
    rival.join(timeout=5)

    assert mine
    assert list(Letter.objects.values_list("pk", flat=True)) == [mine.pk]
    assert Reminded.objects.aggregate(last=Max("occasion"))["last"] == 30


@pytest.mark.django_db
def test_a_letter_costs_as_much_however_much_it_tells() -> None:
    counted = []
    for number in (1, 40):
        things = [a_thing(f"{number}-{each}") for each in range(number)]
        with CaptureQueriesContext(connection) as asked:
            sent(*things, on=days(number))
        counted.append(len(asked))

    assert counted[0] == counted[1]
    assert counted[0] <= 17
