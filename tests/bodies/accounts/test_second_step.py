"""Demanding a second step: who may, who is told, and that the account is still read in one query."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samverk.bodies.models import SecondStepDemand, Structure
from samverk.foundation.mail.models import Letter
from samverk.foundation.models import AuditEntry, User
from tests import builders

PAGE = "/forvaltning/konton/andra-steget/"

pytestmark = pytest.mark.django_db


def today() -> dt.date:
    return timezone.localdate()  # noqa: TID251 -- pages read the clock


@pytest.fixture
def structure() -> Structure:
    return builders.a_structure()


@pytest.fixture
def administrator(structure: Structure, client: Client) -> Client:
    user = builders.a_user("forvaltare@ekby.example")
    builders.a_role(user, structure, "administrator")
    client.force_login(user)
    return client


def a_coordinator(structure: Structure, email: str = "samordnare@ekby.example") -> User:
    user = builders.a_user(email)
    builders.a_role(user, structure)
    return user


def demand(client: Client, structure: Structure, **facts: object) -> int:
    given = {
        "structure": structure.key,
        "kind": "coordinator",
        "begins": f"{today() + dt.timedelta(14)}",
        "grace_days": "7",
        **facts,
    }
    told = {"gor": "krav", **{f"krav-{name}": value for name, value in given.items()}}
    return client.post(PAGE, told).status_code


def test_those_who_lack_a_second_step_get_a_letter_and_the_others_none(
    administrator: Client, structure: Structure
) -> None:
    a_coordinator(structure)
    has_one = a_coordinator(structure, "har@ekby.example")
    Authenticator.objects.create(user=has_one, type="totp", data={})

    status = demand(administrator, structure)

    letter = Letter.objects.get()
    assert (status, letter.to_email) == (302, "samordnare@ekby.example")
    assert f"från och med {today() + dt.timedelta(14)}" in letter.text
    assert "http://testserver/konto/" in letter.text


def test_the_page_tells_how_many_lack_it_and_the_trail_who_demanded_it(
    administrator: Client, structure: Structure
) -> None:
    a_coordinator(structure)
    demand(administrator, structure)

    text = administrator.get(PAGE).content.decode()

    assert "1 av 1 saknar ett andra steg." in text
    entry = AuditEntry.objects.get(table="bodies_secondstepdemand")
    assert (entry.actor, entry.reason) == ("Kim Ek", "Krav på ett andra steg")


def test_a_new_demand_takes_the_place_of_the_one_before(
    administrator: Client, structure: Structure
) -> None:
    demand(administrator, structure)

    status = demand(administrator, structure, begins=f"{today()}", grace_days="0")

    left = SecondStepDemand.objects.filter(period__endswith__isnull=True)
    assert (status, [each.period.lower for each in left]) == (302, [today()])


def test_it_is_demanded_no_more_once_somebody_says_so(
    administrator: Client, structure: Structure
) -> None:
    demand(administrator, structure)
    row = SecondStepDemand.objects.get()

    administrator.post(PAGE, {"gor": "sluta", "rad": row.pk})

    assert SecondStepDemand.objects.get().period.upper == today()
    assert "Ingen roll kräver ett andra steg" in administrator.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("begins", "2020-01-01", "Dagen har passerat."),
        ("begins", "snart", "Skriv en dag."),
        ("grace_days", "", "Skriv ett antal dagar."),
    ],
)
def test_what_cannot_be_demanded_is_said_at_its_field(
    administrator: Client, structure: Structure, name: str, value: str, said: str
) -> None:
    given = {
        "gor": "krav",
        "krav-structure": structure.key,
        "krav-kind": "coordinator",
        "krav-begins": f"{today()}",
        "krav-grace_days": "7",
        f"krav-{name}": value,
    }

    answer = administrator.post(PAGE, given)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not SecondStepDemand.objects.exists()


def test_nobody_demands_in_a_structure_that_is_not_theirs(
    administrator: Client, structure: Structure
) -> None:
    elsewhere = builders.a_structure("annat")
    row = SecondStepDemand.objects.create(
        structure=elsewhere, kind="coordinator", period=builders.days(today()), grace_days=7
    )

    assert demand(administrator, elsewhere) == 422
    assert administrator.post(PAGE, {"gor": "sluta", "rad": row.pk}).status_code == 404
    assert SecondStepDemand.objects.get().period.upper is None


def test_a_coordinator_is_led_to_the_accounts_and_a_reader_is_not(structure: Structure) -> None:
    reader = builders.a_user("lasare@ekby.example")
    builders.a_role(reader, structure, "reader")
    seen = {}
    for user in (a_coordinator(structure), reader):
        browser = Client()
        browser.force_login(user)
        seen[user.email] = "/forvaltning/konton/" in browser.get("/min-sida/").content.decode()

    assert seen == {"samordnare@ekby.example": True, "lasare@ekby.example": False}


def test_whoever_is_warned_is_told_on_the_page_of_the_account(structure: Structure) -> None:
    user = a_coordinator(structure)
    begins = today() + dt.timedelta(3)
    SecondStepDemand.objects.create(
        structure=structure, kind="coordinator", period=builders.days(begins), grace_days=0
    )
    browser = Client()
    browser.force_login(user)

    text = browser.get("/konto/").content.decode()

    assert f"Din roll kräver ett andra steg från och med {begins}." in text


def test_an_account_is_read_in_one_query_with_all_that_its_roles_ask(structure: Structure) -> None:
    browser = Client()
    browser.force_login(a_coordinator(structure))

    with CaptureQueriesContext(connection) as asked:
        browser.get("/om/")

    tables = [each["sql"].partition(" FROM ")[2][:30] for each in asked.captured_queries]
    assert len(tables) == 2, tables  # the session, and the account


def test_the_page_costs_the_same_however_many_there_are(
    administrator: Client, structure: Structure
) -> None:
    demand(administrator, structure)
    with CaptureQueriesContext(connection) as few:
        administrator.get(PAGE)
    for number in range(3):
        a_coordinator(structure, f"{number}@ekby.example")
    demand(administrator, structure, kind="reader")
    with CaptureQueriesContext(connection) as many:
        administrator.get(PAGE)

    assert len(many) == len(few)
