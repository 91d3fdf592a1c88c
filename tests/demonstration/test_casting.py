"""Each log-in of the demonstration has the role, seat or post that its button says."""

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import pytest

from samverk.bodies import access
from samverk.bodies.models import Appointment, Post, Role, Seat, Structure
from samverk.demonstration import casting, users
from samverk.demonstration.logins import LOGINS
from samverk.foundation.models import AuditEntry, User
from samverk.parties.models import Person

TODAY = dt.date(2026, 11, 22)
NEXT_CHAIR = dt.date(2025, 6, 1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.fixture
def county() -> Structure:
    users.load("told at the start")
    casting.load(on=TODAY)
    return Structure.objects.get(key="vasterbotten")


def roles_of_all(structure: Structure, on: dt.date) -> Mapping[str, AbstractSet[str]]:
    found = {user.email: user for user in User.objects.all()}
    return {
        login.kind or "operator": access.roles_of(found[login.email], structure, on=on)
        for login in LOGINS
    }


def test_every_log_in_is_what_its_button_says(county: Structure) -> None:
    roles = roles_of_all(county, TODAY)

    assert roles["operator"] == {"administrator"}
    assert roles["coordinator"] == {"coordinator"}
    assert "chair" in roles["chair"]
    assert roles["member"] == {"member"}
    assert roles["party_contact"] == {"party_contact"}
    assert roles["reader"] == {"reader"}


def test_nobody_but_the_administrator_is_anything_in_another_structure(county: Structure) -> None:
    roles = roles_of_all(Structure.objects.get(key="rss-dalarna"), TODAY)

    assert {kind for kind, held in roles.items() if held} == {"operator"}


def test_each_contact_fills_the_own_seats_and_not_the_others(county: Structure) -> None:
    seats = {
        key: Seat.objects.filter(
            body__key="samrad", body__structure=county, filler=f"party:{key}"
        ).latest("period")
        for key in ("umea", "dorotea")
    }
    contacts = {key: User.objects.get(email=f"{key}@samverk.example") for key in seats}

    may = {
        (who, whose): access.may_fill(contacts[who], seats[whose], on=TODAY)
        for who in seats
        for whose in seats
    }

    assert may == {(who, whose): who == whose for who in seats for whose in seats}


def test_chair_and_member_are_persons_of_the_story_and_go_by_their_names(
    county: Structure,
) -> None:
    chair = User.objects.get(email="ordforande@samverk.example")
    member = User.objects.get(email="ledamot@samverk.example")

    assert Post.objects.filter(
        person__user=chair, body__key="samrad", role="chair", period__contains=TODAY
    ).exists()
    assert Appointment.objects.filter(
        person__user=member, seat__body__key="samrad", period__contains=TODAY
    ).exists()
    assert [user.name for user in (chair, member)] == [
        Person.objects.get(user=user).name for user in (chair, member)
    ]


def test_casting_again_changes_nothing_and_a_role_that_was_ended_stays_ended(
    county: Structure,
) -> None:
    reader = Role.objects.get(kind="reader")
    reader.period = type(reader.period)(reader.period.lower, TODAY + dt.timedelta(1))
    reader.save()
    before = AuditEntry.objects.count()

    casting.load(on=TODAY + dt.timedelta(2))

    assert AuditEntry.objects.count() == before
    assert roles_of_all(county, TODAY + dt.timedelta(2))["reader"] == set()


def test_the_chairs_log_in_follows_the_chair(county: Structure) -> None:
    chair = User.objects.get(email="ordforande@samverk.example")
    before = Person.objects.get(user=chair)

    casting.load(on=NEXT_CHAIR)

    assert Person.objects.get(user=chair) != before
    assert "chair" in access.roles_of(chair, county, on=NEXT_CHAIR)


def test_without_the_story_the_log_ins_have_no_roles() -> None:
    users.load(None)
    Structure.objects.filter(key="vasterbotten").update(key="another")

    casting.load(on=TODAY)

    assert not Role.objects.exists()
