"""Who may do what: it follows roles, seats and posts, and ends the day they end."""

import datetime as dt
from collections.abc import Set as AbstractSet

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from samverk.bodies import access
from samverk.bodies.models import Structure
from samverk.foundation.access import Denied, demand
from samverk.foundation.models import User
from tests import builders

pytestmark = pytest.mark.django_db

LAST = dt.date(2024, 6, 30)
ENDED = dt.date(2024, 7, 1)
TERM = builders.days(until_day=ENDED)


@pytest.fixture
def structure() -> Structure:
    return builders.a_structure()


def roles_around_the_end(
    user: User, structure: Structure
) -> tuple[AbstractSet[str], AbstractSet[str]]:
    """What the user is on the last day and after; and that works_in says the same as roles_of on both."""
    around = [access.roles_of(user, structure, on=day) for day in (LAST, ENDED)]
    works = [structure in access.works_in(user, on=day) for day in (LAST, ENDED)]
    assert works == [bool(roles) for roles in around]
    return around[0], around[1]


@pytest.mark.parametrize("kind", ["administrator", "coordinator", "reader"])
def test_a_role_counts_to_its_last_day_and_not_the_day_it_ends(
    structure: Structure, kind: str
) -> None:
    user = builders.a_user()
    builders.a_role(user, structure, kind, period=TERM)

    assert roles_around_the_end(user, structure) == ({kind}, set())


def test_a_member_is_whoever_holds_a_seat_and_only_as_long(structure: Structure) -> None:
    user = builders.a_user()
    seat = builders.a_seat(builders.a_body(structure))
    builders.an_appointment(seat, builders.a_person(user=user), TERM)

    assert roles_around_the_end(user, structure) == ({"member"}, set())


def test_a_seat_that_has_ended_makes_nobody_a_member(structure: Structure) -> None:
    user = builders.a_user()
    seat = builders.a_seat(builders.a_body(structure), period=TERM)
    builders.an_appointment(seat, builders.a_person(user=user))

    assert roles_around_the_end(user, structure) == ({"member"}, set())


def test_whoever_stands_in_is_a_member_meanwhile_and_the_one_replaced_stays_one(
    structure: Structure,
) -> None:
    seat = builders.a_seat(builders.a_body(structure))
    holder, stand_in = builders.a_user(), builders.a_user("alex@ekby.example")
    builders.an_appointment(seat, builders.a_person(user=holder))
    builders.a_replacement(seat, builders.a_person("Alex", user=stand_in), TERM)

    assert roles_around_the_end(stand_in, structure) == ({"member"}, set())
    assert roles_around_the_end(holder, structure) == ({"member"}, {"member"})


def test_a_chair_is_whoever_holds_that_post_and_no_other_post(structure: Structure) -> None:
    body = builders.a_body(structure)
    chair, vice = builders.a_user(), builders.a_user("alex@ekby.example")
    builders.a_post(body, builders.a_person(user=chair), TERM)
    builders.a_post(body, builders.a_person("Alex", user=vice), role="vice_chair")

    assert roles_around_the_end(chair, structure) == ({"chair"}, set())
    assert access.roles_of(vice, structure, on=LAST) == frozenset()


def test_what_somebody_is_in_one_structure_counts_in_no_other(structure: Structure) -> None:
    user = builders.a_user()
    other = builders.a_structure("annat")
    body = builders.a_body(other)
    person = builders.a_person(user=user)
    builders.an_appointment(builders.a_seat(body), person)
    builders.a_post(body, person)
    builders.a_role(user, other)

    assert access.roles_of(user, structure, on=LAST) == frozenset()
    assert access.roles_of(user, other, on=LAST) == {"chair", "member", "coordinator"}
    assert not access.may_coordinate(user, structure, on=LAST)
    assert access.may_coordinate(user, other, on=LAST)
    assert list(access.coordinated_by(user, on=LAST)) == [other]
    assert list(access.coordinated_by(user, on=builders.START - dt.timedelta(1))) == []


@pytest.mark.parametrize("sign", ["is_staff", "is_superuser"])
def test_whoever_looks_after_the_installation_is_administrator_everywhere(
    structure: Structure, sign: str
) -> None:
    user = builders.a_user()
    setattr(user, sign, True)
    seat = builders.a_seat(builders.a_body(structure))

    assert access.roles_of(user, structure, on=LAST) == {"administrator"}
    assert access.may_coordinate(user, structure, on=LAST)
    assert access.may_administer(user, structure, on=LAST)
    assert access.may_fill(user, seat, on=LAST)
    assert list(access.coordinated_by(user, on=LAST)) == [structure]


@pytest.mark.parametrize(
    ("kind", "may_coordinate", "may_administer"),
    [("administrator", True, True), ("coordinator", True, False), ("reader", False, False)],
)
def test_only_coordinators_and_administrators_look_after_a_structure(
    structure: Structure, kind: str, *, may_coordinate: bool, may_administer: bool
) -> None:
    user = builders.a_user()
    builders.a_role(user, structure, kind, period=TERM)

    assert access.may_coordinate(user, structure, on=LAST) is may_coordinate
    assert access.may_administer(user, structure, on=LAST) is may_administer
    assert not access.may_coordinate(user, structure, on=ENDED)
    assert not access.may_administer(user, structure, on=ENDED)


def test_a_contact_fills_the_seats_of_the_own_party_and_no_others(structure: Structure) -> None:
    own, other = builders.a_party(), builders.a_party("vikby")
    body = builders.a_body(structure)
    user = builders.a_user()
    builders.a_role(user, structure, "party_contact", party=own, period=TERM)
    seats = {
        key: builders.a_seat(body, filler=f"party:{key}", party=party)
        for key, party in (("ekby", own), ("vikby", other), ("", None))
    }

    assert access.may_fill(user, seats["ekby"], on=LAST)
    assert not access.may_fill(user, seats["ekby"], on=ENDED)
    assert not access.may_fill(user, seats["vikby"], on=LAST)
    assert not access.may_fill(user, seats[""], on=LAST)


def test_a_coordinator_fills_every_seat_of_the_own_structure_only(structure: Structure) -> None:
    user = builders.a_user()
    builders.a_role(user, structure)
    own = builders.a_seat(builders.a_body(structure))
    other = builders.a_seat(builders.a_body(builders.a_structure("annat")))

    assert access.may_fill(user, own, on=LAST)
    assert not access.may_fill(user, other, on=LAST)


def test_a_party_is_spoken_for_by_its_contact_in_that_structure_and_by_nobody_else(
    structure: Structure,
) -> None:
    own, other = builders.a_party(), builders.a_party("vikby")
    elsewhere = builders.a_structure("annat")
    contact, coordinator = builders.a_user(), builders.a_user("alex@ekby.example")
    builders.a_role(contact, structure, "party_contact", party=own, period=TERM)
    builders.a_role(coordinator, structure)

    assert access.may_speak_for(contact, structure, own, on=LAST)
    assert not access.may_speak_for(contact, structure, own, on=ENDED)
    assert not access.may_speak_for(contact, structure, other, on=LAST)
    assert not access.may_speak_for(contact, elsewhere, own, on=LAST)
    assert not access.may_speak_for(coordinator, structure, own, on=LAST)


def test_whoever_may_no_longer_log_in_may_nothing(structure: Structure) -> None:
    party = builders.a_party()
    seat = builders.a_seat(builders.a_body(structure), party=party)
    former = builders.a_user()
    builders.a_role(former, structure, "administrator")
    builders.a_role(former, structure, "party_contact", party=party)
    former.is_active = False
    former.is_staff = True

    for user in (former, AnonymousUser()):
        assert access.roles_of(user, structure, on=LAST) == frozenset()
        assert not access.may_coordinate(user, structure, on=LAST)
        assert not access.may_fill(user, seat, on=LAST)
        assert not access.may_speak_for(user, structure, party, on=LAST)
        assert list(access.coordinated_by(user, on=LAST)) == []


def test_each_question_is_one_query(
    structure: Structure, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = builders.a_user()
    party = builders.a_party()
    seat = builders.a_seat(builders.a_body(structure), party=party)

    with django_assert_num_queries(4):
        access.roles_of(user, structure, on=LAST)
        access.may_coordinate(user, structure, on=LAST)
        access.may_fill(user, seat, on=LAST)
        access.may_speak_for(user, structure, party, on=LAST)


def test_a_demand_lets_pass_or_says_who_can() -> None:
    demand(allowed=True, who="koordinatorn")

    with pytest.raises(Denied) as denied:
        demand(allowed=False, who="koordinatorn")

    assert denied.value.rule.who == "koordinatorn"
