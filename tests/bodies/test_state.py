"""The state of a structure on a day: what the register holds, as the rules judge it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samverk.bodies import loading
from samverk.bodies.models import Body, Reviewed, Seat, Structure
from samverk.bodies.queries.state import BodyState, in_use, states
from samverk.rulebook.findings import Weight
from tests.bodies.test_loading import FILE, START
from tests.builders import (
    a_person,
    a_post,
    a_replacement,
    an_appointment,
    an_office,
    an_office_holding,
    days,
)

pytestmark = pytest.mark.django_db
RULES = FILE.replace(
    "[bodies.gruppen]",
    """[bodies.samrad.presidium]
chair = { side = "alternates", every_years = 1, first = { year = 2020, side = "municipalities" } }
vice = { side = "other" }
longer_by = "unanimous"
clause = "1"
[[bodies.samrad.seats]]
from = { chair_of = "gruppen" }
clause = "1"
[bodies.gruppen]
presidium.chair = { side = "any" }
reviews = [{ of = ["remit"], every_years = 2, clause = "1" }]
""",
)
ON = dt.date(2021, 3, 1)


@pytest.fixture(autouse=True)
def county() -> None:
    loading.load(RULES.encode(), actor="kim")


def samrad(on: dt.date = ON) -> BodyState:
    return states(in_use(on=on), on=on)[0].bodies["samrad"]


def seat(filler: str, kind: str = "ordinary") -> Seat:
    return Seat.objects.get(filler=filler, kind=kind, number=1)


def codes(state: BodyState) -> set[str]:
    return {finding.code for finding in state.findings}


def test_a_seat_knows_who_holds_it_on_the_day() -> None:
    old, new = a_person("Kim"), a_person("Alex")
    an_appointment(seat("party:ekby"), old, days(START, ON))
    an_appointment(seat("party:ekby"), new, days(ON))

    def holder(on: dt.date) -> str | None:
        places = samrad(on).judged.composition.ordinary
        return next(place.holder for place in places if place.party == "ekby")

    assert holder(ON) == str(new.pk)
    assert holder(START) == str(old.pk)


def test_a_seat_that_nobody_holds_is_a_finding_with_its_clause() -> None:
    found = [finding for finding in samrad().findings if finding.weight is not Weight.INFO]

    assert {finding.source for finding in found} >= {"lanet-2020 1"}
    assert (
        len(samrad().judged.composition.vacancies) == 4 + 1 + 2
    )  # members, ex officio, substitutes


def test_who_stands_in_serves_for_a_while_and_then_the_holder_again() -> None:
    holder, other = a_person("Kim"), a_person("Alex")
    an_appointment(seat("party:ekby"), holder)
    an_appointment(seat("party:ekby", "substitute"), other)
    a_replacement(seat("party:ekby"), other, days(ON, dt.date(2021, 6, 1)))

    def serving(on: dt.date) -> str | None:
        places = samrad(on).judged.composition.ordinary
        return next(place.serving for place in places if place.party == "ekby")

    assert [serving(day) for day in (START, ON, dt.date(2021, 6, 1))] == [
        str(holder.pk),
        str(other.pk),
        str(holder.pk),
    ]


def test_the_chair_of_a_group_sits_by_the_office() -> None:
    chair = a_person()
    a_post(Body.objects.get(key="gruppen"), chair)

    place = next(p for p in samrad().judged.composition.ordinary if p.follows_an_office)

    assert place.holder == str(chair.pk)


def test_the_turn_of_the_chair_follows_the_year() -> None:
    assert samrad(dt.date(2020, 12, 31)).judged.turn.value == "municipalities"
    assert samrad(dt.date(2021, 1, 1)).judged.turn.value == "region"


def test_a_review_is_counted_from_the_last_one() -> None:
    group = Body.objects.get(key="gruppen")
    Reviewed.objects.create(body=group, what="remit", on=dt.date(2021, 1, 1))

    (due,) = states(in_use(on=ON), on=ON)[0].bodies["gruppen"].judged.reviews

    assert due.due_on == dt.date(2023, 1, 1)


def test_an_office_comes_with_the_key_that_its_party_has_in_the_structure() -> None:
    person = a_person()
    ekby = seat("party:ekby").party
    assert ekby is not None
    an_office_holding(an_office(ekby), person)
    an_appointment(seat("party:ekby"), person)

    (held,) = samrad().facts.persons[str(person.pk)].offices

    assert (held.office, held.party) == ("socialchef", "ekby")


def test_a_structure_without_rules_that_day_has_no_state() -> None:
    assert states(Structure.objects.all(), on=dt.date(2019, 1, 1)) == []


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as heard:
            states(in_use(on=ON), on=ON)
        return len(heard)

    states(in_use(on=ON), on=ON)  # parses the file
    few = count()
    loading.load(RULES.replace('id = "lanet"', 'id = "annat"').encode(), actor="kim")
    for place in Seat.objects.all():
        an_appointment(place, a_person())
    states(in_use(on=ON), on=ON)

    assert count() == few == 11
