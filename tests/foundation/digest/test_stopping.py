"""Whoever gets reminders stops them by the address in the letter: without a log-in, and by nobody else's doing."""

import email
import email.policy
import logging
import re

import pytest
from django.test import Client

from samverk.foundation.digest import stopping
from samverk.foundation.mail import Letter
from samverk.foundation.mail.message import composed
from samverk.foundation.models import Subscriber, Subscription
from samverk.foundation.tokens import hidden
from tests.foundation.digest.things import COUNTY, a_thing, sent
from tests.foundation.mail.letters import a_letter
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db


def a_reminder() -> Letter:
    letter = sent(a_thing())
    assert letter
    return letter


def path_in(letter: Letter) -> str:
    found = re.search(r"/paminnelser/\S+/", letter.text)
    assert found
    return found[0]


def stopped() -> list[str]:
    return list(
        Subscription.objects.filter(stopped_on__isnull=False).values_list("topic", flat=True)
    )


def test_to_open_the_address_stops_nothing() -> None:
    answer = Client().get(path_in(a_reminder()))

    assert answer.status_code == 200
    assert "Skicka inte påminnelser till mig" in words_of(answer.content.decode())
    assert stopped() == []


def test_one_button_stops_and_the_page_says_so_and_how_to_begin_again() -> None:
    path = path_in(a_reminder())
    client = Client(enforce_csrf_checks=True)

    answer = client.post(path, {"gor": "stoppa", "om": COUNTY.key}, follow=True)

    assert stopped() == ["lanet"]
    said = words_of(answer.content.decode())
    assert "Du får inga påminnelser" in said
    assert "Skicka påminnelser igen" in said
    client.post(path, {"gor": "borja", "om": COUNTY.key})
    assert stopped() == []


def test_the_program_for_mail_stops_by_one_click() -> None:
    letter = a_reminder()
    told = email.message_from_bytes(composed(letter), policy=email.policy.default)
    found = re.fullmatch(r"<(https?://\S+)>", told["List-Unsubscribe"])
    assert found

    answer = Client(enforce_csrf_checks=True).post(
        "/paminnelser/" + found[1].split("/paminnelser/")[1], {"List-Unsubscribe": "One-Click"}
    )

    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert told["To"] == "Kim Ek <Kim@ekby.example>"
    assert answer.status_code == 204
    assert stopped() == ["lanet"]


def test_other_letters_have_no_such_header() -> None:
    assert b"List-Unsubscribe" not in composed(a_letter())


@pytest.mark.parametrize(
    "asked", [{}, {"gor": "stoppa", "om": "annat"}, {"gor": "x", "om": "lanet"}]
)
def test_what_is_asked_about_nothing_of_ones_own_changes_nothing(asked: dict[str, str]) -> None:
    answer = Client().post(path_in(a_reminder()), asked)

    assert answer.status_code == 302
    assert stopped() == []


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: f"{int(t[0]) + 1}{t[1:]}", lambda _t: "x"]
)
def test_an_address_that_is_nobodys_opens_nothing(change: object) -> None:
    token = path_in(a_reminder()).split("/")[2]

    answer = Client().post(f"/paminnelser/{change(token)}/", {"gor": "stoppa", "om": "allt"})  # type: ignore[operator]

    assert answer.status_code == 404
    assert stopped() == []


def test_the_page_names_no_address_and_is_kept_by_nobody() -> None:
    answer = Client().get(path_in(a_reminder()))

    assert "ekby.example" not in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_address_stands_in_no_log() -> None:
    path = path_in(a_reminder())

    assert path not in hidden(f"GET {path} 500")
    assert logging.getLogger("django.request").filters


def test_everything_is_stopped_by_one_button() -> None:
    a_reminder()
    subscriber = Subscriber.objects.get()
    Subscription.objects.create(subscriber=subscriber, topic="annat", name="Annat län")
    path = stopping.address(subscriber)
    path = path[path.index("/paminnelser/") :]

    page = words_of(Client().get(path).content.decode())
    Client().post(path, {"gor": "stoppa", "om": "allt"})

    assert "Stoppa alla påminnelser" in page
    assert sorted(stopped()) == ["annat", "lanet"]
