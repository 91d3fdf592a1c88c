"""The pages of parties and persons."""

import datetime as dt

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.parties.models import Office, OfficeHolding, Organ, Party
from tests import builders
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


def test_a_party_has_its_seats_in_every_body_with_those_that_are_vacant(reader: Reader) -> None:
    county.a_county()
    county.leave(county.seat_of("alby"), dt.date(2021, 2, 1))

    said = reader.reads("/part/alby/", on="2021-03-01")

    assert "1 av 3 platser fyllda, 2 vakanta i 1 struktur" in said
    assert "Samrådet för länet Ordinarie Vakant sedan 1 feb 2021" in said
    assert "Grupp 1 Ordinarie Kim" in said


def test_what_a_party_is_expected_to_appoint_stands_first(reader: Reader) -> None:
    county.a_county()
    county.leave(county.seat_of("alby"), dt.date(2021, 2, 1))

    said = reader.reads("/part/alby/", on="2021-03-01")

    wanted = "Ordinarie plats för Alby kommun i Samrådet för länet , vakant sedan 1 feb 2021"
    assert said.index(wanted) < said.index("Platser Länets samverkan")


def test_the_line_is_a_tree_with_offices_and_their_holders(reader: Reader) -> None:
    county.a_county()
    ekby = Party.objects.get(key="ekby")
    council = Organ.objects.get(party=ekby, name="Kommunfullmäktige")
    board = Organ.objects.create(
        party=ekby,
        kind=Organ.Kind.COMMITTEE,
        name="Socialnämnden",
        parent=council,
        period=DateRange(county.START, None),
    )
    office = Office.objects.create(party=ekby, organ=board, key="socialchef", title="Socialchef")
    person = county.a_person("Eva", "Fors")
    OfficeHolding.objects.create(office=office, person=person, period=DateRange(county.START, None))

    said = reader.reads("/part/ekby/")

    assert "Kommunfullmäktige fullmäktige Socialnämnden nämnd Socialchef : Eva Fors" in said


def test_figures_stand_with_their_day_and_source(reader: Reader) -> None:
    county.a_county()
    ekby = Party.objects.get(key="ekby")
    on = dt.date(2020, 11, 1)
    builders.a_figure(builders.a_series(), ekby, 12_345, on=on, noted_on=dt.date(2021, 2, 20))

    said = reader.reads("/part/ekby/")

    assert "Folkmängd 12 345 1 nov 2020 . SCB" in said
    assert "12 345" in (every := reader.reads("/part/"))
    assert "Källa: SCB, 1 nov 2020" in every


def test_a_population_stands_as_it_was_known_that_day_and_leads_to_its_series(
    reader: Reader,
) -> None:
    county.a_county()
    ekby, series = Party.objects.get(key="ekby"), builders.a_series()
    on, noted, mended = dt.date(2020, 11, 1), dt.date(2021, 2, 20), dt.date(2021, 5, 2)
    was = builders.a_figure(series, ekby, 12_345, on=on, noted_on=noted)
    builders.a_figure(series, ekby, 12_543, on=on, noted_on=mended, corrects=was, reason="Fel")

    before, wrong, right = (reader.reads("/part/", on=f"2021-0{month}-21") for month in (1, 2, 5))

    assert "12" not in before
    assert ("12 345" in wrong, "12 543" in wrong) == (True, False)
    assert ("12 345" in right, "12 543" in right) == (False, True)
    link = 'href="/underlag/folkmangd/?dag=2021-05-21"'
    for address in ("/part/", "/part/ekby/"):
        assert link in reader.client.get(address, {"dag": "2021-05-21"}).content.decode()


def test_the_parties_stand_in_swedish_order(reader: Reader) -> None:
    county.a_county(municipalities=8)

    said = reader.reads("/part/")

    names = ("Alby", "Ekby", "Norrby", "Söderby", "Zby", "Åby", "Öby", "Österby")
    places = [said.index(f"{name} kommun") for name in names]
    assert places == sorted(places)


def test_a_person_has_current_tasks_first_and_then_the_earlier(reader: Reader) -> None:
    county.a_county()
    person = county.a_person("Anna", "Berg")
    county.appoint(county.seat_of("regionen"), person)
    old = county.seat_of("regionen", number=2)
    county.appoint(old, person, dt.date(2020, 9, 1), dt.date(2021, 1, 1))

    said = reader.reads(f"/person/{person.pk}/", on="2021-03-01")

    assert "1 uppdrag den här dagen." in said
    task = "Ledamot Samrådet för länet Region Länet 1 sep 2020 – {until} Kommunfullmäktige, 20 aug 2020"
    assert said.index(task.format(until="tills vidare")) < said.index(
        task.format(until="31 dec 2020")
    )


def test_parties_and_persons_that_do_not_exist_are_not_found(reader: Reader) -> None:
    for address in ("/part/finns-inte/", "/person/987654321/", "/person/0/"):
        reader.reads(address)

        assert reader.status == 404
