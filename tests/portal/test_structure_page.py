"""The page of a structure, and its file."""

import pytest

from samverk.bodies import loading
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
PAGE = "/struktur/lanet/"


def test_one_sentence_says_where_the_structure_stands(reader: Reader) -> None:
    county.a_county()

    said = reader.reads(PAGE)

    assert "3 parter, 2 organ, 4 av 6 platser fyllda, 2 vakanta" in said


def test_the_picture_stands_there_with_links_that_keep_the_day(reader: Reader) -> None:
    county.a_county()

    reader.reads(PAGE, on="2021-03-01")

    assert 'class="picture-drawing picture-wide"' in reader.markup
    assert 'class="picture-drawing picture-tall"' in reader.markup
    assert 'href="/struktur/lanet/organ/samrad/?dag=2021-03-01"' in reader.markup


def test_each_body_tells_how_full_it_is(reader: Reader) -> None:
    county.a_county()

    said = reader.reads(PAGE)

    assert "Samrådet för länet 2 av 4 2 Kommunerna" in said
    assert "Grupp 1 2 av 2 0" in said


def test_routes_year_and_open_ends_are_told_with_their_clauses(reader: Reader) -> None:
    county.a_county()

    said = reader.reads(PAGE)

    assert "Den som väcker frågan Samrådet Huvudmännen, var och en" in said
    assert "Ett byte av nivå går genom linjen hos varje huvudman." in said
    assert "Hösten Ledningsseminarium. Ansvarar: Samrådet för länet. 3 i avtalet" in said
    assert '/kalla/lanet-2020/#p-3"' in reader.markup


def test_the_parties_stand_by_side(reader: Reader) -> None:
    county.a_county()

    said = reader.reads(PAGE)

    assert (
        "Regionen Regionen 1 part Region Länet Kommunerna Kommunerna 2 parter Ekby kommun" in said
    )


def test_versions_lead_to_their_first_day(reader: Reader) -> None:
    county.a_county()
    later = county.file(municipalities=3).replace("2020-09-01", "2023-01-01")
    loading.load(later.encode(), actor="kim")

    reader.reads(PAGE, on="2024-01-01")

    assert f'href="{PAGE}?dag=2020-09-01"' in reader.markup


def test_a_day_before_the_first_version_leads_to_it(reader: Reader) -> None:
    county.a_county()

    said = reader.reads(PAGE, on="2019-12-31")

    assert reader.status == 404
    assert "Länets samverkan finns i Samverk från tisdag 1 september 2020. Visa 1 sep 2020" in said


def test_a_structure_that_never_was_is_not_found(reader: Reader) -> None:
    reader.reads("/struktur/finns-inte/")

    assert reader.status == 404


def test_the_file_can_be_fetched_as_it_was_loaded(reader: Reader) -> None:
    county.a_county()

    answer = reader.client.get("/struktur/lanet/fil/")

    assert answer.content.decode() == county.file()
    assert answer["Content-Type"] == "application/toml; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="lanet-2020-09-01.toml"'


def test_no_file_is_given_for_a_day_without_a_version(reader: Reader) -> None:
    county.a_county()

    assert reader.client.get("/struktur/lanet/fil/?dag=2019-01-01").status_code == 404


def test_a_reader_of_english_gets_the_words_in_english_and_the_names_as_they_are(
    reader: Reader,
) -> None:
    county.a_county()
    reader.client.cookies["django_language"] = "en"

    said = reader.reads(PAGE)

    assert "3 parties, 2 bodies, 4 of 6 seats filled, 2 vacant" in said
    assert "Samrådet för länet" in said
