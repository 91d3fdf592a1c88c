"""The register of agreements: what stands in it, in which state, and for whom."""

import datetime as dt
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.agreements.models import Agreement
from samverk.parties.models import Party
from tests.agreements.shown import (
    ADOPTED_ON,
    SEEN_ON,
    a_county,
    a_duty,
    adopted,
    an_agreement,
    in_force,
    inside,
    noticed,
    parties,
)
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
PAGE = "/struktur/lanet/avtal/"
TERMS = """
[agreements.samverkan]
name = "Överenskommelse om samverkan"
parties = "signatories"
clause = "1"
[agreements.lokal]
name = "Lokal överenskommelse"
kind = "local"
parent = "samverkan"
parties = "signatories"
each_with = "regionen"
clause = "1"
"""


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


def queries(reader: Reader, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        reader.reads(address, on=SEEN_ON)
    return len(asked)


def test_the_sentence_says_what_matters(reader: Reader) -> None:
    structure = a_county()
    in_force(structure, "rss", name="RSS-avtalet", lasts_until=dt.date(2023, 1, 1))
    in_force(structure, "kort", name="Korta avtalet", lasts_until=dt.date(2022, 1, 1))
    late = in_force(structure, "rutin", name="Rutinen")
    a_duty(late, "start", "Starta uppföljningen", latest=dt.date(2021, 7, 1))
    noticed(in_force(structure, "bil", name="Bilavtalet"), "ekby", on=dt.date(2021, 6, 1))
    adopted(an_agreement(structure, "ny", name="Nya avtalet"), only=1)

    said = reader.reads(PAGE, on=SEEN_ON)

    assert (
        "3 avtal i kraft, 1 uppsagt, 1 på väg att antas; "
        "Korta avtalet gäller till och med 31 dec 2021; "
        "sista dag att säga upp RSS-avtalet är 31 dec 2021; "
        "Rutinen: ”Starta uppföljningen” försenat sedan 1 jul 2021." in said
    )


def test_each_agreement_has_its_state_and_days_on_the_chosen_day(reader: Reader) -> None:
    in_force(a_county(), lasts_until=dt.date(2023, 1, 1), name="Rutinen")

    row = "Rutinen {state} 3 18 maj 2021 31 dec 2022"

    assert row.format(state="I kraft") in reader.reads(PAGE, on=SEEN_ON)
    assert row.format(state="Upphört") in reader.reads(PAGE, on="2023-01-01")
    assert "Inga avtal den här dagen" in reader.reads(PAGE, on="2021-05-17")


def test_an_empty_register_teaches_and_offers_the_terms_of_the_file(reader: Reader) -> None:
    county.a_county(county.file(extra=TERMS))

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "Ett avtal antas av varje part för sig" in said
    assert "Överenskommelse om samverkan villkor i strukturfilen, inget avtal upplagt" in said
    assert "Lokal överenskommelse villkor i strukturfilen" not in said
    assert "Lokal överenskommelse med Region Länet 0 av 2 har ett lokalt avtal." in said


def test_the_overview_of_local_agreements_says_who_has_one_and_who_lacks_it(
    reader: Reader,
) -> None:
    structure = county.a_county(county.file(extra=TERMS))
    local = Agreement.objects.create(
        key="lokal-ekby",
        structure=structure,
        terms="lokal",
        name="Lokalt avtal med Ekby",
        party=Party.objects.get(key="ekby"),
    )
    for party in parties("ekby", "regionen"):
        local.adoptions.create(
            party=party, outcome="adopted", decided_on=ADOPTED_ON, noted_on=ADOPTED_ON
        )

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "1 av 2 har ett lokalt avtal. Alby kommun inget avtal Ekby kommun I kraft" in said
    assert "Lokal överenskommelse villkor i strukturfilen" not in said


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("lage=uppsagda", {"Bil"}),
        ("lage=i-kraft", {"Rss", "Rutin"}),
        ("lage=galler", {"Bil", "Rss", "Rutin"}),
        ("lage=pa-vag", {"Ny"}),
        ("lage=slut", set()),
        ("part=alby", {"Bil", "Ny", "Rutin"}),
        ("lag=ja", {"Rss"}),
        ("atgard=ja", {"Rutin"}),
        ("q=rut", {"Rutin"}),
        ("slag=lokala", set()),
        ("lage=vad-som-helst", {"Bil", "Ny", "Rss", "Rutin"}),
    ],
)
def test_the_register_is_narrowed_by_what_is_asked_for(
    reader: Reader, asked: str, found: set[str]
) -> None:
    structure = a_county()
    two = parties("ekby", "regionen")
    in_force(structure, "rss", among=two, required_by="hälso- och sjukvårdslagen")
    a_duty(in_force(structure, "rutin"), "start", "Starta", latest=dt.date(2021, 12, 1))
    noticed(in_force(structure, "bil"), "ekby", on=dt.date(2021, 6, 1))
    adopted(an_agreement(structure, "ny"), only=1)

    page = reader.client.get(f"{PAGE}?{asked}&dag={SEEN_ON}").content.decode()

    names = ("Bil", "Ny", "Rss", "Rutin")
    assert {name for name in names if f">{name}</a>" in page} == found


def test_a_local_agreement_stands_under_its_master(reader: Reader) -> None:
    structure = a_county()
    master = in_force(structure, "o", name="Ö-avtalet")
    in_force(structure, "b", name="Bilavtalet")
    under = in_force(structure, "a", name="A-avtalet")
    Agreement.objects.filter(pk=under.pk).update(parent=master)

    said = reader.reads(PAGE, on=SEEN_ON).partition("Att göra")[2]

    assert said.index("Bilavtalet") < said.index("Ö-avtalet") < said.index("A-avtalet")


def test_a_draft_is_seen_by_those_who_work_there_and_today_alone(reader: Reader) -> None:
    structure = a_county()
    an_agreement(structure, name="Hemliga avtalet")
    by_everybody = "Hemliga avtalet" in reader.reads(PAGE)
    inside(reader, structure)

    assert not by_everybody
    assert "Hemliga avtalet Utkast" in reader.reads(PAGE)
    assert "Hemliga avtalet" not in reader.reads(PAGE, on=SEEN_ON)


def test_all_structures_together_show_what_each_reader_may_see(reader: Reader) -> None:
    structure = a_county()
    in_force(structure, name="Rutinen")
    an_agreement(structure, "hemligt", name="Hemliga avtalet")
    by_everybody = reader.reads("/avtal/")
    inside(reader, structure)

    assert "Rutinen I kraft" in by_everybody
    assert "Hemliga avtalet" not in by_everybody
    assert "Hemliga avtalet Utkast" in reader.reads("/avtal/")


def test_twenty_five_stand_on_a_page(reader: Reader) -> None:
    structure = a_county()
    for number in range(27):
        in_force(structure, f"avtal-{number:02}", name=f"Avtal {number:02}")

    first, second = reader.reads(PAGE, on=SEEN_ON), reader.reads(f"{PAGE}?sida=2", on=SEEN_ON)

    assert "27 avtal i kraft" in first
    assert "27 avtal i kraft" in second
    assert "Avtal 24 I kraft" in first
    assert "Avtal 25 I kraft" not in first
    assert "Avtal 26 I kraft" in second


def test_the_page_asks_as_often_however_many_agreements_and_parties_there_are(
    reader: Reader,
) -> None:
    structure = a_county()
    two = parties("ekby", "regionen")
    for number in range(10):
        in_force(structure, f"avtal-{number}", among=two)
    queries(reader, PAGE)
    few = queries(reader, PAGE)
    for number in range(10, 100):
        in_force(structure, f"avtal-{number}")

    assert queries(reader, PAGE) == few
    assert few < 60


def test_english_readers_read_english() -> None:
    in_force(a_county(), name="Rutinen")

    reader = Reader()
    reader.client = Client(headers={"accept-language": "en"})

    page = reader.reads(PAGE, on=SEEN_ON)

    assert "1 agreement in force." in page
    assert "Rutinen In force 3 18 May 2021 until further notice" in page


def test_a_structure_that_is_not_there_has_no_register(reader: Reader) -> None:
    assert reader.client.get("/struktur/borta/avtal/").status_code == HTTPStatus.NOT_FOUND
