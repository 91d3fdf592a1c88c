"""A structure file becomes rows with dates, and loading is safe to repeat."""

import datetime as dt
from pathlib import Path

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies import loading, rules
from samverk.bodies.models import (
    Appointment,
    Body,
    Seat,
    Structure,
    StructureParty,
    StructureVersion,
)
from samverk.parties.models import Party, Person
from samverk.rulebook.structure.faults import UnusableFileError
from tests.builders import LATER, a_seat, days

FILE = """
format = 1
[structure]
id = "lanet"
name = "Länets samverkan"
valid_from = 2020-09-01
agreement = "lanet-2020"
[sources.lanet-2020]
title = "Överenskommelsen"
clauses."1" = { sv = "Platser", en = "Seats", coverage = "modelled" }
[sides]
region = { name = "Regionen", kind = "region" }
municipalities = { name = "Kommunerna", kind = "municipalities" }
[parties.regionen]
name = "Region Länet"
kind = "region"
side = "region"
scb = "99"
[parties.ekby]
name = "Ekby"
kind = "municipality"
side = "municipalities"
[parties.alby]
name = "Alby"
kind = "municipality"
side = "municipalities"
[bodies.samrad]
name = "Samrådet"
form = "consultation"
level = "political"
[[bodies.samrad.seats]]
from = { each = "municipality" }
ordinary = 1
substitutes = 1
clause = "1"
[[bodies.samrad.seats]]
from = "regionen"
ordinary = 2
clause = "1"
[bodies.gruppen]
name = "Gruppen"
form = "officials_group"
level = "officials"
"""

START = dt.date(2020, 9, 1)
CHANGE = dt.date(2023, 1, 1)
pytestmark = pytest.mark.django_db


def load(text: str) -> tuple[str, ...]:
    return tuple(change.words.sv for change in loading.load(text.encode(), actor="kim").changes)


def second_version(text: str = FILE) -> str:
    return text.replace("2020-09-01", "2023-01-01")


def seat(filler: str, kind: str = "ordinary", number: int = 1) -> Seat:
    return Seat.objects.get(filler=filler, kind=kind, number=number)


def a_holder(place: Seat, from_day: dt.date = START) -> Appointment:
    person = Person.objects.create(given_name="Kim", family_name="Ek")
    return Appointment.objects.create(seat=place, person=person, period=DateRange(from_day, None))


def test_a_file_becomes_a_structure_with_parties_bodies_and_seats() -> None:
    load(FILE)

    assert Structure.objects.get().name == "Länets samverkan"
    assert set(Party.objects.values_list("key", flat=True)) == {"regionen", "ekby", "alby"}
    assert Body.objects.count() == 2
    assert Seat.objects.filter(body__key="samrad").count() == 6


def test_loading_twice_changes_nothing() -> None:
    load(FILE)

    assert load(FILE) == ()
    assert StructureVersion.objects.count() == 1


def test_a_preview_says_what_would_happen_and_changes_nothing() -> None:
    said = loading.preview(FILE.encode(), actor="kim").changes

    assert any("nytt organ" in change.words.sv for change in said)
    assert not Structure.objects.exists()


def test_a_newer_version_closes_the_old_one_the_day_it_begins() -> None:
    load(FILE)

    load(second_version(FILE.replace("ordinary = 2", "ordinary = 1")))

    old, new = StructureVersion.objects.order_by("period")
    assert old.period.upper == new.period.lower == CHANGE
    assert seat("party:regionen", number=2).period.upper == CHANGE
    assert seat("party:regionen", number=1).period.upper is None


def test_whoever_holds_a_seat_that_ends_is_kept_on_record_to_that_day() -> None:
    load(FILE)
    holder = a_holder(seat("party:regionen", number=2))

    said = load(second_version(FILE.replace("ordinary = 2", "ordinary = 1")))

    holder.refresh_from_db()
    assert holder.period == DateRange(START, CHANGE)
    assert "Samrådet: 1 uppdrag avslutas den dagen" in said


def test_whoever_holds_a_seat_that_lives_on_is_left_alone() -> None:
    load(FILE)
    holder = a_holder(seat("party:ekby"))

    load(second_version())

    holder.refresh_from_db()
    assert holder.period.upper is None


def test_an_older_version_may_be_loaded_late() -> None:
    load(second_version())

    load(FILE)

    old, new = StructureVersion.objects.order_by("period")
    assert (old.period, new.period) == (DateRange(START, CHANGE), DateRange(CHANGE, None))
    assert seat("party:ekby").period == DateRange(START, None)


def test_a_corrected_file_of_the_same_day_replaces_the_wrong_one() -> None:
    load(FILE)

    load(FILE.replace("ordinary = 2", "ordinary = 3"))

    assert StructureVersion.objects.filter(replaced_by__isnull=True).count() == 1
    assert StructureVersion.objects.count() == 2
    assert Seat.objects.filter(filler="party:regionen").count() == 3


def test_a_seat_that_a_correction_takes_away_stays_outside_the_rules() -> None:
    load(FILE)
    holder = a_holder(seat("party:regionen", number=2))

    load(FILE.replace("ordinary = 2", "ordinary = 1"))

    holder.seat.refresh_from_db()
    assert holder.seat.filler == ""


def test_a_seat_under_a_rule_without_upper_bound_lives_as_long_as_the_rule() -> None:
    open_rule = """
[[bodies.gruppen.seats]]
from = { side = "municipalities" }
ordinary = "unstated"
clause = "1"
"""
    load(FILE + open_rule)
    group = Body.objects.get(key="gruppen")
    place = a_seat(group, filler="side:municipalities", side="municipalities", period=days(LATER))

    load(second_version(FILE + open_rule))
    place.refresh_from_db()
    assert (place.filler, place.period) == ("side:municipalities", days(LATER))

    load(FILE.replace("2020-09-01", "2025-01-01"))
    place.refresh_from_db()
    assert place.period == days(LATER, dt.date(2025, 1, 1))


def test_a_party_that_leaves_is_a_party_to_that_day() -> None:
    load(FILE)

    load(FILE.replace('name = "Alby"', 'name = "Alby"\nleft = 2025-01-01'))

    assert StructureParty.objects.get(key="alby").period.upper == dt.date(2025, 1, 1)
    assert seat("party:alby").period.upper == dt.date(2025, 1, 1)


def test_a_party_is_found_again_by_its_code_whatever_it_is_called() -> None:
    load(FILE)

    other = FILE.replace('id = "lanet"', 'id = "annat"').replace("2020-09-01", "2010-01-01")
    load(other.replace("regionen", "landstinget").replace("Region Länet", "Landstinget"))

    region = Party.objects.get(scb="99")
    assert region.name == "Region Länet"
    assert region.aliases == ["Landstinget"]


def test_an_unusable_file_changes_nothing() -> None:
    with pytest.raises(UnusableFileError):
        load(FILE.replace("ordinary = 2", 'ordinary = "två"'))

    assert not Structure.objects.exists()


def test_the_rules_of_a_day_come_from_the_version_of_that_day() -> None:
    load(FILE)
    load(second_version(FILE.replace("Samrådet", "Rådet")))
    structure = Structure.objects.get().pk

    then = rules.on_day([structure], on=START)[structure]
    now = rules.on_day([structure], on=CHANGE)[structure]

    assert then.bodies["samrad"].name == "Samrådet"
    assert now.bodies["samrad"].name == "Rådet"
    assert rules.on_day([structure], on=dt.date(2019, 1, 1)) == {}


@pytest.mark.parametrize("path", sorted(Path("src/samverk/structures").glob("*.toml")), ids=str)
def test_every_shipped_structure_loads(path: Path) -> None:
    changes = loading.load(path.read_bytes(), actor="kim").changes

    assert changes
    assert loading.load(path.read_bytes(), actor="kim").changes == ()
