"""Who may correct the name of a person, and who is led to the letter that welcomes them."""

import pytest

from samverk.bodies.models import Body, GroupMember, Structure
from samverk.foundation.models import User
from tests import builders
from tests.bodies.editing.clerk import Clerk
from tests.portal.county import a_county, a_person, chair, seat_of

pytestmark = pytest.mark.django_db
NOW = "?dag=2021-03-01"


@pytest.fixture
def county() -> Structure:
    return a_county()


@pytest.fixture
def coordinator(county: Structure) -> Clerk:
    user = builders.a_user("koordinator@lanet.example")
    builders.a_role(user, county)
    return Clerk(user)


@pytest.fixture
def administrator(county: Structure) -> Clerk:
    user = builders.a_user("forvaltare@samverk.example")
    User.objects.filter(pk=user.pk).update(is_staff=True)
    return Clerk(User.objects.get(pk=user.pk))


@pytest.mark.parametrize("been", ["in a post that ended", "in a group", "in an office"])
def test_a_coordinator_corrects_the_name_of_whoever_has_been_there(
    coordinator: Clerk, been: str
) -> None:
    person, body = a_person("Anna", "Berj"), Body.objects.get(key="samrad")
    if been == "in a post that ended":
        chair(person, "region", 2020)
    elif been == "in a group":
        group = builders.a_group(body, builders.days(until_day=builders.START.replace(year=2022)))
        GroupMember.objects.create(group=group, person=person)
    else:
        party = seat_of("alby").party
        assert party
        builders.an_office_holding(builders.an_office(party), person)
    address = f"/person/{person.pk}/namn/{NOW}"

    coordinator.opens(f"/person/{person.pk}/{NOW}")
    assert f'href="{address}"' in coordinator.markup
    coordinator.opens(address)
    coordinator.confirms(address, given_name="Anna", family_name="Berg")

    person.refresh_from_db()
    assert person.name == "Anna Berg"


def test_the_name_of_whoever_has_never_been_anywhere_is_for_the_administrator(
    coordinator: Clerk, administrator: Clerk
) -> None:
    person = a_person("Anna", "Berj")
    address = f"/person/{person.pk}/namn/{NOW}"

    coordinator.opens(f"/person/{person.pk}/{NOW}")
    assert "/namn/" not in coordinator.markup
    coordinator.opens(address)
    assert coordinator.status == 403

    administrator.opens(f"/person/{person.pk}/{NOW}")
    assert f'href="{address}"' in administrator.markup
    administrator.opens(address)
    administrator.confirms(address, given_name="Anna", family_name="Berg")
    person.refresh_from_db()
    assert person.name == "Anna Berg"


def test_a_name_that_holds_a_number_is_refused_also_where_nothing_is_judged(
    administrator: Clerk,
) -> None:
    person = a_person("Anna", "Berg")
    address = f"/person/{person.pk}/namn/{NOW}"
    administrator.opens(address)

    said = administrator.sends(address, given_name="Anna", family_name="Berg 121212")

    assert administrator.status == 422
    assert "Personnummer sparas aldrig" in said


def test_a_coordinator_is_led_to_the_letter_of_whoever_holds_a_seat(coordinator: Clerk) -> None:
    held = seat_of("alby").appointments.get()
    letter = f'href="/min-sida/introduktion/{held.pk}/{NOW}"'

    for page in (f"/struktur/lanet/organ/samrad/{NOW}", f"/person/{held.person_id}/{NOW}"):
        coordinator.opens(page)
        assert letter in coordinator.markup


def test_a_contact_is_not_led_to_letters_that_only_a_coordinator_sends(county: Structure) -> None:
    user = builders.a_user("alby@lanet.example")
    held = seat_of("alby").appointments.get()
    builders.a_role(user, county, "party_contact", party=seat_of("alby").party)
    contact = Clerk(user)

    for page in (f"/struktur/lanet/organ/samrad/{NOW}", f"/person/{held.person_id}/{NOW}"):
        contact.opens(page)
        assert "/introduktion/" not in contact.markup
