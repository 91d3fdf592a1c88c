import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.costs import actions
from samverk.figures.models import Figure, Series
from tests import builders
from tests.costs import costing
from tests.costs.costing import KR, TODAY
from tests.costs.of_pages import coordinator, locked, shown
from tests.portal import county

pytestmark = pytest.mark.django_db

RUN = "/struktur/lanet/kostnader/berakningar/2022-1/"


def corrected_since() -> None:
    was = Figure.objects.get(party__key="ekby")
    costing.a_population(was.series, "ekby", 99_999, corrects=was, noted_on=TODAY)


def test_a_locked_run_says_who_pays_what_counted_with_what() -> None:
    costing.a_locked(costing.a_county())

    told = shown(Client(), RUN)

    assert "1 000 000 kr för 2022 delas mellan 3 parter enligt ”Efter folkmängd”." in told
    assert "Beräkningen är låst: Regionfullmäktige 2022-03-01 § 7." in told
    for said in (
        "52 460",
        "34,77 %",
        "347 666 kr",
        "6,63 kr",
        "150 892",
        "Provtabellen, 31 dec 2021",
    ):
        assert said in told


def test_who_did_what_is_only_for_those_who_work_there() -> None:
    structure = costing.a_county()
    costing.a_locked(structure)

    assert ", Kim" not in shown(Client(), RUN)
    assert ", Kim" in shown(coordinator(structure), RUN)


def test_a_proposed_run_is_closed_to_others_and_one_that_is_not_there_is_not_found() -> None:
    costing.a_run(costing.a_county())

    assert "inte låst" in shown(Client(), RUN, status=403)
    assert Client().get(RUN.replace("2022-1", "2022-9")).status_code == 404


def test_each_part_is_held_against_the_year_before() -> None:
    structure = costing.a_county()
    locked(structure, 2021, 900_000 * KR)
    costing.a_locked(structure)

    told = shown(Client(), RUN)

    assert "Mot 2021" in told
    assert "+34 767 kr (+11,1 %)" in told
    assert "+100 000 kr (+11,1 %)" in told


def test_the_page_says_what_was_corrected_since_and_by_how_much_each_part_would_differ() -> None:
    structure = costing.a_county()
    costing.a_locked(structure)
    corrected_since()

    told = shown(coordinator(structure), RUN)

    assert "Underlaget har rättats sedan dess" in told
    assert "Ekby kommun, Folkmängd 31 dec 2021: 22 986 har blivit 99 999" in told
    assert "Ekby kommun: <span" in told
    assert "?rattar=2022-1" in told
    assert "Föreslå en rättande beräkning" not in shown(Client(), RUN)


def test_the_ladder_of_a_party_tells_each_step_with_its_clause() -> None:
    costing.a_locked(costing.a_county())

    told = shown(Client(), f"{RUN}part/alby/")

    assert "Alby kommun: folkmängd 52 460 av 150 892 (Provtabellen, 31 december 2021)" in told
    assert "Före avrundning: 347 665,8802 kr." in told
    assert "samverk-kostnader/#p-K1" in told
    assert "Alby kommun betalar 347 666 kr." in told


def test_the_ladder_is_told_in_english_too() -> None:
    costing.a_locked(costing.a_county())

    told = shown(Client(headers={"accept-language": "en"}), f"{RUN}part/alby/")

    assert "Before rounding: SEK 347,665.8802." in told
    assert "Alby kommun pays SEK 347,666." in told


def test_a_party_that_is_not_in_the_run_has_no_ladder() -> None:
    costing.a_locked(costing.a_county())

    assert Client().get(f"{RUN}part/vikby/").status_code == 404


def test_computed_again_it_is_the_same_to_the_ore_after_figures_were_corrected() -> None:
    costing.a_locked(costing.a_county())
    corrected_since()

    told = shown(Client(), f"{RUN}omraknad/")

    assert "Samma till öret" in told
    assert "Alla 3 parter har fått samma belopp" in told
    assert told.count("347 666 kr") >= 2


@pytest.mark.parametrize("page", ["", "part/alby/", "omraknad/"])
def test_the_pages_ask_as_often_for_many_parties(page: str) -> None:
    structure = costing.a_county()
    locked(structure, 2022)
    few = queries(f"{RUN}{page}")
    for number in range(8):
        party = builders.a_party(f"p{number}")
        builders.a_structure_party(structure, party, period=builders.days(county.START))
        costing.a_population(Series.objects.get(), f"p{number}", 1000 + number)
    run = locked(structure, 2022)

    many = queries(f"{RUN}{page}".replace("2022-1", f"2022-{run.number}"))

    assert run.parts.count() == 11
    assert few == many <= 30


def queries(page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(page).status_code == 200
    return len(asked)


def test_a_run_without_people_in_its_key_is_still_told_for_each_inhabitant() -> None:
    structure = costing.a_county()
    key = costing.a_key(structure, 'name = "I lika delar"\nequal = true\n', "lika")
    proposal = actions.Proposal("Stab", 2022, 300 * KR, key, costing.BASES_ON)
    actions.propose_run(structure=structure, proposal=proposal, on=TODAY, actor="Kim")

    told = shown(coordinator(structure), RUN)

    assert "0,00 kr" not in told
    assert "100 kr" in told
