"""No page asks the database more often because there is more to show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Seat
from samverk.matters.models import Matter
from samverk.parties.models import Party, Person
from tests import builders
from tests.matters import questions
from tests.matters.questions import day
from tests.portal import county

pytestmark = pytest.mark.django_db
SMALL = {"municipalities": 1, "groups": 1}
LARGE = {"municipalities": 8, "groups": 6}
PAGES = {
    "/": 13,
    "/struktur/lanet/": 14,
    "/struktur/lanet/fil/": 1,
    "/struktur/lanet/organ/samrad/": 22,
    "/struktur/lanet/avvikelser/": 12,
    "/part/": 3,
    "/part/ekby/": 22,
    "/avvikelser/": 12,
    "/kalla/lanet-2020/": 2,
    "/sok/?q=kommun": 5,
}
# With matters a party's decisions are read with their clauses, and a number is looked for in two ways.
WITH_MATTERS = {**PAGES, "/part/ekby/": 23, "/sok/?q=2021-99": 7}


def queries_of(address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(address).status_code == 200
    return len(asked)


def with_population() -> None:
    series = builders.a_series()
    for party in Party.objects.all():
        builders.a_figure(series, party)


@pytest.fixture(params=[SMALL, LARGE], ids=["small", "large"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    county.a_county(**request.param)
    for seat in Seat.objects.filter(kind="substitute"):
        county.appoint(seat, county.a_person("Bo", "Dal"))
    with_population()
    queries_of("/")  # the file is parsed once in a process
    return dict(request.param)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_as_often_in_a_large_county_as_in_a_small(
    address: str, size: dict[str, int]
) -> None:
    assert queries_of(address) == PAGES[address]


def test_the_page_of_a_person_asks_as_often_for_many_tasks_as_for_one(size: dict[str, int]) -> None:
    person = Person.objects.first()
    assert person
    for seat in Seat.objects.filter(filler="party:regionen"):
        county.appoint(seat, person)

    assert queries_of(f"/person/{person.pk}/") == 9


@pytest.mark.parametrize("number", [1, 4], ids=["one", "four"])
def test_a_page_asks_as_often_for_many_matters_as_for_one(number: int) -> None:
    structure = county.a_county(municipalities=1)
    parties = list(Party.objects.filter(structures__structure=structure))
    for party in parties:
        builders.a_contact(party)
    for _each in range(number):
        lying = questions.a_question(structure)
        questions.place(lying, "samrad", on=day(3))
        recommendation = questions.a_recommended(structure)
        questions.send_out(recommendation, parties)
        questions.confirmed(recommendation, "ekby", on=day(40))
    Matter.objects.update(public_from=questions.RAISED_ON)
    with_population()
    queries_of("/")

    asked = {address: queries_of(address) for address in WITH_MATTERS}

    assert asked == WITH_MATTERS
