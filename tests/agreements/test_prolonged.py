"""An agreement that is prolonged by itself: until when it holds, everywhere that it is told."""

import datetime as dt

import pytest

from samverk.agreements.models import Agreement
from samverk.agreements.queries import find, status
from samverk.agreements.queries.shapes import of_status
from samverk.agreements.queries.yearly import report
from samverk.agreements.views.report_paper import paper
from samverk.bodies.models import Structure, StructureParty
from samverk.config.commands.agreements import run
from samverk.foundation.writing import Facts
from tests.agreements.shown import SEEN_ON, a_county, adopted, an_agreement, in_force, parties
from tests.portal.reader import Reader

pytestmark = pytest.mark.django_db
PAGE = "/struktur/lanet/avtal/rutin/"
TERMS = {
    "lasts_from": dt.date(2021, 1, 1),
    "lasts_until": dt.date(2022, 1, 1),
    "renewal_months": 24,
    "lasts_clause": "6",
}


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()


@pytest.fixture
def prolonged() -> Agreement:
    """Give an agreement whose notice for its first period should have come by 31 December 2020."""
    structure = a_county()
    return in_force(structure, among=parties("ekby", "regionen"), **TERMS)  # type: ignore[arg-type] # facts of a test


def test_its_page_says_until_when_it_holds_and_that_it_goes_on(
    reader: Reader, prolonged: Agreement
) -> None:
    assert prolonged.key == "rutin"

    said = reader.reads(PAGE, on=SEEN_ON)

    goes_on = "förlängs 24 månader i taget om ingen säger upp det"
    assert f"I kraft sedan den 18 maj 2021, till och med den 31 december 2023, {goes_on}." in said
    assert "senast 12 månader före periodens sista dag" in said
    assert f"31 december 2023 , {goes_on}" in said.replace("december 2023,", "december 2023 ,")
    assert "Ingen hade sagt upp det den 31 december 2020" in said
    assert "31 dec 2023, förlängs" in said
    assert "tills vidare" not in said


def test_the_register_and_the_time_axis_say_the_same(reader: Reader, prolonged: Agreement) -> None:
    assert prolonged.key == "rutin"

    said = reader.reads("/struktur/lanet/avtal/", on=SEEN_ON)

    assert "31 dec 2023, förlängs" in said
    assert "till och med 31 dec 2023, förlängs om ingen säger upp det" in reader.markup
    assert "tills vidare" not in said


def test_the_board_reports_until_when_it_holds(prolonged: Agreement) -> None:
    prolonged.cooperation = "contractual"
    prolonged.save()
    row = StructureParty.objects.filter(party__key="ekby").latest("pk")

    told = report(Structure.objects.get(), row, 2021, on=dt.date(2021, 8, 1))

    said = [pairs.pairs for pairs in paper(told).blocks if isinstance(pairs, Facts)]
    until = "till och med den 31 december 2023, förlängs 24 månader i taget om ingen säger upp det"
    assert dict(said[0])["Gäller"] == f"från den 18 maj 2021 {until}"


def test_other_systems_read_the_first_day_after_and_people_the_last_day(
    prolonged: Agreement, capsys: pytest.CaptureFixture[str]
) -> None:
    found = find(prolonged.key)
    assert found is not None
    told = status(found, on=dt.date(2021, 8, 1))
    assert told is not None

    days = {each["what"]: each["date"] for each in of_status(told)["dates"]}
    run(["status", "rutin", "--on", "2021-08-01"])

    assert (days["ends_on"], days["prolonged_on"]) == (None, "2024-01-01")
    assert days["last_day_of_notice"] == "2022-12-31"
    said = capsys.readouterr().out
    assert "2024-01-01   förlängs om ingen säger upp det" in said
    assert "Ekby kommun                  antagen" in said
    assert "adopted" not in said


def test_what_all_have_adopted_and_begins_later_is_adopted_and_not_out(reader: Reader) -> None:
    structure = a_county()
    among = parties("ekby", "regionen")
    row = an_agreement(structure, among=among, not_before=dt.date(2021, 12, 1))
    adopted(row)

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "Antaget, gäller från den 1 december 2021" in said
    assert "Antaget av alla 2 parter. Det gäller från den 1 december 2021." in said
    assert "Ute för antagande" not in said


def test_what_enough_have_adopted_says_who_is_missing(reader: Reader) -> None:
    later = {"force": "number", "force_number": 2, "not_before": dt.date(2021, 12, 1)}
    adopted(an_agreement(a_county(), **later), only=2)  # type: ignore[arg-type] # facts of a test

    said = reader.reads(PAGE, on=SEEN_ON)

    assert "Antaget av 2 av 3 parter, inte av Alby kommun." in said
