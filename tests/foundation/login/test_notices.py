"""Whom an account belongs to is told by a letter when something that opens it was changed, and of a new browser."""

import re
from pathlib import Path

import allauth.account
import allauth.mfa
import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from samverk.foundation.login import notices
from samverk.foundation.mail.models import Letter
from samverk.foundation.models import AuditEntry, User
from tests.foundation.login.test_account import (
    NEW,
    PASSWORD,
    add_an_app,
    link_in_the_letter,
    log_in,
)

# Where allauth names a letter of this kind. Those of changed addresses have no page here.
NAMES = re.compile(r'send_notification_mail\(\s*"([^"]+)"')

pytestmark = pytest.mark.django_db(transaction=True)  # some letters follow the commit


@pytest.fixture(autouse=True)
def _no_tries_before() -> None:
    cache.clear()


@pytest.fixture
def kim() -> User:
    return User.objects.create_user(email="kim@exempel.se", name="Kim Ek", password=PASSWORD)


def told() -> list[str]:
    """What the letters say was done, the first first."""
    letters = Letter.objects.filter(subject__startswith="Ditt konto i Samverk: ")
    subjects = letters.order_by("pk").values_list("subject", flat=True)
    return [subject.removeprefix("Ditt konto i Samverk: ") for subject in subjects]


def test_a_changed_password_is_told_with_what_to_do_if_it_was_somebody_else(
    client: Client, kim: User
) -> None:
    log_in(client)

    client.post("/konto/losenord/", {"oldpassword": PASSWORD, "password1": NEW})

    letter = Letter.objects.get()
    assert (letter.to_email, told()) == ("kim@exempel.se", ["lösenordet byttes"])
    assert "Var det inte du:" in letter.text
    assert "http://testserver/konto/glomt/" in letter.text
    assert NEW not in letter.text


def test_a_password_that_was_chosen_by_a_link_is_told(client: Client, kim: User) -> None:
    client.post("/konto/glomt/", {"email": "kim@exempel.se"})
    clean = client.get(link_in_the_letter())

    client.post(clean["Location"], {"password1": NEW})

    assert told() == ["lösenordet byttes genom en länk"]


def test_each_change_of_the_second_step_is_told_and_no_secret_with_it(
    client: Client, kim: User
) -> None:
    log_in(client)

    secret = add_an_app(client)
    client.post("/konto/reservkoder/nya/")
    client.post("/konto/app/bort/")

    assert told() == [
        "en app för koder lades till",
        "nya reservkoder togs fram",
        "appen för koder togs bort",
    ]
    assert not any(secret in letter.text for letter in Letter.objects.all())
    assert not Authenticator.objects.filter(user=kim, type="totp").exists()


def test_a_wrong_password_changes_nothing_and_tells_nothing(client: Client, kim: User) -> None:
    log_in(client)

    client.post("/konto/losenord/", {"oldpassword": "fel", "password1": NEW})
    client.post("/konto/bekrafta/", {"password": "fel"})

    assert told() == []


def test_the_first_log_in_and_one_from_a_known_browser_are_no_news(
    client: Client, kim: User
) -> None:
    log_in(client)
    client.post("/logga-ut/")

    log_in(client)

    assert told() == []


def test_a_log_in_from_a_browser_that_is_not_known_is_told_once(client: Client, kim: User) -> None:
    log_in(client)
    other = Client()

    log_in(other)
    other.post("/logga-ut/")
    log_in(other)

    assert told() == [notices.NEW_DEVICE]


def test_a_cookie_of_ones_own_making_makes_no_browser_known(client: Client, kim: User) -> None:
    log_in(client)
    other = Client()
    other.cookies[notices.COOKIE] = f"{kim.pk}:forfalskad"

    log_in(other)

    assert told() == [notices.NEW_DEVICE]


def test_a_browser_that_several_share_is_known_to_each(client: Client, kim: User) -> None:
    User.objects.create_user(email="alex@exempel.se", name="Alex Ås", password=PASSWORD)
    log_in(client)
    client.post("/logga-in/", {"username": "alex@exempel.se", "password": PASSWORD})

    log_in(client)
    client.post("/logga-in/", {"username": "alex@exempel.se", "password": PASSWORD})

    assert told() == []


def test_every_letter_of_allauth_about_a_change_has_words_here() -> None:
    sent = {
        name
        for package in (allauth.account, allauth.mfa)
        for file in Path(package.__path__[0]).rglob("*.py")
        for name in NAMES.findall(file.read_text())
    }

    assert len(sent) > 5
    assert {name for name in sent if "/email_" not in name} <= set(notices.CHANGED)


def test_the_trail_says_that_samverk_wrote_the_letter(client: Client, kim: User) -> None:
    log_in(client)

    client.post("/konto/losenord/", {"oldpassword": PASSWORD, "password1": NEW})

    entry = AuditEntry.objects.get(table="foundation_letter", operation="insert")
    assert (entry.actor, entry.reason) == ("Samverk", "Besked om kontot")
