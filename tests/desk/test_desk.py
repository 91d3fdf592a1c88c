"""The first page after log-in says what waits for each role, in few queries."""

import datetime as dt

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Body, Post, Reviewed, Role, Seat, Structure, WorkingGroup
from samverk.desk.standing import standing
from samverk.foundation.models import User
from samverk.parties.models import Party, Person
from tests.portal import county
from tests.portal.reader import words_of

pytestmark = pytest.mark.django_db
ON = dt.date(2022, 11, 1)
NEW_YEAR = dt.date(2023, 1, 1)


def a_user(*, is_staff: bool = False) -> User:
    return User.objects.create(email="kim@lanet.example", name="Kim Berg", is_staff=is_staff)


def with_role(kind: str, party: Party | None = None) -> User:
    user = a_user()
    Role.objects.create(
        user=user,
        structure=Structure.objects.get(),
        kind=kind,
        party=party,
        period=DateRange(county.START, None),
    )
    return user


def client_of(user: User, language: str = "sv") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    return client


def markup_of(user: User, on: dt.date = ON, language: str = "sv") -> str:
    answer = client_of(user, language).get(f"/min-sida/?dag={on}")
    assert answer.status_code == 200
    return answer.content.decode()


def reads(user: User, on: dt.date = ON, language: str = "sv") -> str:
    return words_of(markup_of(user, on, language))


def full_county() -> None:
    """A county in which every seat is held and the remit was reviewed this year."""
    county.a_county()
    for seat in Seat.objects.exclude(appointments__isnull=False):
        county.appoint(seat, county.a_person("Bo", "Dal"))
    Reviewed.objects.create(body=samrad(), what="remit", on=dt.date(2022, 2, 1))


def samrad() -> Body:
    return Body.objects.get(key="samrad")


def test_whoever_is_not_logged_in_is_refused() -> None:
    assert Client().get("/min-sida/").status_code == 403


def test_somebody_without_a_role_learns_how_to_get_one() -> None:
    county.a_county()

    said = reads(a_user())

    assert "Du har ingen roll än" in said
    assert "väntar på dig" not in said


def test_a_coordinator_sees_vacant_seats_the_oldest_first_with_their_age() -> None:
    full_county()
    county.leave(county.seat_of("alby"), dt.date(2022, 8, 15))
    county.leave(county.seat_of("ekby"), dt.date(2022, 6, 1))

    said = reads(with_role("coordinator"))

    assert "2 vakanta platser" in said
    ekby = "1 jun 2022 vakant i 5 månader Ekby kommun, ordinarie plats"
    alby = "15 aug 2022 vakant i 2 månader Alby kommun, ordinarie plats"
    assert said.index(ekby) < said.index(alby)


def test_a_vacancy_is_told_once() -> None:
    full_county()
    county.leave(county.seat_of("alby"), dt.date(2022, 8, 15))

    said = reads(with_role("coordinator"))

    assert said.count("Alby kommun, ordinarie plats") == 1


def test_appointments_that_end_together_are_one_entry_with_all_names() -> None:
    full_county()
    for key in ("alby", "ekby"):
        county.leave(county.seat_of(key), NEW_YEAR)

    said = reads(with_role("coordinator"))

    assert "31 dec 2022 om 60 dagar 2 uppdrag i Samrådet går ut" in said
    assert "2 uppdrag som går ut" in said


def test_an_appointment_that_somebody_is_to_take_over_does_not_wait() -> None:
    full_county()
    county.leave(county.seat_of("alby"), NEW_YEAR)
    county.appoint(county.seat_of("alby"), county.a_person("Ada", "Ny"), NEW_YEAR)

    said = reads(with_role("coordinator"))

    assert "går ut" not in said.replace("Går ut", "")


def test_what_ends_in_ninety_one_days_does_not_wait_yet() -> None:
    full_county()
    county.leave(county.seat_of("alby"), ON + dt.timedelta(92))
    user = with_role("coordinator")

    assert "Tiden i Samrådet går ut" not in reads(user)
    assert "Tiden i Samrådet går ut" in reads(user, ON + dt.timedelta(1))


def test_the_turn_of_the_chair_is_prepared() -> None:
    full_county()
    county.chair(county.a_person("Ida", "Lund"), "municipalities", 2022)

    said = reads(with_role("coordinator"))

    assert "1 jan 2023 om 61 dagar Ordförandeskapet i Samrådet går till Regionen" in said
    assert "Nu: Ida Lund. Nästa ska komma från Regionen." in said
    assert "Uppdragen får förlängas genom enigt beslut." in said
    assert "1 ordförandeskifte" in said


def test_a_turn_that_is_settled_does_not_wait() -> None:
    full_county()
    county.chair(county.a_person("Ida", "Lund"), "municipalities", 2022)
    county.chair(county.a_person("Per", "Holm"), "region", 2023)

    assert "Ordförandeskapet" not in reads(with_role("coordinator"))


def test_a_late_review_is_said_to_be_late() -> None:
    full_county()
    Reviewed.objects.create(body=samrad(), what="staffing", on=ON)

    said = reads(with_role("coordinator"), dt.date(2024, 3, 1))

    assert "1 feb 2024 för 29 dagar sedan Sen Översynen av uppdraget i Samrådet" in said


def test_an_administrator_of_the_installation_sees_every_structure() -> None:
    full_county()
    county.leave(county.seat_of("alby"), dt.date(2022, 8, 15))

    assert "1 vakant plats" in reads(a_user(is_staff=True))


def test_a_member_sees_the_own_seat_the_substitute_and_the_next_turn() -> None:
    full_county()
    user = a_user()
    seat_in(user, county.seat_of("alby"))

    said = reads(user)

    assert "Ledamot, Samrådet för länet" in said
    assert "Ersätts av Bo Dal." in said
    assert "Ordförandeskapet i Samrådet går till Regionen" in said


def test_a_substitute_sees_whom_to_step_in_for() -> None:
    full_county()
    user = a_user()
    seat_in(user, county.seat_of("alby", kind="substitute"))
    member = county.seat_of("alby").appointments.get().person

    said = reads(user)

    assert "Ersättare, Samrådet för länet" in said
    assert f"Ersätter {member}." in said


def test_a_seat_that_has_ended_is_gone_the_same_day() -> None:
    full_county()
    user = a_user()
    seat_in(user, county.seat_of("alby"))
    county.leave(county.seat_of("alby"), ON)

    assert standing(user, on=ON - dt.timedelta(1)).is_anything
    assert not standing(user, on=ON).is_anything
    assert "Du har ingen roll än" in reads(user, ON - dt.timedelta(1))


def seat_in(user: User, seat: Seat) -> None:
    Person.objects.filter(appointments__seat=seat).update(user=user)


def test_a_contact_sees_the_own_vacancies_and_nobody_elses() -> None:
    full_county()
    county.leave(county.seat_of("alby"), dt.date(2022, 8, 15))
    county.leave(county.seat_of("ekby"), dt.date(2022, 6, 1))
    alby = county.seat_of("alby").party

    said = reads(with_role("party_contact", alby))

    assert "1 plats att fylla" in said
    assert "Alby kommun, ordinarie plats" in said
    assert "Ekby kommun" not in said


def test_a_reader_sees_the_structures_that_they_read() -> None:
    full_county()

    said = reads(with_role("reader"))

    assert "Länets samverkan 2 organ, " in said
    assert "Vakanta platser" not in said


def test_a_working_group_that_ends_waits() -> None:
    full_county()
    WorkingGroup.objects.create(
        body=samrad(), name="Digital samsjuklighet", task="Pröva", period=DateRange(ON, NEW_YEAR)
    )

    said = reads(with_role("coordinator"))

    assert "31 dec 2022 om 60 dagar Arbetsgruppen Digital samsjuklighet" in said


def test_empty_sections_are_not_there() -> None:
    full_county()

    said = reads(with_role("coordinator"), dt.date(2022, 5, 1))

    assert "Vakanta platser" not in said
    assert "Går ut inom 90 dagar" not in said


def test_the_page_speaks_english() -> None:
    full_county()
    county.leave(county.seat_of("alby"), dt.date(2022, 8, 15))

    said = reads(with_role("coordinator"), language="en")

    assert "1 vacant seat" in said
    assert "vacant for 2 months" in said


@pytest.mark.parametrize("kind", ["coordinator", "reader", "party_contact", "member"])
def test_the_page_asks_as_often_in_a_large_county_as_in_a_small(kind: str) -> None:
    counted = []
    county.a_county(county.file(municipalities=2, groups=1))
    user = with_role("reader") if kind == "member" else user_of(kind)
    if kind == "member":
        seat_in(user, county.seat_of("alby"))
    client = client_of(user)
    client.get("/min-sida/")  # the file is parsed once in a process
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/min-sida/?dag={ON}")
        counted.append(len(asked))
        fill_and_plan()

    assert counted[0] == counted[1]
    assert counted[0] <= 32


def user_of(kind: str) -> User:
    return with_role(kind, county.seat_of("alby").party if kind == "party_contact" else None)


def fill_and_plan() -> None:
    for seat in Seat.objects.exclude(appointments__isnull=False):
        county.appoint(seat, county.a_person("Bo", "Dal"), until=NEW_YEAR)
    if not Post.objects.exists():
        for year in range(2022, 2026):
            plan(samrad(), dt.date(year, 1, 1))


def plan(body: Body, on: dt.date) -> None:
    Post.objects.create(
        body=body,
        role="chair",
        person=county.a_person("Eva", "Ek"),
        side="region",
        period=DateRange(on, dt.date(on.year + 1, 1, 1)),
    )
