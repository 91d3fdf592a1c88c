"""The demonstration's log-ins: made once, told at the start, and nowhere but in a demonstration."""

import pytest
from django.test import Client, override_settings

from samverk.config.commands import demo
from samverk.demonstration import users
from samverk.demonstration.logins import LOGINS
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.models import User

ONE_CLICK = "/demonstration/logga-in/"
PASSWORD = "told at the start"

pytestmark = pytest.mark.django_db


def test_every_log_in_lets_somebody_in_and_one_of_them_is_an_administrator(client: Client) -> None:
    users.load(PASSWORD)

    led_to = [
        client.post("/logga-in/", {"username": login.email, "password": PASSWORD}).status_code
        for login in LOGINS
    ]

    assert led_to == [302] * len(LOGINS)
    assert [user.email for user in User.objects.filter(is_staff=True)] == [LOGINS[0].email]
    assert not User.objects.filter(is_superuser=True).exists()


def test_loading_twice_changes_nothing() -> None:
    users.load(PASSWORD)
    entries = AuditEntry.objects.filter(table="foundation_user")
    before = entries.count()

    users.load(PASSWORD)

    assert entries.count() == before == len(LOGINS)
    assert {entry.actor for entry in entries} == {"Demonstrationen"}


def test_the_password_that_is_told_fits_whatever_it_was_before() -> None:
    users.load("another")
    User.objects.filter(email=LOGINS[1].email).update(name="Somebody else")

    users.load(PASSWORD)

    found = User.objects.order_by("email")
    assert [user.check_password(PASSWORD) for user in found] == [True] * len(LOGINS)
    assert found.get(email=LOGINS[1].email).name == "Somebody else"


def test_without_a_password_nobody_gets_in_by_guessing_and_one_that_was_set_stays() -> None:
    users.load(None)
    unusable = [user.has_usable_password() for user in User.objects.all()]
    users.load(PASSWORD)

    users.load(None)

    assert unusable == [False] * len(LOGINS)
    assert all(user.check_password(PASSWORD) for user in User.objects.all())


def test_the_start_tells_where_and_with_what_to_log_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMVERK_DEMO_PASSWORD", PASSWORD)

    demo._introduce(8200)

    told = capsys.readouterr().out
    assert "http://localhost:8200/logga-in/" in told
    assert PASSWORD in told
    assert all(login.email in told and login.role("sv") in told for login in LOGINS)


@override_settings(DEMO=True)
def test_one_click_lets_one_of_them_in_and_leads_back(client: Client) -> None:
    users.load(PASSWORD)

    shown = client.get("/logga-in/?next=%2Fom%2F").content.decode()
    answer = client.post(f"{ONE_CLICK}?next=%2Fom%2F", {"email": LOGINS[0].email})

    assert all(login.email in shown for login in LOGINS)
    assert f'action="{ONE_CLICK}?next=%2Fom%2F"' in shown
    assert answer["Location"] == "/om/"
    assert "Astrid Norlund" in client.get("/om/").content.decode()


@override_settings(DEMO=True)
def test_one_click_gives_a_new_session_and_leads_to_no_other_site(client: Client) -> None:
    users.load(PASSWORD)
    session = client.session
    session["planted"] = "by somebody else"
    session.save()

    answer = client.post(f"{ONE_CLICK}?next=//annan.example/", {"email": LOGINS[0].email})

    assert answer["Location"] == "/min-sida/"
    assert client.session.session_key != session.session_key


@override_settings(DEMO=True)
def test_one_click_is_for_the_persons_of_the_demonstration_only(client: Client) -> None:
    User.objects.create_user(email="kim@exempel.se", name="Kim", password=PASSWORD)

    statuses = [
        client.post(ONE_CLICK, {"email": "kim@exempel.se"}).status_code,
        client.post(ONE_CLICK).status_code,
        client.post(ONE_CLICK, {"email": LOGINS[0].email}).status_code,  # not loaded
        client.get(ONE_CLICK).status_code,
    ]

    assert statuses == [404, 404, 404, 405]


@override_settings(DEMO=True)
def test_one_click_needs_the_token_of_our_own_page() -> None:
    users.load(PASSWORD)

    answer = Client(enforce_csrf_checks=True).post(ONE_CLICK, {"email": LOGINS[0].email})

    assert answer.status_code == 403


@override_settings(DEMO=False)
def test_in_other_installations_there_is_no_such_address_and_no_such_list(client: Client) -> None:
    users.load(PASSWORD)

    shown = client.get("/logga-in/").content.decode()

    assert client.post(ONE_CLICK, {"email": LOGINS[0].email}).status_code == 404
    assert client.get(ONE_CLICK).status_code == 404
    assert LOGINS[0].email not in shown
    assert "_auth_user_id" not in client.session
