"""Invitations and roles through HTTP: a link that works once, and rights that end the day they are ended."""

import datetime as dt
import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from samverk.bodies import access
from samverk.bodies.accounts import actions
from samverk.bodies.accounts.actions import NoLongerOpen, Offer
from samverk.bodies.models import Invitation, Role, Structure
from samverk.foundation.mail.models import Letter
from samverk.foundation.models import AuditEntry, User
from tests import builders

PAGE = "/forvaltning/konton/"
WELCOME = "/konto/inbjudan/"
PASSWORD = "tolv tecken minst"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_before() -> None:
    cache.clear()


@pytest.fixture
def structure() -> Structure:
    made = builders.a_structure()
    builders.a_structure_party(made, builders.a_party())
    return made


@pytest.fixture
def administrator(structure: Structure) -> Client:
    return logged_in(structure, "administrator")


def logged_in(structure: Structure, kind: str) -> Client:
    user = builders.a_user(f"{kind}@ekby.example")
    builders.a_role(user, structure, kind)
    client = Client()
    client.force_login(user)
    return client


def invite(client: Client, **changed: str) -> int:
    given = {
        "gor": "bjud-in",
        "name": "Alex Vik",
        "email": "Alex@vikby.example",
        "structure": "lanet",
        "kind": "reader",
        "party": "",
        **changed,
    }
    return client.post(PAGE, given).status_code


def link() -> str:
    found = re.search(r"http://testserver(\S+)", Letter.objects.latest("pk").text)
    assert found
    return found[1]


def opened() -> Client:
    """A stranger's browser in which the link of the last letter has been followed."""
    client = Client()
    assert client.get(link())["Location"] == WELCOME
    return client


def accept(client: Client, **changed: str) -> int:
    given = {"name": "Alex Vik", "password": PASSWORD, **changed}
    return client.post(WELCOME, given).status_code


def today() -> dt.date:
    return timezone.localdate()  # noqa: TID251 -- pages read the clock


def test_whoever_is_invited_chooses_a_password_and_has_the_role(
    administrator: Client, structure: Structure
) -> None:
    assert invite(administrator, kind="party_contact", party="ekby") == 302
    client = opened()
    shown = client.get(WELCOME).content.decode()

    assert accept(client) == 302

    alex = User.objects.get(email="alex@vikby.example")
    assert "kontakt för en part" in shown
    assert SESSION_KEY in client.session
    assert alex.check_password(PASSWORD)
    assert access.roles_of(alex, structure, on=today()) == {"party_contact"}
    entry = AuditEntry.objects.filter(table="bodies_role").latest("id")
    assert (entry.actor, entry.reason) == ("Alex Vik", "Inbjuden av Kim Ek")


def test_the_link_works_once(administrator: Client) -> None:
    invite(administrator)
    first, second = opened(), opened()
    accept(first)

    assert accept(second, password="en annans lösenord") == 410
    assert second.get(WELCOME).status_code == 410
    assert User.objects.get(email="alex@vikby.example").check_password(PASSWORD)
    assert Role.objects.filter(user__email="alex@vikby.example").count() == 1


def test_the_link_works_for_a_week(administrator: Client) -> None:
    invite(administrator)
    client = opened()
    long_ago = timezone.now() - dt.timedelta(8)  # noqa: TID251
    Invitation.objects.update(invited_at=long_ago, expires_at=long_ago + dt.timedelta(7))

    assert accept(client) == 410
    assert not User.objects.filter(email="alex@vikby.example").exists()


def test_a_link_that_was_revoked_opens_nothing(administrator: Client) -> None:
    invite(administrator)
    client = opened()
    row = Invitation.objects.get()

    administrator.post(PAGE, {"gor": "aterkalla", "rad": str(row.pk)})

    assert accept(client) == 410
    assert "gäller inte längre" in client.get(WELCOME).content.decode()


def test_a_second_invitation_to_the_same_role_replaces_the_first(administrator: Client) -> None:
    invite(administrator)
    first = opened()
    invite(administrator)

    assert accept(first) == 410
    assert accept(opened()) == 302


@pytest.mark.parametrize("token", ["x", "a" * 43, "../../x", "%00"])
def test_a_link_that_was_never_given_says_the_same_as_an_old_one(token: str) -> None:
    client = Client()

    client.get(f"{WELCOME}{token}/")

    assert client.get(WELCOME).status_code == 410
    assert Client().get(WELCOME).status_code == 410


def test_the_token_is_long_kept_nowhere_and_told_to_nobody(
    administrator: Client, caplog: pytest.LogCaptureFixture
) -> None:
    invite(administrator)
    token = link().rstrip("/").rpartition("/")[2]
    client = Client()

    answer = client.get(link())
    page = client.get(answer["Location"])
    accept(client)
    Client().get(link())

    assert len(token) >= 43
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert token not in answer["Location"] + page.content.decode() + caplog.text
    stored = list(Invitation.objects.values_list("digest", flat=True))
    assert token not in str(stored)
    history = AuditEntry.objects.values_list("after", flat=True)
    assert token not in str(list(history))
    assert stored[0] not in str(list(history))


def test_whoever_has_an_account_already_gets_the_role_there_and_logs_in_as_usual(
    structure: Structure,
) -> None:
    alex = User.objects.create_user(email="alex@vikby.example", name="Alex", password=PASSWORD)
    tokens: list[str] = []

    def address(token: str) -> str:
        tokens.append(token)
        return "http://testserver/"

    actions.invite(
        email=alex.email,
        name="Alex",
        offer=Offer(structure, "reader"),
        link=address,
        at=timezone.now(),  # noqa: TID251
        actor="Kim",
    )
    client = Client()
    client.get(f"{WELCOME}{tokens[0]}/")

    answer = client.post(WELCOME, {"name": "Taken over", "password": "another one entirely"})

    alex.refresh_from_db()
    assert answer["Location"] == "/logga-in/"
    assert SESSION_KEY not in client.session
    assert (alex.name, alex.check_password(PASSWORD)) == ("Alex", True)
    assert access.roles_of(alex, structure, on=today()) == {"reader"}


def test_a_role_is_given_at_once_to_whoever_has_an_account(
    administrator: Client, structure: Structure
) -> None:
    alex = builders.a_user("alex@vikby.example")

    invite(administrator)

    assert not Letter.objects.exists()
    assert access.roles_of(alex, structure, on=today()) == {"reader"}


def test_a_role_that_is_ended_opens_nothing_the_same_day(
    administrator: Client, structure: Structure
) -> None:
    alex = builders.a_user("alex@vikby.example")
    old = builders.a_role(alex, structure, "reader")
    new = actions.give_role(user=alex, offer=Offer(structure, "coordinator"), on=today(), actor="K")

    for role in (old, new):
        administrator.post(PAGE, {"gor": "avsluta-roll", "rad": str(role.pk)})

    assert access.roles_of(alex, structure, on=today()) == frozenset()
    old.refresh_from_db()
    assert old.period.upper == today()


def test_somebody_is_logged_out_everywhere(administrator: Client, structure: Structure) -> None:
    alex = User.objects.create_user(email="alex@vikby.example", name="Alex Vik", password=PASSWORD)
    builders.a_role(alex, structure, "reader")
    theirs = Client()
    theirs.post("/logga-in/", {"username": alex.email, "password": PASSWORD})

    administrator.post(PAGE, {"gor": "logga-ut", "rad": str(alex.pk)})

    assert "Alex Vik" not in theirs.get("/om/").content.decode()


@pytest.mark.parametrize(
    ("kind", "status"), [("reader", 302), ("coordinator", 403), ("administrator", 403)]
)
def test_a_coordinator_makes_nobody_an_equal(structure: Structure, kind: str, status: int) -> None:
    coordinator = logged_in(structure, "coordinator")

    assert invite(coordinator, kind=kind) == status
    assert Invitation.objects.exists() is (status == 302)


def test_a_coordinator_ends_no_administrator(structure: Structure) -> None:
    chief = builders.a_role(builders.a_user(), structure, "administrator")
    coordinator = logged_in(structure, "coordinator")

    answer = coordinator.post(PAGE, {"gor": "avsluta-roll", "rad": str(chief.pk)})

    assert answer.status_code == 403
    assert "förvaltaren för Länets samverkan" in answer.content.decode()


def test_another_structure_is_out_of_reach(administrator: Client) -> None:
    elsewhere = builders.a_structure("annat")
    role = builders.a_role(builders.a_user("alex@vikby.example"), elsewhere, "reader")

    assert invite(administrator, structure="annat") == 422
    for act in ("avsluta-roll", "logga-ut", "aterkalla"):
        number = role.pk if act == "avsluta-roll" else role.user_id
        answer = administrator.post(PAGE, {"gor": act, "rad": str(number)})
        assert answer.status_code == 404
    assert "alex@vikby.example" not in administrator.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "id_name"),
        ({"email": "no address"}, "id_email"),
        ({"kind": "party_contact"}, "id_party"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    administrator: Client, changed: dict[str, str], field: str
) -> None:
    given = {
        "gor": "bjud-in",
        "name": "A",
        "email": "a@b.example",
        "structure": "lanet",
        "kind": "reader",
    }

    answer = administrator.post(PAGE, {**given, **changed})

    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_a_weak_password_makes_no_account(administrator: Client) -> None:
    invite(administrator)
    client = opened()

    assert accept(client, password="kort") == 422
    assert not User.objects.filter(email="alex@vikby.example").exists()


def test_the_session_gets_a_new_key_when_the_account_is_made(administrator: Client) -> None:
    invite(administrator)
    client = opened()
    before = client.session.session_key

    accept(client)

    assert client.session.session_key != before


def test_each_form_needs_the_token_of_our_own_page(structure: Structure) -> None:
    strict = Client(enforce_csrf_checks=True)
    user = builders.a_user()
    builders.a_role(user, structure, "administrator")
    strict.force_login(user)

    assert invite(strict) == 403
    assert accept(strict) == 403


def test_the_page_shows_accounts_roles_and_what_waits(administrator: Client) -> None:
    invite(administrator)

    text = administrator.get(PAGE).content.decode()

    assert "alex@vikby.example" in text
    assert "administrator@ekby.example" in text
    assert "1 sep 2020" in text


def test_an_unknown_act_is_no_act(administrator: Client) -> None:
    answers = [
        administrator.post(PAGE, {"gor": "radera", "rad": "1"}),
        administrator.post(PAGE, {"gor": "aterkalla", "rad": "x"}),
        administrator.post(PAGE, {"gor": "aterkalla", "rad": "1"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_an_unknown_token_finds_nothing() -> None:
    with pytest.raises(NoLongerOpen):
        actions.found("", at=timezone.now())  # noqa: TID251
