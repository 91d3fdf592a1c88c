"""Avvikelser, and the clauses of a source."""

import datetime as dt

import pytest

from samverk.bodies.models import Seat
from tests.portal import county
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db


def test_findings_say_how_many_there_are_and_come_with_clause_and_way_out(reader: Reader) -> None:
    county.a_county()
    county.leave(county.seat_of("alby"), dt.date(2021, 2, 1))

    said = reader.reads("/avvikelser/", on="2021-03-01")

    assert "varningar och" in said
    assert "Utse någon och anteckna beslutet. 1 i avtalet Samrådet för länet Alby kommun" in said


def test_findings_can_be_chosen_by_weight_and_party_without_a_script(reader: Reader) -> None:
    county.a_county()
    county.leave(county.seat_of("alby"), dt.date(2021, 2, 1))

    by_party = reader.reads("/avvikelser/?part=alby", on="2021-03-01")
    by_weight = reader.reads("/avvikelser/?vikt=info", on="2021-03-01")

    assert "Alby kommun" in by_party
    assert "ersättarplats för Ekby kommun" not in by_party
    assert '<option value="alby" selected>' not in by_weight
    assert "finding-warn" not in reader.markup


def test_a_weight_that_does_not_exist_shows_everything(reader: Reader) -> None:
    county.a_county()

    assert reader.reads("/avvikelser/?vikt=tung") == reader.reads("/avvikelser/")


def test_where_nothing_was_chosen_the_page_leads_back(reader: Reader) -> None:
    county.a_county()

    said = reader.reads("/avvikelser/?vikt=stop")

    assert "Inget av det slaget" in said


def test_without_findings_the_page_teaches_what_one_is(reader: Reader) -> None:
    said = reader.reads("/avvikelser/")

    assert "En avvikelse är något som reglerna har att säga: en vakant plats" in said


def test_the_findings_of_one_structure_have_their_own_page(reader: Reader) -> None:
    county.a_county()

    said = reader.reads("/struktur/lanet/avvikelser/")

    assert "Länets samverkan Avvikelser" in said
    reader.reads("/struktur/finns-inte/avvikelser/")
    assert reader.status == 404


def test_findings_are_paged(reader: Reader) -> None:
    county.a_county(municipalities=8, groups=4)
    for seat in Seat.objects.filter(kind="ordinary", appointments__isnull=False):
        county.leave(seat, dt.date(2021, 2, 1))

    first, second = (reader.reads(f"/avvikelser/?sida={n}", on="2021-03-01") for n in (1, 2))

    assert first != second
    assert "sida=2" in reader.markup


def test_a_source_says_of_each_clause_whether_it_is_carried_out_and_where(reader: Reader) -> None:
    county.a_county()

    said = reader.reads("/kalla/lanet-2020/")

    assert (
        "3 punkter: 2 sköts av Samverk, 1 hör hemma på annat ställe och 0 är ingen regel." in said
    )
    assert "2 Ordföranden skiftar varje år. Sköts av Samverk Används i Samrådet för länet" in said
    assert 'id="p-2"' in reader.markup


def test_a_law_shows_the_rules_in_the_code(reader: Reader) -> None:
    said = reader.reads("/kalla/sfs-2003-1210/")

    assert "samverk.rulebook.structure.checks.seat_law" in said


def test_a_source_that_nobody_knows_is_not_found(reader: Reader) -> None:
    reader.reads("/kalla/finns-inte/")

    assert reader.status == 404
