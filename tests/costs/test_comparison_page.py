"""A comparison as everybody reads it: the parties' amounts side by side, the changes, and how each came about."""

import csv
import io
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.models import Comparison, Scenario
from samverk.foundation.tables import sheets
from samverk.parties.models import Party
from tests.costs import costing
from tests.costs.costing import KR, TODAY
from tests.costs.of_pages import coordinator, shown
from tests.costs.test_scenarios import a_comparison, a_scenario, a_supposed

pytestmark = pytest.mark.django_db

PAGE = "/struktur/lanet/kostnader/jamforelser/tjanster/"


def compared() -> tuple[Structure, Comparison, list[Scenario]]:
    """Three posts as now for a million, four for two; open to everybody."""
    structure = costing.a_county()
    comparison, key = a_comparison(structure), costing.a_key(structure)
    now = replace(a_supposed(key, "Tre"), total_ore=1_000_000 * KR, is_present=True)
    then = replace(a_supposed(key, "Fyra"), total_ore=1_500_000 * KR)
    scenarios = [a_scenario(comparison, each) for each in (now, then)]
    opened = actions.open_comparison(
        comparison=comparison, public_from=TODAY, on=TODAY, actor="Kim"
    )
    return structure, opened, scenarios


def without_ekby(comparison: Comparison) -> Scenario:
    supposed = replace(
        a_supposed(comparison.structure.cost_keys.get(), "Utan Ekby"),
        without=(Party.objects.get(key="ekby"),),
    )
    return a_scenario(comparison, supposed)


def test_each_party_is_shown_in_kronor_for_each_inhabitant_and_in_per_cent() -> None:
    compared()

    told = shown(Client(), PAGE)
    row = told[told.index('<th scope="row">Alby kommun') :].partition("</tr>")[0]

    assert "347 666 kr" in row
    assert "521 499 kr" in row
    assert "6,63 kr/inv" in row
    assert "+50,0 %" in row


def test_the_totals_add_up_in_every_scenario() -> None:
    compared()

    told = shown(Client(), PAGE)
    foot = told[told.index("<tfoot>") :].partition("</tfoot>")[0]

    assert "1 000 000 kr" in foot
    assert "1 500 000 kr" in foot


def test_what_differs_is_said_in_words() -> None:
    _structure, comparison, _scenarios = compared()
    without_ekby(comparison)

    told = shown(Client(), PAGE)

    assert "Summan är 500 000 kr högre." in told
    assert "Utan Ekby kommun." in told
    assert "De jämförs med ”Tre”." in told
    row = told[told.index('<th scope="row">Ekby kommun') :].partition("</tr>")[0]
    assert "ingen del" in row


def test_the_largest_come_first_when_asked_for() -> None:
    compared()

    told = shown(Client(), f"{PAGE}?sortera=belopp")
    rows = told[told.index("<tbody>") :]

    assert rows.index("Region Länet") < rows.index("Alby kommun") < rows.index("Ekby kommun")


def test_a_sum_that_cannot_be_shared_says_why_and_the_way_out_beside_the_others() -> None:
    structure, comparison, _scenarios = compared()
    key = costing.a_key(structure, 'name = "Efter vårdplatser"\nby = "beds"\n', "platser")
    a_scenario(comparison, a_supposed(key, "Efter vårdplatser"))

    told = shown(Client(), PAGE)

    assert "Det saknas uppgifter om beds." in told
    assert "eller välj en annan nyckel" in told
    assert "347 666 kr" in told


def test_every_amount_leads_to_its_steps() -> None:
    compared()

    told = shown(Client(), f"{PAGE}2/alby/")

    assert "1 500 000 kr ska delas enligt Efter folkmängd." in told
    assert "Alby kommun betalar 521 499 kr." in told
    assert "52 460" in told
    assert Client().get(f"{PAGE}2/vikby/").status_code == 404
    assert Client().get(f"{PAGE}9/alby/").status_code == 404


def test_who_works_there_reads_it_before_it_is_opened_and_nobody_else() -> None:
    structure, comparison, _scenarios = compared()
    actions.open_comparison(comparison=comparison, public_from=None, on=TODAY, actor="Kim")

    assert Client().get(PAGE).status_code == 403
    assert Client().get(f"{PAGE}1/alby/").status_code == 403
    assert Client().get(f"{PAGE}tabell.csv").status_code == 403
    told = shown(coordinator(structure), PAGE)
    assert "Sidan ses av dem som arbetar i strukturen." in told


def test_the_table_is_a_file_with_numbers_and_a_sum() -> None:
    compared()

    text = Client().get(f"{PAGE}tabell.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    book = sheets.read(Client().get(f"{PAGE}tabell.xlsx").content)

    assert rows[1][:2] == ["Part", "Tre, kr"]
    assert rows[2][:5] == ["Alby kommun", "347666,00", "6,63", "", "521499,00"]
    assert rows[-1][0] == "Summa"
    assert rows[-1][4] == "1500000,00"
    assert book[0].rows[3][:3] == ("Alby kommun", 347_666, 6.63)
    assert Client().get(f"{PAGE}tabell.pdf").status_code == 404


def test_a_name_that_a_spreadsheet_would_run_is_only_text() -> None:
    structure, comparison, _scenarios = compared()
    Comparison.objects.filter(pk=comparison.pk).update(name="=1+1")

    text = Client().get(f"{PAGE}tabell.csv").content.decode("utf-8-sig")

    assert text.startswith("'=1+1")
    assert structure.comparisons.count() == 1


def test_the_page_shows_the_chosen_day() -> None:
    compared()

    assert Client().get(f"{PAGE}?dag=2022-02-28").status_code == 404
    assert "Tre" in shown(Client(), f"{PAGE}?dag=2022-03-01")


def test_an_empty_comparison_teaches_what_a_scenario_is() -> None:
    structure = costing.a_county()
    a_comparison(structure)

    told = shown(coordinator(structure), PAGE)

    assert "Ett scenario är en summa, en fördelningsnyckel" in told
    assert "Lägg till ett scenario" in told


def test_the_page_asks_as_often_for_many_scenarios() -> None:
    _structure, comparison, _scenarios = compared()
    counts = [queries()]
    for number in range(3):
        a_scenario(comparison, a_supposed(comparison.structure.cost_keys.get(), f"Nummer {number}"))
        counts.append(queries())

    assert len(set(counts)) == 1
    assert counts[0] <= 14


def queries() -> int:
    with CaptureQueriesContext(connection) as asked:
        assert "Tre" in shown(Client(), PAGE)
    return len(asked)


def test_in_english() -> None:
    compared()

    told = shown(Client(headers={"accept-language": "en"}), PAGE)

    assert "SEK 347,666" in told
    assert "Scenarios" in told
