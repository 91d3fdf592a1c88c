"""What must never be false, the database refuses."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.models import Body, Reviewed, Seat, Structure
from samverk.parties.models import Figure
from tests.builders import (
    AT_LAST,
    LATER,
    START,
    a_body,
    a_contact,
    a_party,
    a_person,
    a_post,
    a_replacement,
    a_role,
    a_seat,
    a_structure,
    a_structure_party,
    a_user,
    a_version,
    an_appointment,
    an_office,
    an_office_holding,
    an_organ,
    days,
)

pytestmark = pytest.mark.django_db
EMPTY = DateRange(START, START)


@pytest.fixture
def structure() -> Structure:
    return a_structure()


@pytest.fixture
def body(structure: Structure) -> Body:
    return a_body(structure)


@pytest.fixture
def seat(body: Body) -> Seat:
    return a_seat(body)


@contextmanager
def refusal(name: str) -> Iterator[None]:
    """What is done inside must be refused by the constraint of this name."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        yield


def test_two_versions_of_a_structure_never_hold_on_one_day(structure: Structure) -> None:
    a_version(structure)

    with refusal("bodies_one_version_at_a_time"):
        a_version(structure, days(LATER))


def test_a_replaced_version_holds_no_day(structure: Structure) -> None:
    new = a_version(structure)

    a_version(structure, replaced_by=new)

    assert structure.versions.count() == 2


def test_a_version_does_not_replace_itself(structure: Structure) -> None:
    version = a_version(structure)
    version.replaced_by = version

    with refusal("bodies_version_does_not_replace_itself"):
        version.save()


def test_a_version_holds_a_day(structure: Structure) -> None:
    with refusal("bodies_version_period_holds_a_day"):
        a_version(structure, EMPTY)


def test_a_party_is_in_a_structure_once_at_a_time(structure: Structure) -> None:
    party = a_party()
    a_structure_party(structure, party)

    with refusal("bodies_a_party_is_in_a_structure_once_at_a_time"):
        a_structure_party(structure, party, key="annan", period=days(LATER))


def test_a_key_means_one_party_at_a_time(structure: Structure) -> None:
    a_structure_party(structure, a_party("ekby"))

    with refusal("bodies_a_party_key_means_one_party_at_a_time"):
        a_structure_party(structure, a_party("alby"), key="ekby")


def test_a_party_is_in_a_structure_for_at_least_a_day(structure: Structure) -> None:
    with refusal("bodies_party_period_holds_a_day"):
        a_structure_party(structure, a_party(), period=EMPTY)


def test_a_body_lasts_at_least_a_day(structure: Structure) -> None:
    with refusal("bodies_body_period_holds_a_day"):
        a_body(structure, period=EMPTY)


def test_a_structure_has_one_body_of_a_key(structure: Structure, body: Body) -> None:
    with refusal("bodies_one_body_of_a_key_in_a_structure"):
        a_body(structure, body.key)


def test_a_seat_lasts_at_least_a_day(body: Body) -> None:
    with refusal("bodies_seat_period_holds_a_day"):
        a_seat(body, period=EMPTY)


def test_a_place_is_one_seat_at_a_time(body: Body, seat: Seat) -> None:
    with refusal("bodies_one_seat_of_a_number_at_a_time"):
        a_seat(body, filler=seat.filler, period=days(LATER))


def test_a_place_that_comes_back_is_a_new_seat(body: Body) -> None:
    a_seat(body, period=days(START, LATER))

    a_seat(body, period=days(LATER))

    assert body.seats.count() == 2


def test_seats_are_counted_from_one(body: Body) -> None:
    with refusal("bodies_seat_number_counts_from_one"):
        a_seat(body, number=0)


def test_only_a_substitute_is_somebodys_own(body: Body, seat: Seat) -> None:
    with refusal("bodies_only_a_substitute_is_personal"):
        a_seat(body, number=2, personal_for=seat)


def test_one_person_holds_a_seat_at_a_time(seat: Seat) -> None:
    an_appointment(seat, a_person())

    with refusal("bodies_one_person_in_a_seat_at_a_time"):
        an_appointment(seat, a_person("Alex"), days(LATER))


def test_a_seat_is_handed_over_from_one_day_to_the_next(seat: Seat) -> None:
    an_appointment(seat, a_person(), days(START, LATER))

    an_appointment(seat, a_person("Alex"), days(LATER))

    assert seat.appointments.count() == 2


def test_an_appointment_lasts_at_least_a_day(seat: Seat) -> None:
    with refusal("bodies_appointment_period_holds_a_day"):
        an_appointment(seat, a_person(), EMPTY)


def test_one_person_stands_in_on_a_seat_at_a_time(seat: Seat) -> None:
    a_replacement(seat, a_person(), days(START, AT_LAST))

    with refusal("bodies_one_replacement_in_a_seat_at_a_time"):
        a_replacement(seat, a_person("Alex"), days(LATER, AT_LAST))


def test_a_replacement_may_be_repeated(seat: Seat) -> None:
    person = a_person()
    a_replacement(seat, person, days(START, LATER))

    a_replacement(seat, person, days(AT_LAST))

    assert seat.replacements.count() == 2


def test_a_replacement_lasts_at_least_a_day(seat: Seat) -> None:
    with refusal("bodies_replacement_period_holds_a_day"):
        a_replacement(seat, a_person(), EMPTY)


def test_a_body_has_one_chair_at_a_time(body: Body) -> None:
    a_post(body, a_person(), days(START, AT_LAST))

    with refusal("bodies_one_person_in_a_post_at_a_time"):
        a_post(body, a_person("Alex"), days(LATER))


def test_a_body_may_have_two_vice_chairs(body: Body) -> None:
    a_post(body, a_person(), role="vice_chair")

    a_post(body, a_person("Alex"), role="vice_chair", number=2)

    assert body.posts.count() == 2


def test_a_post_lasts_at_least_a_day(body: Body) -> None:
    with refusal("bodies_post_period_holds_a_day"):
        a_post(body, a_person(), EMPTY)


def test_a_review_is_recorded_once_a_day(body: Body) -> None:
    Reviewed.objects.create(body=body, what="remit", on=START)

    with refusal("bodies_one_review_of_a_thing_a_day"):
        Reviewed.objects.create(body=body, what="remit", on=START)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"scb": "248"}, "parties_party_scb_is_a_code"),
        ({"organisation_number": "2120002627"}, "parties_party_organisation_number_is_one"),
        ({"name": ""}, "parties_party_has_a_name"),
    ],
)
def test_a_party_has_a_name_and_numbers_of_the_right_form(facts: dict[str, str], name: str) -> None:
    with refusal(name):
        a_party("ekby", **facts)


def test_a_code_means_one_party() -> None:
    a_party("ekby", scb="2480")

    with refusal("parties_party_scb_key"):
        a_party("alby", scb="2480")


def test_an_organ_lasts_at_least_a_day() -> None:
    with refusal("parties_organ_period_holds_a_day"):
        an_organ(a_party(), period=EMPTY)


def test_a_party_has_one_organ_of_a_name_at_a_time() -> None:
    party = a_party()
    an_organ(party)

    with refusal("parties_one_organ_of_a_name_at_a_time"):
        an_organ(party)


def test_an_organ_is_not_under_itself() -> None:
    organ = an_organ(a_party())
    organ.parent = organ

    with refusal("parties_organ_is_not_under_itself"):
        organ.save()


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [
        ("", "Ek", "parties_person_has_a_whole_name"),
        ("Kim", "", "parties_person_has_a_whole_name"),
        ("Kim", "Ek 800101-1234", "parties_person_name_holds_no_number"),
    ],
)
def test_a_person_is_a_name_and_never_a_number(given: str, family: str, name: str) -> None:
    with refusal(name):
        a_person(given, family)


def test_a_party_has_one_office_of_a_key() -> None:
    party = a_party()
    an_office(party)

    with refusal("parties_one_office_of_a_key_at_a_party"):
        an_office(party)


def test_a_person_holds_an_office_once_at_a_time() -> None:
    office, person = an_office(a_party()), a_person()
    an_office_holding(office, person)

    with refusal("parties_a_person_holds_an_office_once_at_a_time"):
        an_office_holding(office, person, days(LATER))


def test_an_office_may_be_shared() -> None:
    office = an_office(a_party())
    an_office_holding(office, a_person())

    an_office_holding(office, a_person("Alex"))

    assert office.holdings.count() == 2


def test_an_office_is_held_at_least_a_day() -> None:
    with refusal("parties_office_period_holds_a_day"):
        an_office_holding(an_office(a_party()), a_person(), EMPTY)


def test_nothing_is_noted_any_more_where_the_figures_once_were() -> None:
    earlier = Figure(party=a_party(), measure="population", on=START, value=1, source="SCB")

    with pytest.raises(IntegrityError, match="Underlag noteras inte längre här"):
        earlier.save()


def test_a_party_has_an_address_once_at_a_time() -> None:
    party = a_party()
    a_contact(party)

    with refusal("parties_one_contact_of_an_address_at_a_time"):
        a_contact(party, period=days(LATER))


def test_a_contact_has_an_address() -> None:
    with refusal("parties_contact_has_an_address"):
        a_contact(a_party(), email="")


def test_a_contact_lasts_at_least_a_day() -> None:
    with refusal("parties_contact_period_holds_a_day"):
        a_contact(a_party(), period=EMPTY)


def test_a_user_has_a_role_once_at_a_time(structure: Structure) -> None:
    user = a_user()
    a_role(user, structure)

    with refusal("bodies_one_role_at_a_time"):
        a_role(user, structure, period=days(LATER))


def test_a_user_may_be_the_contact_of_two_parties_but_once_of_each(structure: Structure) -> None:
    user, ekby = a_user(), a_party("ekby")
    a_role(user, structure, "party_contact", party=ekby)
    a_role(user, structure, "party_contact", party=a_party("alby"))

    with refusal("bodies_one_contact_role_at_a_time"):
        a_role(user, structure, "party_contact", party=ekby)


@pytest.mark.parametrize(("kind", "is_for_a_party"), [("party_contact", False), ("reader", True)])
def test_only_a_contact_is_for_a_party(
    structure: Structure, kind: str, *, is_for_a_party: bool
) -> None:
    party = a_party() if is_for_a_party else None

    with refusal("bodies_only_a_contact_is_for_a_party"):
        a_role(a_user(), structure, kind, party=party)


def test_a_role_lasts_at_least_a_day(structure: Structure) -> None:
    with refusal("bodies_role_period_holds_a_day"):
        a_role(a_user(), structure, period=EMPTY)


@pytest.mark.parametrize("model", [Body, Seat, Structure])
def test_what_is_recorded_is_not_deleted(seat: Seat, model: type[Body | Seat | Structure]) -> None:
    with pytest.raises(DatabaseError, match="datum"), transaction.atomic():
        model.objects.all()._raw_delete(using="default")

    assert model.objects.exists()
