"""A county is loaded, a seat falls vacant and is filled again, and the agreement is replaced: as a reader sees it."""

import datetime as dt

import pytest

from samverk.bodies import loading
from samverk.bodies.models import Seat
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db

LEFT, FILLED, REPLACED = dt.date(2022, 3, 1), dt.date(2022, 6, 1), dt.date(2023, 1, 1)


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader of a county with a history."""
    county.a_county()
    seat = county.seat_of("alby")
    county.leave(seat, LEFT)
    county.appoint(seat, county.a_person("Nina", "Ny"), FILLED)
    county.appoint(
        Seat.objects.get(filler="party:regionen", number=1), county.a_person("Anna", "Berg")
    )
    newer = county.file(municipalities=2, groups=0).replace("2020-09-01", REPLACED.isoformat())
    loading.load(newer.encode(), actor="kim")
    return Reader()


def test_the_vacancy_is_seen_everywhere_while_it_lasts(reader: Reader) -> None:
    on = "2022-04-01"

    front = reader.reads("/", on=on)
    body = reader.reads("/struktur/lanet/organ/samrad/", on=on)
    party = reader.reads("/part/alby/", on=on)
    findings = reader.reads("/avvikelser/?part=alby", on=on)

    assert "för 31 dagar sedan" in front
    assert "Alby kommun Vakant sedan 1 mar 2022 Alby kommun utser" in body
    assert "Att utse Ordinarie plats för Alby kommun i Samrådet för länet" in party
    assert "ordinarie plats för Alby kommun är tom" in findings


def test_once_it_is_filled_it_is_history(reader: Reader) -> None:
    on = "2022-07-01"

    body = reader.reads("/struktur/lanet/organ/samrad/", on=on)
    party = reader.reads("/part/alby/", on=on)

    assert "Alby kommun Nina Ny 1 jun 2022" in body
    assert "1 jun 2022 Ny ledamot: Nina Ny, Alby kommun" in body.replace(" :", ":").replace(
        " ,", ","
    )
    assert "i Samrådet för länet , vakant sedan 1 mar 2022" not in party


def test_the_newer_agreement_ends_the_group_and_keeps_its_people(reader: Reader) -> None:
    before = reader.reads("/struktur/lanet/", on="2022-12-31")
    after = reader.reads("/struktur/lanet/", on="2023-01-01")
    group = reader.reads("/struktur/lanet/organ/grupp-1/", on="2023-02-01")

    assert "3 parter, 2 organ" in before
    assert "3 parter, 1 organ" in after
    assert "Organet upphörde söndag 1 januari 2023." in group
    assert "Ekby kommun Kim" in group
    assert "1 jan 2023 Organet upphörde" in group


def test_a_person_keeps_what_they_did(reader: Reader) -> None:
    found = reader.reads("/sok/?q=Nina")
    link = reader.markup.split('href="/person/')[1].split("/")[0]

    person = reader.reads(f"/person/{link}/", on="2021-01-01")

    assert "Nina Ny" in found
    assert "Inga uppdrag den här dagen" in person
    assert (
        "Kommande Kommande uppdrag Uppdrag Organ På vems vägnar Tid Beslut Ledamot Samrådet för länet"
        in person
    )
