"""The first page, and the search."""

import datetime as dt
import re

import pytest

from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


def test_a_card_says_where_a_structure_stands_and_what_comes_next(reader: Reader) -> None:
    county.a_county()

    said = reader.reads("/", on="2021-12-01")

    assert "Länets samverkan Länet 3 parter, 2 organ, 4 av 6 platser fyllda, 2 vakanta" in said
    assert "Härnäst 1 jan 2022 : Ordförandeskapet i Samrådet går till Kommunerna" in said


def test_the_heaviest_findings_stand_there_with_body_and_party(reader: Reader) -> None:
    county.a_county()
    county.leave(county.seat_of("alby"), dt.date(2021, 2, 1))

    said = reader.reads("/", on="2021-03-01")

    assert "Uppdraget för Kim" in said
    assert (
        'href="/struktur/lanet/organ/samrad/?dag=2021-03-01">Samrådet för länet</a>'
        in reader.markup
    )
    assert 'href="/part/alby/?dag=2021-03-01">Alby kommun</a>' in reader.markup


def test_without_structures_the_page_says_how_one_comes_in(reader: Reader) -> None:
    said = reader.reads("/")

    assert "Inga strukturer den här dagen En struktur läses in från en fil" in said


def test_every_internal_link_keeps_the_day(reader: Reader) -> None:
    county.a_county()
    pages = ("/", "/struktur/lanet/", "/struktur/lanet/organ/samrad/", "/part/ekby/", "/part/")
    lost = []
    for page in (*pages, "/avvikelser/", "/sok/?q=Ekby", "/kalla/lanet-2020/"):
        reader.reads(page, on="2021-03-01")
        main = reader.markup[reader.markup.index("<main") : reader.markup.index("</main")]
        links = re.findall(r'href="(/[^"]*)"', main)
        assert links
        lost += [(page, link) for link in links if "dag=2021-03-01" not in link]

    assert lost == []


def test_the_search_finds_a_body_by_another_name_and_puts_the_exact_first(reader: Reader) -> None:
    county.a_county()

    said = reader.reads("/sok/?q=länsforum")

    assert "1 träff på ”länsforum”" in said
    assert "Samrådet för länet även ”Länsforum” Länets samverkan" in said


def test_an_exact_hit_comes_before_one_that_begins_with_the_same(reader: Reader) -> None:
    county.a_county(municipalities=1)
    county.a_person("Ek", "Ekman")
    county.a_person("Bo", "Ek")

    said = reader.reads("/sok/?q=Ek")

    assert said.index("Bo Ek") < said.index("Ek Ekman")


def test_a_search_for_nothing_and_one_without_hits_teach(reader: Reader) -> None:
    county.a_county()

    assert "Förkortningar och äldre namn går också bra" in reader.reads("/sok/")
    assert "Inget hittades" in reader.reads("/sok/?q=xyzzy")
