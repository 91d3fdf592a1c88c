"""Passwords may be tried a few times, wherever and by whichever process they are counted."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client, RequestFactory, override_settings

from samverk.foundation.login import guesses
from samverk.foundation.login.guesses import AT_ONE_FROM_ONE, IN_ALL, WINDOW, TooManyGuesses
from samverk.foundation.login.models import Guess
from samverk.foundation.models import User
from tests.foundation.login.test_log_in import PASSWORD, is_logged_in, try_to_log_in

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
WRONG = "fel lösenord helt"


def guess(
    account: str = "kim@exempel.se", origin: str = "192.0.2.1", at: dt.datetime = NOW
) -> Guess:
    return guesses.begin(account=account, origin=origin, at=at)


@pytest.mark.django_db
def test_after_five_wrong_passwords_the_right_one_is_not_tried_either(client: Client) -> None:
    User.objects.create_user(email="kim@exempel.se", name="Kim", password=PASSWORD)
    wrong = [try_to_log_in(client, password=WRONG)[0] for _ in range(AT_ONE_FROM_ONE)]

    status, text = try_to_log_in(client)

    assert wrong == [422] * AT_ONE_FROM_ONE
    assert status == 429
    assert "Försök igen om en kvart." in text
    assert not is_logged_in(client)


@pytest.mark.django_db
def test_others_log_in_meanwhile_and_the_same_person_from_elsewhere(client: Client) -> None:
    User.objects.create_user(email="kim@exempel.se", name="Kim", password=PASSWORD)
    User.objects.create_user(email="alex@exempel.se", name="Alex", password=PASSWORD)
    for _ in range(AT_ONE_FROM_ONE + 1):
        try_to_log_in(client, password=WRONG)

    assert try_to_log_in(client, username="alex@exempel.se")[0] == 302
    assert try_to_log_in(Client(REMOTE_ADDR="192.0.2.77"))[0] == 302


@pytest.mark.django_db
def test_whoever_remembers_in_time_begins_anew(client: Client) -> None:
    User.objects.create_user(email="kim@exempel.se", name="Kim", password=PASSWORD)
    for _ in range(AT_ONE_FROM_ONE - 1):
        try_to_log_in(client, password=WRONG)

    assert try_to_log_in(client)[0] == 302
    assert not Guess.objects.exists()


@pytest.mark.django_db
def test_a_quarter_of_an_hour_later_one_may_try_again_and_waiting_is_not_made_longer() -> None:
    for _ in range(AT_ONE_FROM_ONE):
        guess()
    with pytest.raises(TooManyGuesses):
        guess(at=NOW + WINDOW - dt.timedelta(seconds=1))

    assert guess(at=NOW + WINDOW + dt.timedelta(seconds=1)).pk
    assert Guess.objects.count() == 1


@pytest.mark.django_db
def test_one_account_is_not_tried_from_everywhere() -> None:
    for number in range(IN_ALL):
        guess(origin=f"192.0.2.{number}")

    with pytest.raises(TooManyGuesses):
        guess(origin="198.51.100.1")


@pytest.mark.django_db
def test_all_accounts_are_not_tried_from_one_place() -> None:
    for number in range(IN_ALL):
        guess(account=f"a{number}@exempel.se")

    with pytest.raises(TooManyGuesses):
        guess()


@pytest.mark.django_db
def test_what_was_typed_cannot_be_read_in_the_database() -> None:
    guess(account="my password by mistake", origin="192.0.2.1")

    stored = Guess.objects.get()

    assert "password" not in stored.account
    assert "192" not in stored.origin
    assert len(stored.account) == len(stored.origin) == 64


@pytest.mark.django_db(transaction=True)
def test_no_more_are_let_through_when_all_come_at_once() -> None:
    def one(_number: int) -> bool:
        try:
            guess()
        except TooManyGuesses:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=12) as crowd:
        let_through = sum(crowd.map(one, range(24)))

    assert let_through <= AT_ONE_FROM_ONE


@pytest.mark.parametrize(
    ("seen", "origin"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_an_origin_is_an_address_or_the_network_of_one_subscriber(seen: str, origin: str) -> None:
    assert guesses.origin_of(RequestFactory(REMOTE_ADDR=seen).get("/")) == origin


def test_only_what_our_own_proxy_saw_counts() -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.9, 192.0.2.1"})

    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        behind = guesses.origin_of(request)
    with override_settings(SECURE_PROXY_SSL_HEADER=None):
        direct = guesses.origin_of(request)

    assert behind == "192.0.2.1"
    assert direct == "127.0.0.1"
