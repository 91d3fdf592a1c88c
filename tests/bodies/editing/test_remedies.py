"""Each finding carries the act that mends it; the few that carry none have a reason."""

import datetime as dt

import pytest

from samverk.bodies.models import Body, Post, Reviewed, Structure
from samverk.bodies.queries import remedies
from samverk.parties.models import Person
from samverk.rulebook.bodies.texts import holders, presidium, replacements, seats
from tests import builders
from tests.bodies.editing.clerk import Clerk
from tests.portal import county as counties
from tests.portal.county import a_person, chair, seat_of

pytestmark = pytest.mark.django_db
NOW = "?dag=2021-03-01"
FINDINGS = f"/struktur/lanet/avvikelser/{NOW}"
BODY = "/struktur/lanet/organ/samrad/"

NOT_MENDED = {
    "bodies.overlapping_appointments": "the database refuses two in a seat",
    "bodies.overlapping_stand_ins": "the database refuses two in a seat",
    "bodies.appointment_without_seat": "who sits is read by the seats that are there that day",
    "bodies.ex_officio_twice": "good to know: nothing needs mending",
    "bodies.prolonged_in_silence": "the agreement is silent: it is for its next review",
}
_RULES = """
[professions.lakare]
name = "Läkare"
[bodies.namnd]
name = "Nämnden"
form = "consultation"
level = "political"
clause = "1"
substitutes = { as_many_as_ordinary = true, clause = "1" }
quotas = [{ profession = "lakare", at_least = 1, clause = "1" }]
[[bodies.namnd.seats]]
from = "regionen"
ordinary = 1
substitutes = { may_add = 1 }
clause = "1"
[[bodies.namnd.seats]]
from = { chair_of = "samrad" }
ordinary = 1
as = "ex officio"
clause = "1"
[[bodies.namnd.seats]]
from = "ekby"
ordinary = 1
substitutes = 1
profession = "lakare"
clause = "1"
"""


@pytest.fixture
def county() -> Structure:
    return counties.a_county(counties.file(extra=_RULES))


@pytest.fixture
def coordinator(county: Structure) -> Clerk:
    user = builders.a_user("koordinator@lanet.example")
    builders.a_role(user, county)
    return Clerk(user)


def mend(clerk: Clerk, says: str) -> str:
    """The address of the act on the finding that says this."""
    clerk.opens(f"/struktur/lanet/avvikelser/{NOW}")
    links = (part.split("</a>")[0] for part in clerk.markup.split('class="mend" href="')[1:])
    address = next((link.split('"')[0] for link in links if says in link), "")
    return address.replace("&amp;", "&")


def test_every_finding_on_bodies_has_an_act_or_a_reason() -> None:
    given = {
        code
        for part in (holders, presidium, replacements, seats)
        for code in part.SENTENCES
        if code.startswith("bodies.")
    }

    assert remedies.mended() | NOT_MENDED.keys() == given
    assert not remedies.mended() & NOT_MENDED.keys()


def test_a_seat_that_follows_a_chair_leads_to_choosing_that_chair(coordinator: Clerk) -> None:
    assert mend(coordinator, "ingen är antecknad på posten som platsen följer").startswith(
        f"{BODY}presidium/ordforande/"
    )


def test_too_few_substitutes_lead_to_the_free_seat_of_one(coordinator: Clerk) -> None:
    free = seat_of("regionen", body="namnd", kind="substitute")

    assert mend(coordinator, "ska ha lika många ersättare").endswith(f"/plats/{free.pk}/utse/{NOW}")


def test_a_quota_is_mended_by_recording_a_profession(coordinator: Clerk) -> None:
    member = seat_of("ekby", body="namnd").appointments.get().person
    address = mend(coordinator, "minst 1 ska ha yrket Läkare")
    assert address == f"/struktur/lanet/organ/namnd/yrken/{NOW}"
    written = {"yrke-lakare": str(member.pk)}

    assert member.name in coordinator.opens(address)
    shown = coordinator.sends(address, **written)
    assert f"Yrke antecknas för {member.name}: Läkare." in shown
    assert "minst 1 ska ha yrket Läkare" in shown
    said = coordinator.confirms(address, **written)

    member.refresh_from_db()
    assert member.professions == ["lakare"]
    assert "1 yrke är antecknat." in said
    assert mend(coordinator, "minst 1 ska ha yrket Läkare") == ""


def test_a_missing_profession_is_recorded_in_the_appointment(coordinator: Clerk) -> None:
    seat = seat_of("ekby", body="namnd")
    address = mend(coordinator, "kräver yrket Läkare")
    assert address == f"/struktur/lanet/organ/namnd/plats/{seat.pk}/utse/{NOW}&ratta=1"
    held = seat.appointments.get()

    said = coordinator.opens(address)
    assert "Platsen kräver yrket Läkare." in said
    coordinator.confirms(
        address, person=held.person.name, from_day="2020-09-01", known_professions="lakare"
    )

    held.person.refresh_from_db()
    assert held.person.professions == ["lakare"]
    assert seat.appointments.get() == held


def test_a_review_that_is_due_is_recorded(coordinator: Clerk) -> None:
    late = "?dag=2023-03-01"
    coordinator.opens(f"/struktur/lanet/avvikelser/{late}")
    assert f'href="{BODY}oversyn/{late}"' in coordinator.markup
    address, written = f"{BODY}oversyn/{late}", {"what": "remit", "from_day": "2023-02-01"}

    coordinator.opens(address)
    shown = coordinator.sends(address, **written)
    assert "Tiden till nästa översyn räknas från 1 feb 2023." in shown
    said = coordinator.confirms(address, **written, paragraph="§ 3")

    assert "Översynen av uppdraget i Samrådet för länet är antecknad den 1 feb 2023." in said
    row = Reviewed.objects.get()
    assert (row.what, row.on, row.paragraph) == ("remit", dt.date(2023, 2, 1), "§ 3")


def test_one_of_two_chairs_is_ended(coordinator: Clerk) -> None:
    chair(a_person("Anna", "Berg"), "region", 2021)
    second = Post.objects.create(
        body=Body.objects.get(key="samrad"),
        role="chair",
        number=2,
        person=a_person("Per", "Ås"),
        period=builders.days(dt.date(2021, 2, 1)),
    )

    assert mend(coordinator, "är antecknade som ordförande samtidigt") == (
        f"{BODY}presidium/{second.pk}/avsluta/{NOW}"
    )


def test_the_public_is_led_to_no_act(county: Structure) -> None:
    clerk = Clerk(builders.a_user("ingen@lanet.example"))

    clerk.opens(FINDINGS)

    assert 'class="mend"' not in clerk.markup


def test_somebody_new_is_written_down_with_professions(coordinator: Clerk) -> None:
    seat = seat_of("ekby", body="namnd", kind="substitute")
    address = f"/struktur/lanet/organ/namnd/plats/{seat.pk}/utse/{NOW}"
    written = {
        "person": "Eva Lind",
        "from_day": "2021-03-01",
        "known_professions": "lakare",
        "other_profession": "Leg. fysioterapeut, läkare",
    }

    coordinator.opens(address)
    shown = coordinator.sends(address, **written)
    assert "Yrke antecknas för Eva Lind: Läkare, leg-fysioterapeut." in shown
    coordinator.confirms(address, **written)

    assert Person.objects.get(given_name="Eva").professions == ["lakare", "leg-fysioterapeut"]
