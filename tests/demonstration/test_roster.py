"""The roster never has two persons in one seat, whatever happens."""

import datetime as dt

import pytest

from samverk.demonstration.place import Place
from samverk.demonstration.roster import Nobody, Roster, Task
from samverk.parties.models import Person
from samverk.rulebook.dates import Period

SEAT = Place.of("samrad/umea")
KIM, ALVA = (Person(given_name=name, family_name="Ek") for name in ("Kim", "Alva"))


def day(month: int) -> dt.date:
    return dt.date(2021, month, 1)


def a_task(person: Person = KIM, first: int = 1, last: int | None = None) -> Task:
    return Task(SEAT, person, "umea", Period(day(first), day(last) if last else None))


def test_who_comes_takes_the_days_of_who_was_there() -> None:
    roster = Roster()
    roster.add(a_task(KIM, 1, 12))

    roster.add(a_task(ALVA, 4, 6))

    assert [(task.person, task.period) for task in roster] == [
        (KIM, Period(day(1), day(4))),
        (ALVA, Period(day(4), day(6))),
        (KIM, Period(day(6), day(12))),
    ]


def test_a_seat_cleared_for_good_has_nobody() -> None:
    roster = Roster()
    roster.add(a_task())

    roster.clear(SEAT, Period(day(4)))

    assert roster.holder(SEAT, day(3)).person is KIM
    with pytest.raises(Nobody, match="samrad/umea"):
        roster.holder(SEAT, day(4))


def test_only_those_of_the_period_are_given() -> None:
    roster = Roster()
    roster.add(a_task(KIM, 1, 4))
    roster.add(a_task(ALVA, 4, 8))

    found = roster.during(SEAT, Period(day(4), day(5)))

    assert [task.person for task in found] == [ALVA]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("samrad/umea", Place("samrad", "umea")),
        ("samrad/umea/2", Place("samrad", "umea", "ordinary", 2)),
        ("lsg/mala/substitute", Place("lsg", "mala", "substitute")),
        ("lsg/region/substitute/3", Place("lsg", "region", "substitute", 3)),
    ],
)
def test_a_seat_is_read_and_written_in_one_way(text: str, place: Place) -> None:
    assert Place.of(text) == place
    assert str(place) == text
