"""What leads to the forms: only for those who may, and to the act that mends."""

import datetime as dt

import pytest
from django.test import Client

from samverk.bodies import access
from samverk.bodies.models import Seat, Structure
from samverk.bodies.queries import mends
from samverk.foundation.day import ChosenDay
from tests import builders
from tests.bodies.editing.clerk import Clerk
from tests.portal.county import a_county, a_person, chair, leave, seat_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 3, 1)
NOW = "?dag=2021-03-01"
BODY = f"/struktur/lanet/organ/samrad/{NOW}"
FINDINGS = f"/struktur/lanet/avvikelser/{NOW}"


@pytest.fixture
def county() -> Structure:
    return a_county()


@pytest.fixture
def coordinator(county: Structure) -> Clerk:
    user = builders.a_user("koordinator@lanet.example")
    builders.a_role(user, county)
    return Clerk(user)


@pytest.fixture
def of_alby(county: Structure) -> Clerk:
    user = builders.a_user("alby@lanet.example")
    builders.a_role(user, county, "party_contact", party=seat_of("alby").party)
    return Clerk(user)


def address(act: str, seat: Seat) -> str:
    return f'href="/struktur/lanet/organ/samrad/plats/{seat.pk}/{act}/{NOW}"'


def test_the_public_is_led_to_no_form(county: Structure) -> None:
    for page in (BODY, FINDINGS, f"/person/{a_person().pk}/{NOW}"):
        markup = Client().get(page).content.decode()
        assert "/utse/" not in markup
        assert "/presidium/" not in markup
        assert "/adjungera/" not in markup
        assert "/namn/" not in markup


@pytest.mark.parametrize("page", [BODY, FINDINGS])
def test_a_vacancy_leads_to_appointing(coordinator: Clerk, page: str) -> None:
    coordinator.opens(page)

    assert address("utse", seat_of("alby", kind="substitute")) in coordinator.markup
    assert address("utse", seat_of("ekby", kind="substitute")) in coordinator.markup


@pytest.mark.parametrize("page", [BODY, FINDINGS])
def test_a_contact_is_led_to_the_seats_of_the_own_party_only(of_alby: Clerk, page: str) -> None:
    of_alby.opens(page)

    assert address("utse", seat_of("alby", kind="substitute")) in of_alby.markup
    assert address("utse", seat_of("ekby", kind="substitute")) not in of_alby.markup
    assert "/presidium/" not in of_alby.markup
    assert "/adjungera/" not in of_alby.markup


def test_an_expired_appointment_leads_to_appointing(coordinator: Clerk) -> None:
    leave(seat_of("alby"), DAY)

    coordinator.opens(FINDINGS)

    assert address("utse", seat_of("alby")) in coordinator.markup


def test_a_missing_chair_leads_to_choosing_one_and_a_late_vice_chair_to_another(
    coordinator: Clerk,
) -> None:
    coordinator.opens(FINDINGS)
    assert "/organ/samrad/presidium/ordforande/" in coordinator.markup

    chair(seat_of("alby").appointments.get().person, "municipalities", 2020, "vice_chair")
    chair(a_person("Per", "Ås"), "region", 2021)
    coordinator.opens(FINDINGS)

    assert "/organ/samrad/presidium/vice-ordforande/" in coordinator.markup


def test_each_address_that_a_page_gives_is_answered(coordinator: Clerk) -> None:
    builders.a_replacement(seat_of("ekby"), a_person("Robin", "Lund"))
    coordinator.opens(BODY)
    links = {
        part.split('"')[0]
        for part in coordinator.markup.split('href="')[1:]
        if any(f"/{act}/" in part.split('"')[0] for act in ("plats", "presidium", "adjungera"))
    }

    statuses = {link: Clerk.opens(coordinator, link) and coordinator.status for link in links}

    assert len(links) >= 10
    assert set(statuses.values()) == {200}


def test_an_appointment_is_mended_from_its_first_day(coordinator: Clerk) -> None:
    seat = seat_of("alby")
    held = seat.appointments.get()
    mending = f"/struktur/lanet/organ/samrad/plats/{seat.pk}/utse/{NOW}&ratta=1"

    coordinator.opens(mending)

    assert 'value="2020-09-01"' in coordinator.markup
    assert 'value="§ 7"' in coordinator.markup
    coordinator.confirms(mending, person=held.person.name, from_day="2020-09-01", paragraph="§ 8")
    held.refresh_from_db()
    assert (held.paragraph, seat.appointments.count()) == ("§ 8", 1)


def test_a_name_leads_to_its_correction(of_alby: Clerk) -> None:
    own, other = (seat_of(key).appointments.get().person for key in ("alby", "ekby"))

    of_alby.opens(f"/person/{own.pk}/{NOW}")
    assert f'href="/person/{own.pk}/namn/{NOW}"' in of_alby.markup
    of_alby.opens(f"/person/{other.pk}/{NOW}")
    assert "/namn/" not in of_alby.markup


@pytest.mark.parametrize("kind", ["coordinator", "administrator", "reader", "party_contact", ""])
def test_a_page_knows_the_same_as_whoever_is_asked_at_the_form(
    county: Structure, kind: str
) -> None:
    user = builders.a_user()
    if kind:
        party = seat_of("alby").party if kind == "party_contact" else None
        builders.a_role(user, county, kind, party=party)

    own = mends.hands(user, ChosenDay(DAY, DAY))

    for seat in Seat.objects.select_related("party", "body"):
        key = seat.party.key if seat.party else None
        assert own.may_fill(county.pk, key) == access.may_fill(user, seat, on=DAY)
    assert own.may_coordinate(county.pk) == access.may_coordinate(user, county, on=DAY)
