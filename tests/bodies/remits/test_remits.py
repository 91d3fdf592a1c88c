"""A body gets its remit fixed, and sets up groups that always end: the acts, the constraints, the forms and the page."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies import actions
from samverk.bodies.actions import DecisionFacts
from samverk.bodies.models import Body, RemitRecord, Reviewed, WorkingGroup
from samverk.foundation.refusals import Refused
from tests import builders
from tests.bodies.editing.clerk import Clerk
from tests.portal import county

pytestmark = pytest.mark.django_db
DAY = dt.date(2022, 3, 1)
LATER = dt.date(2023, 3, 1)
NOW = "?dag=2022-03-01"
BODY = "/struktur/lanet/organ/samrad/"


@pytest.fixture
def body() -> Body:
    county.a_county()
    return Body.objects.get(key="samrad")


@pytest.fixture
def coordinator(body: Body) -> Clerk:
    user = builders.a_user("koordinator@lanet.example")
    builders.a_role(user, body.structure)
    return Clerk(user)


def record(body: Body, on: dt.date = DAY, goals: str = "Minska köerna") -> RemitRecord:
    return actions.record_remit(
        body=body, on=on, goals=goals, decision=DecisionFacts(paragraph="§ 4"), actor="kim"
    )


def set_up(body: Body, until: dt.date = LATER) -> WorkingGroup:
    return actions.set_up_group(
        body=body,
        name="Läkemedel",
        task="Gå igenom rutinen",
        on=DAY,
        until=until,
        members=[county.a_person("Ada", "Ny")],
        decision=DecisionFacts(),
        actor="kim",
    )


def test_a_new_remit_ends_the_one_before_and_counts_as_a_review(body: Body) -> None:
    first = record(body)

    record(body, LATER, "Korta väntan")

    first.refresh_from_db()
    assert first.period == DateRange(DAY, LATER)
    assert list(Reviewed.objects.order_by("on").values_list("what", "on", "paragraph")) == [
        ("remit", DAY, "§ 4"),
        ("remit", LATER, "§ 4"),
    ]


def test_a_remit_from_the_same_day_mends_the_one_that_stands_there(body: Body) -> None:
    record(body)

    record(body, goals="Korta köerna")

    assert list(RemitRecord.objects.values_list("goals", flat=True)) == ["Korta köerna"]
    assert Reviewed.objects.count() == 1


def test_a_remit_before_one_that_is_fixed_for_later_is_refused_and_nothing_is_written(
    body: Body,
) -> None:
    record(body, LATER)

    with pytest.raises(Refused, match="remit_is_fixed_later"):
        record(body, DAY)

    assert RemitRecord.objects.count() == 1
    assert Reviewed.objects.count() == 1


def test_a_remit_before_the_first_day_of_the_body_is_refused(body: Body) -> None:
    with pytest.raises(Refused, match="body_not_there"):
        record(body, dt.date(2019, 1, 1))


def test_a_working_group_has_members_and_an_end(body: Body) -> None:
    group = set_up(body)

    assert group.period == DateRange(DAY, LATER)
    assert [str(member.person) for member in group.members.all()] == ["Ada Ny"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": DateRange(DAY, None)},
        {"task": "", "period": DateRange(DAY, LATER)},
        {"period": DateRange(DAY, DAY)},
    ],
    ids=["until further notice", "without a task", "of no day"],
)
def test_the_database_refuses_a_group(body: Body, wrong: dict[str, object]) -> None:
    facts = {"name": "Läkemedel", "task": "Pröva", **wrong}

    with pytest.raises(IntegrityError), transaction.atomic():
        WorkingGroup.objects.create(body=body, **facts)


def test_the_database_refuses_two_remits_at_once(body: Body) -> None:
    record(body)

    with pytest.raises(IntegrityError), transaction.atomic():
        RemitRecord.objects.create(body=body, goals="Annat", period=DateRange(LATER, None))


def test_what_was_written_stays_in_the_trail(body: Body) -> None:
    record(body)

    with pytest.raises(Exception, match="bodies_remitrecord"), transaction.atomic():
        connection.cursor().execute("DELETE FROM bodies_remitrecord")


def test_a_coordinator_fixes_a_remit_and_reads_it_on_the_page(coordinator: Clerk) -> None:
    address = f"{BODY}uppdrag/{NOW}"
    written = {
        "goals": "Minska köerna",
        "functions": "Socialchef – utses av kommunen\nVerksamhetschef – utses av regionen",
        "report_form": "Skriftligt till Samrådet varje höst",
        "from_day": "2022-03-01",
    }
    assert "Inget är antecknat." in coordinator.opens(address)

    coordinator.sends(address, **written)
    said = coordinator.confirms(address, **written)

    assert "Minska köerna" in said
    assert "Verksamhetschef – utses av regionen" in said
    assert "Skriftligt till Samrådet varje höst" in said


def test_a_remit_without_goals_is_asked_for_again(coordinator: Clerk) -> None:
    coordinator.opens(f"{BODY}uppdrag/{NOW}")

    said = coordinator.sends(f"{BODY}uppdrag/{NOW}", from_day="2022-03-01")

    assert coordinator.status == 422
    assert "Skriv vad organet ska uppnå." in said


def test_a_coordinator_sets_up_a_group_and_reads_it_on_the_page(coordinator: Clerk) -> None:
    address = f"{BODY}arbetsgrupp/{NOW}"
    written = {
        "name": "Läkemedel",
        "task": "Gå igenom rutinen",
        "members": "Eva Lind\nBo Dal",
        "from_day": "2022-03-01",
        "last_day": "2022-12-31",
    }
    coordinator.opens(address)

    coordinator.sends(address, **written)
    said = coordinator.confirms(address, **written)

    assert "Läkemedel 1 mar 2022 – 31 dec 2022 Gå igenom rutinen" in said
    assert "Eva Lind , Bo Dal" in said.replace("Lind,", "Lind ,")


def test_a_group_without_a_last_day_is_asked_for_one(coordinator: Clerk) -> None:
    coordinator.opens(f"{BODY}arbetsgrupp/{NOW}")

    said = coordinator.sends(
        f"{BODY}arbetsgrupp/{NOW}", name="Läkemedel", task="Pröva", from_day="2022-03-01"
    )

    assert coordinator.status == 422
    assert "Välj en dag." in said
