"""Every form by HTTP: what it leads to is seen before it is saved, and nobody overwrites what they have not seen."""

import datetime as dt
from collections.abc import Callable

import pytest

from samverk.bodies.models import Appointment, Body, Post, Replacement, Seat, Structure
from samverk.foundation.audit.models import AuditEntry
from samverk.parties.models import Person
from tests import builders
from tests.bodies.editing.clerk import Clerk
from tests.portal.county import (
    a_county,
    a_person,
    chair,
    leave,
    seat_of,
    stand_in,
)

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 3, 1)
NOW = "?dag=2021-03-01"
BODY = "/struktur/lanet/organ/samrad/"


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
    party = seat_of("alby").party
    builders.a_role(user, county, "party_contact", party=party)
    return Clerk(user)


def at(seat: Seat, act: str) -> str:
    return f"{BODY}plats/{seat.pk}/{act}/{NOW}"


def test_a_vacancy_is_filled_and_its_finding_is_gone(coordinator: Clerk) -> None:
    seat = seat_of("alby", kind="substitute")
    address, written = at(seat, "utse"), {"person": "Eva Lind", "from_day": "2021-03-01"}
    assert "Har platsen ingen" in coordinator.opens(address).replace(":", "")

    shown = coordinator.sends(address, **written)

    assert coordinator.status == 200
    assert "Eva Lind finns inte i registret och skrivs in som ny" in shown
    assert "Alby kommun har därmed 1 av 1 ordinarie plats" in shown
    assert "ingen ersättare saknas" in shown
    assert "Avvikelser som försvinner Samrådet för länet: ersättarplats för Alby kommun" in shown
    assert not Person.objects.filter(given_name="Eva").exists()

    after = coordinator.confirms(address, **written)

    assert coordinator.to == ""
    assert "Eva Lind är utsedd från 1 mar 2021." in after
    held = Appointment.objects.get(seat=seat)
    assert (held.person.name, held.party, held.period.lower) == ("Eva Lind", seat.party, DAY)
    assert "ersättarplats för Alby kommun har stått tom" not in after


def test_a_first_post_leaves_no_trace(coordinator: Clerk) -> None:
    address = at(seat_of("alby"), "utse")
    coordinator.opens(address)
    before = AuditEntry.objects.count()

    coordinator.sends(address, person="Eva Lind", from_day="2021-03-01")

    assert AuditEntry.objects.count() == before


def test_a_doubt_is_saved_only_with_a_tick_and_stands_in_the_trail(coordinator: Clerk) -> None:
    seat = seat_of("alby", kind="substitute")
    member = seat_of("alby").appointments.get().person
    written = {"person": f"{member.name} ({member.pk})", "from_day": "2021-03-01"}
    address = at(seat, "utse")
    coordinator.opens(address)
    coordinator.sends(address, **written)

    unticked = coordinator.sends(address, "bekrafta", **written)

    assert coordinator.status == 422
    assert "Bocka för att du har läst varningarna." in unticked
    assert not seat.appointments.exists()

    coordinator.confirms(address, **written)

    assert seat.appointments.get().person == member
    reason = AuditEntry.objects.filter(table="bodies_appointment").latest("id").reason
    assert reason.startswith("Bekräftat trots: Samrådet för länet: Kim")


def test_what_is_false_is_refused_in_words_and_what_was_written_stays(coordinator: Clerk) -> None:
    seat = seat_of("alby")
    leave(seat, DAY)
    builders.an_appointment(seat, a_person("Robin", "Lund"), builders.days(dt.date(2021, 6, 1)))
    address = at(seat, "utse")
    coordinator.opens(address)
    assert 'value="2021-05-31"' in coordinator.markup  # the day before is offered

    told = coordinator.sends(address, person="Eva Lind", from_day="2021-03-01")

    assert coordinator.status == 422
    assert "Robin Lund är redan utsedd från den 1 juni 2021" in told
    assert 'value="Eva Lind"' in coordinator.markup
    assert seat.appointments.count() == 2


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"person": "", "from_day": "2021-03-01"}, "Skriv vem det gäller."),
        ({"person": "Eva", "from_day": "2021-03-01"}, "Skriv både förnamn och efternamn."),
        ({"person": "Kim Ek (9999999)", "from_day": "2021-03-01"}, "Ingen i registret har det"),
        ({"person": "Kim 640823-3234", "from_day": "2021-03-01"}, "Personnummer sparas aldrig."),
        ({"person": "Eva Lind", "from_day": "i mars"}, "Skriv dagen som åååå-mm-dd."),
        ({"person": "Eva Lind", "from_day": "1621-03-01"}, "Välj en dag mellan år 1900 och 2200."),
        (
            {"person": "Eva Lind", "from_day": "2021-03-01", "last_day": "2021-02-01"},
            "Den sista dagen kommer före den första.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(
    coordinator: Clerk, written: dict[str, str], told: str
) -> None:
    address = at(seat_of("alby"), "utse")
    coordinator.opens(address)

    said = coordinator.sends(address, **written)

    assert coordinator.status == 422
    assert said.count(told) == 2  # in the summary, and at the field


def test_two_of_the_same_name_are_told_apart_by_number(coordinator: Clerk) -> None:
    one, other = a_person("Eva", "Lind"), a_person("Eva", "Lind")
    address = at(seat_of("alby", kind="substitute"), "utse")
    coordinator.opens(address)

    asked = coordinator.sends(address, person="eva lind", from_day="2021-03-01")

    assert f"Eva Lind ({one.pk}), Eva Lind ({other.pk})" in asked
    coordinator.confirms(address, person=f"Eva Lind ({other.pk})", from_day="2021-03-01")
    assert Appointment.objects.get(seat__kind="substitute").person == other


def test_the_second_sees_what_the_first_did_and_keeps_the_own_text(
    coordinator: Clerk, of_alby: Clerk
) -> None:
    seat = seat_of("alby", kind="substitute")
    address = at(seat, "utse")
    coordinator.opens(address)
    of_alby.opens(address)
    of_alby.confirms(address, person="Eva Lind", from_day="2021-03-01")

    told = coordinator.sends(address, person="Robin Lund", from_day="2021-04-01")

    assert coordinator.status == 409
    assert "Någon hann före dig" in told
    assert "Kim Ek ändrade det här" in told  # what builders call every user
    assert "Person: från tom → till Eva Lind" in told
    assert 'value="Robin Lund"' in coordinator.markup

    coordinator.sends(address, person="Robin Lund", from_day="2021-04-01")
    coordinator.confirms(address, person="Robin Lund", from_day="2021-04-01")

    holders = [row.person.name for row in seat.appointments.order_by("period")]
    assert holders == ["Eva Lind", "Robin Lund"]


def test_a_contact_fills_the_seats_of_the_own_party_and_is_told_who_fills_the_others(
    of_alby: Clerk,
) -> None:
    own, other = seat_of("alby", kind="substitute"), seat_of("ekby", kind="substitute")
    of_alby.opens(at(own, "utse"))

    of_alby.confirms(at(own, "utse"), person="Eva Lind", from_day="2021-03-01")
    refused = of_alby.opens(at(other, "utse"))

    assert own.appointments.get().person.name == "Eva Lind"
    assert of_alby.status == 403
    assert "koordinatorn för Länets samverkan och kontakten för Ekby kommun" in refused
    of_alby.sends(at(other, "utse"), "bekrafta", person="Eva Lind", from_day="2021-03-01")
    assert of_alby.status == 403
    assert not other.appointments.exists()


def test_a_contact_neither_elects_nor_co_opts(of_alby: Clerk) -> None:
    refused = of_alby.opens(f"{BODY}presidium/ordforande/{NOW}")
    assert (of_alby.status, "koordinatorn för Länets samverkan" in refused) == (403, True)
    of_alby.opens(f"{BODY}adjungera/{NOW}")
    assert of_alby.status == 403


def test_an_appointment_ends_after_its_last_day(coordinator: Clerk) -> None:
    seat = seat_of("alby")
    address = at(seat, "avsluta")
    coordinator.opens(address)

    shown = coordinator.sends(address, last_day="2021-03-31", reason="Avsagt sig")
    after = coordinator.confirms(address, last_day="2021-03-31", reason="Avsagt sig")

    assert "Det här händer torsdag 1 april 2021" in shown
    assert "0 av 1 ordinarie plats" in shown
    assert seat.appointments.get().period.upper == dt.date(2021, 4, 1)
    assert "slutar 31 mar 2021" in after
    reason = AuditEntry.objects.filter(table="bodies_appointment").latest("id").reason
    assert reason.startswith("Avsagt sig Bekräftat trots: ")


def test_somebody_stands_in_and_hands_the_seat_back(coordinator: Clerk) -> None:
    seat = seat_of("alby")
    builders.an_appointment(seat_of("alby", kind="substitute"), a_person("Robin", "Lund"))
    written = {"person": "Robin Lund", "from_day": "2021-02-01", "last_day": "2021-12-31"}
    coordinator.opens(at(seat, "ersatt"))
    shown = coordinator.sends(at(seat, "ersatt"), **written)
    coordinator.confirms(at(seat, "ersatt"), **written)

    coordinator.opens(at(seat, "atergang"))
    after = coordinator.confirms(at(seat, "atergang"), from_day="2021-03-01")

    assert "ersätts av Robin Lund" in shown
    assert "inte längre tillfällig ersättare från 1 mar 2021" in after
    assert Replacement.objects.get().period.upper == DAY


def test_the_reason_of_a_replacement_is_never_public(coordinator: Clerk) -> None:
    seat = seat_of("alby")
    stand_in(seat, a_person("Robin", "Lund"), DAY, dt.date(2021, 6, 1))

    assert "föräldraledig" not in coordinator.opens(at(seat, "atergang"))


def test_the_chair_turns_when_the_year_ends(coordinator: Clerk) -> None:
    region = Seat.objects.filter(filler__contains="regionen", number=1).get()
    theirs = a_person("Per", "Ås")
    builders.an_appointment(region, theirs)
    ours = seat_of("alby").appointments.get().person
    chair(theirs, "region", 2021), chair(ours, "municipalities", 2021, "vice_chair")
    address = f"{BODY}presidium/ordforande/?dag=2021-12-31"
    written = {"swap": "on", "from_day": "2022-01-01", "last_day": "2022-12-31"}
    coordinator.opens(address)

    shown = coordinator.sends(address, **written)
    coordinator.confirms(address, **written)

    assert "Avvikelser som försvinner Samrådet för länet har ingen ordförande." in shown
    held = Post.objects.filter(period__contains=dt.date(2022, 5, 1)).order_by("role")
    assert [(post.role, post.person, post.side) for post in held] == [
        ("chair", ours, "municipalities"),
        ("vice_chair", theirs, "region"),
    ]


def test_a_chair_of_the_wrong_side_is_a_doubt_that_takes_a_tick(coordinator: Clerk) -> None:
    ours = seat_of("alby").appointments.get().person
    address = f"{BODY}presidium/ordforande/{NOW}"
    written = {"person": f"{ours.name} ({ours.pk})", "from_day": "2021-03-01"}
    coordinator.opens(address)

    shown = coordinator.sends(address, **written)
    coordinator.confirms(address, **written)

    assert "Regionen" in shown
    post = Post.objects.get()
    assert (post.person, post.side, post.party) == (ours, "municipalities", seat_of("alby").party)
    assert "Bekräftat trots" in AuditEntry.objects.filter(table="bodies_post").get().reason


def test_a_body_has_no_post_that_nobody_knows(coordinator: Clerk) -> None:
    coordinator.opens(f"{BODY}presidium/kassor/{NOW}")

    assert coordinator.status == 404


def test_somebody_is_co_opted_until_a_day(coordinator: Clerk) -> None:
    address = f"{BODY}adjungera/{NOW}"
    written = {"person": "Eva Lind", "from_day": "2021-03-01", "last_day": "2021-12-31"}
    coordinator.opens(address)
    assert "Skriv varför personen adjungeras." in coordinator.sends(address, **written)

    coordinator.sends(address, reason="Sakkunnig", **written)
    after = coordinator.confirms(address, reason="Sakkunnig", **written)

    seat = Seat.objects.get(standing="co-opted")
    assert seat.appointments.get().period.upper == dt.date(2022, 1, 1)
    assert "Eva Lind är adjungerad från 1 mar 2021." in after


def test_a_name_is_corrected_by_whoever_may_fill_one_of_the_persons_seats(
    of_alby: Clerk, coordinator: Clerk
) -> None:
    own = seat_of("alby").appointments.get().person
    other = seat_of("ekby").appointments.get().person
    address = f"/person/{own.pk}/namn/{NOW}"
    of_alby.opens(address)

    of_alby.sends(address, given_name="Kim", family_name="Åhlström")
    after = of_alby.confirms(address, given_name="Kim", family_name="Åhlström")
    of_alby.opens(f"/person/{other.pk}/namn/")

    assert "heter nu Kim Åhlström i registret" in after
    assert of_alby.status == 403
    coordinator.opens(f"/person/{other.pk}/namn/")
    assert coordinator.status == 200


def test_a_role_that_has_ended_opens_no_form(county: Structure) -> None:
    user = builders.a_user("forra@lanet.example")
    builders.a_role(user, county, period=builders.days(builders.START, builders.LATER))
    clerk = Clerk(user)

    clerk.opens(at(seat_of("alby"), "utse"))

    assert clerk.status == 403


@pytest.mark.parametrize(
    "address",
    [
        lambda: f"{BODY}plats/{seat_of('alby', kind='substitute').pk}/avsluta/{NOW}",
        lambda: f"{BODY}plats/{seat_of('alby').pk}/atergang/{NOW}",
        lambda: f"{BODY}plats/9999999/utse/{NOW}",
        lambda: f"/struktur/lanet/organ/saknas/adjungera/{NOW}",
        lambda: f"/person/9999999/namn/{NOW}",
        lambda: f"/struktur/lanet/organ/grupp-1/plats/{seat_of('alby').pk}/utse/{NOW}",
    ],
)
def test_what_is_not_there_cannot_be_changed(
    coordinator: Clerk, address: Callable[[], str]
) -> None:
    coordinator.opens(address())

    assert coordinator.status == 404


def test_whoever_changes_their_mind_gets_the_form_back_as_it_was(coordinator: Clerk) -> None:
    address = at(seat_of("alby"), "utse")
    coordinator.opens(address)
    coordinator.sends(address, person="Eva Lind", from_day="2021-03-01")

    coordinator.sends(address, "andra", person="Eva Lind", from_day="2021-03-01")

    assert coordinator.status == 200
    assert 'value="Eva Lind"' in coordinator.markup
    assert Body.objects.filter(key="samrad").exists()
