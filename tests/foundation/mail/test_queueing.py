"""A letter is stored with the act and with the job that sends it, once, or not at all."""

import threading
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from samverk.foundation import mail
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.mail import Letter, State
from tests.foundation.mail.letters import RECIPIENT, a_letter, waiting_jobs


@pytest.mark.django_db
def test_a_letter_waits_with_the_job_that_sends_it() -> None:
    letter = a_letter()

    assert (letter.state, letter.attempts, letter.error) == (State.QUEUED, 0, "")
    assert letter.queued_at is not None
    assert waiting_jobs() == [letter.pk]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_neither_letter_nor_job() -> None:
    with transaction.atomic():
        a_letter()
        transaction.set_rollback(True)

    assert not Letter.objects.exists()
    assert waiting_jobs() == []


@pytest.mark.django_db
def test_the_same_key_twice_is_one_letter() -> None:
    first = a_letter(subject="Ett")
    second = a_letter(subject="Två")

    assert (second.pk, second.subject) == (first.pk, "Ett")
    assert waiting_jobs() == [first.pk]


@pytest.mark.django_db(transaction=True)
def test_the_same_key_by_two_at_once_is_one_letter() -> None:
    def other() -> None:
        a_letter()
        connection.close()

    with transaction.atomic():
        mine = a_letter()
        rival = threading.Thread(target=other)
        rival.start()
        rival.join(timeout=0.2)
        assert rival.is_alive()  # it waits to see whether this transaction is committed
    rival.join(timeout=5)

    assert not rival.is_alive()
    assert list(Letter.objects.values_list("pk", flat=True)) == [mine.pk]
    assert waiting_jobs().count(mine.pk) == 1


@pytest.mark.django_db
def test_letters_are_found_by_what_they_are_about() -> None:
    asked = a_letter("a", about="round:1/party:ekby")
    whole = a_letter("b", about="round:1")
    a_letter("c", about="round:12")

    assert list(mail.letters_about("round:1")) == [whole, asked]


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["subject", "to_name", "to_email", "from_name", "reply_to"])
def test_the_database_takes_no_header_of_two_lines(field: str) -> None:
    letter = a_letter()

    with pytest.raises(DatabaseError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**{field: "a\r\nBcc: b@c.example"})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts",
    [
        {"state": "sending"},
        {"state": "sent"},
        {"claim": "00000000-0000-0000-0000-000000000001"},
    ],
)
def test_the_database_takes_no_state_that_cannot_be(facts: dict[str, str]) -> None:
    letter = a_letter()

    with pytest.raises(DatabaseError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**facts)


@pytest.mark.django_db
def test_what_a_letter_says_is_not_in_the_history() -> None:
    a_letter(text="https://samverk.example/svar/hemligt", confidential=["hemligt"])

    after: Any = AuditEntry.objects.get(table="foundation_letter").after
    assert after["to_email"] == "registrator@ekby.example"
    assert "hemligt" not in str(after)


@pytest.mark.django_db
def test_a_letter_is_queued_in_three_queries_beside_its_savepoint(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(5):  # the savepoint is two
        a_letter()


def many(*keys: str) -> list[mail.ToQueue]:
    return [
        mail.ToQueue(
            to=mail.Address("Registrator", RECIPIENT),
            subject=f"Till {key}",
            text="Hej!\n",
            kind="round",
            about="round:1",
            key=key,
        )
        for key in keys
    ]


@pytest.mark.django_db
def test_many_letters_come_back_in_their_order_each_with_its_job() -> None:
    stored = mail.queue_many(many("b", "a", "c"))

    assert [letter.key for letter in stored] == ["b", "a", "c"]
    assert waiting_jobs() == [letter.pk for letter in stored]


@pytest.mark.django_db
def test_of_many_letters_only_those_with_new_keys_are_sent() -> None:
    (first,) = mail.queue_many(many("a"))

    again = mail.queue_many([*many("a", "b"), *many("b")])

    assert [letter.key for letter in again] == ["a", "b", "b"]
    assert again[0].pk == first.pk
    assert waiting_jobs() == [first.pk, again[1].pk]


@pytest.mark.django_db(transaction=True)
def test_many_letters_go_with_the_transaction() -> None:
    before = waiting_jobs()

    with transaction.atomic():
        mail.queue_many(many("a", "b"))
        transaction.set_rollback(True)

    assert not Letter.objects.exists()
    assert waiting_jobs() == before


@pytest.mark.django_db
def test_one_address_that_is_none_stops_them_all() -> None:
    with pytest.raises(ValueError, match="kim"):
        mail.queue_many([*many("a"), replace(many("b")[0], reply_to="kim")])

    assert not Letter.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 50])
def test_many_letters_cost_as_many_questions_as_one(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    letters = many(*(f"round:{each}" for each in range(number)))

    with django_assert_num_queries(5):  # three, and a savepoint around them
        mail.queue_many(letters)
    with django_assert_num_queries(0):
        mail.queue_many([])
