import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure
from samverk.costs import actions
from samverk.costs.actions import Ledger, LedgerLine, WrittenBudget, WrittenLine
from samverk.costs.models import Budget
from tests.costs.costing import KR, TODAY
from tests.costs.of_pages import coordinator, shown, words_of
from tests.portal import county

pytestmark = pytest.mark.django_db

BUDGETS = "/struktur/lanet/kostnader/budget/"
PAGE = f"{BUDGETS}stab-2022/"
POST = WrittenLine("post", "Koordinatorer", full_time_share=Decimal("2.0"), yearly_ore=800_000 * KR)
TRIPS = WrittenLine("cost", "Resor", 60_000 * KR)
GRANT = WrittenLine("income", "Statsbidrag", 100_000 * KR)
OLD = WrittenLine("carried", "Överskott från 2021", 60_000 * KR)


def a_budget(structure: Structure, *lines: WrittenLine, on: dt.date = TODAY) -> Budget:
    written = WrittenBudget("stab-2022", 2022, "Gemensam stab", lines or (POST, TRIPS, GRANT, OLD))
    return actions.write_budget(structure=structure, written=written, on=on, actor="Kim")


def decided(budget: Budget) -> Budget:
    return actions.decide_budget(
        budget=budget,
        decision=actions.Decision("Regionfullmäktige", TODAY, "3"),
        on=TODAY,
        actor="Kim",
    )


def a_quarter(budget: Budget, quarter: int, *lines: LedgerLine, on: dt.date = TODAY) -> None:
    ledger = Ledger(quarter, lines, f"Raindance, kvartal {quarter}")
    actions.read_outcome(budget=budget, ledger=ledger, on=on, actor="Kim")


def wages(kronor: int) -> LedgerLine:
    return LedgerLine("Löner", kronor * KR, "post", "Koordinatorer")


def test_a_decided_budget_says_to_everybody_what_is_shared_and_why() -> None:
    decided(a_budget(county.a_county()))

    told = shown(Client(), PAGE)

    assert "1 500 000 kr att dela för 2022. Beslutad: Regionfullmäktige 2022-03-01 § 3." in told
    assert "+ 1 600 000 kr: Koordinatorer, 2 årsarbetare för 800 000 kr om året." in told
    assert "− 60 000 kr: Överskott från 2021." in told
    assert "samverk-berakningar/#p-B5" in told
    assert "Kim" not in told


def test_a_third_of_a_post_is_not_rounded_away() -> None:
    third = WrittenLine("post", "Jurist", full_time_share=Decimal("0.333"), yearly_ore=KR)
    decided(a_budget(county.a_county(), third))

    assert '<td class="number">0,333</td>' in shown(Client(), PAGE)


def test_what_nobody_decided_is_for_those_who_work_there() -> None:
    structure = county.a_county()
    a_budget(structure)

    assert "budgeten är inte beslutad" in shown(Client(), PAGE, status=403)
    assert "Ingen har beslutat budgeten än." in shown(coordinator(structure), PAGE)
    assert Client().get(f"{BUDGETS}annan/").status_code == 404


def test_a_version_after_the_decided_one_is_not_shown_to_everybody() -> None:
    structure = county.a_county()
    decided(a_budget(structure))
    a_budget(structure, POST, WrittenLine("cost", "Resor", 90_000 * KR), OLD)

    assert "Version 2" not in shown(Client(), PAGE)
    assert Client().get(f"{PAGE}?version=2").status_code == 404
    browser = coordinator(structure)
    assert "Budget 2022, version 2" in shown(browser, PAGE)
    assert "Det här är en äldre version." in shown(browser, f"{PAGE}?version=1")


def test_a_version_says_line_by_line_how_it_differs_from_the_one_before() -> None:
    structure = county.a_county()
    a_budget(structure)
    dearer = WrittenLine(
        "post", "Koordinatorer", full_time_share=Decimal("2.5"), yearly_ore=800_000 * KR
    )
    a_budget(structure, dearer, TRIPS, WrittenLine("cost", "Lokaler", 5 * KR), OLD)

    told = shown(coordinator(structure), PAGE)
    versions = told[told.index('id="versioner"') :]

    assert "1 600 000 kr (2 årsarbetare för 800 000 kr)</del>" in versions
    assert "2 000 000 kr (2,5 årsarbetare för 800 000 kr)</ins>" in versions
    assert "Lokaler: <ins>" in versions
    assert "100 000 kr (intäkt)</del> borttaget" in versions
    assert "Resor:" not in versions


def test_the_quarters_stand_beside_the_budget_with_a_forecast_at_an_even_pace() -> None:
    structure = county.a_county()
    budget = decided(a_budget(structure))
    a_quarter(budget, 1, wages(390_000), LedgerLine("Tåg", 20_000 * KR, "cost", "Resor"))
    a_quarter(budget, 2, wages(410_000), LedgerLine("Tåg", 20_000 * KR, "cost", "Resor"))

    told = shown(Client(), PAGE)

    assert "2 av 4 kvartal är inlästa: kostnaderna är 840 000 kr, 51 % av budgeten." in told
    assert "Resor: 80 000 kr för 2022, 33 % över budgeten 60 000 kr." in told
    assert "Statsbidrag: 0 kr för 2022, 100 % under budgeten 100 000 kr." in told
    assert "Koordinatorer: 1 600 000 kr för 2022" not in told
    assert "I jämn takt fattas 120 000 kr för 2022" in told


def test_of_two_readings_of_a_quarter_the_last_counts() -> None:
    structure = county.a_county()
    budget = decided(a_budget(structure, POST))
    a_quarter(budget, 1, wages(999_000))
    a_quarter(budget, 1, wages(400_000))

    told = shown(coordinator(structure), PAGE)

    assert "kostnaderna är 400 000 kr, 25 % av budgeten" in told
    assert "Ersatt" in told
    assert "Ersatt" not in shown(Client(), PAGE)


def test_a_quarter_that_was_read_sums_to_costs_less_income() -> None:
    structure = county.a_county()
    budget = a_budget(structure, POST, GRANT)
    a_quarter(budget, 1, wages(400_000), LedgerLine("Bidrag", 5_000 * KR, "income", "Statsbidrag"))

    told = shown(coordinator(structure), PAGE)

    assert "395 000 kr" in told[told.index('id="inlasningar"') :]


def test_what_the_budget_has_no_line_for_is_pointed_out_and_told_only_to_those_who_work_there() -> (
    None
):
    structure = county.a_county()
    budget = decided(a_budget(structure, POST))
    a_quarter(budget, 1, wages(400_000), LedgerLine("Konsult Ek", 7_000 * KR))

    told = shown(Client(), PAGE)

    assert "Kostnader utan budgetrad: 28 000 kr för 2022, och ingen budget." in told
    assert "Konsult Ek" not in told
    assert "Konsult Ek: 7 000 kr" in shown(coordinator(structure), PAGE)


def test_a_line_of_the_ledger_whose_line_a_new_version_lacks_is_without_a_line() -> None:
    structure = county.a_county()
    budget = a_budget(structure, POST, TRIPS)
    a_quarter(budget, 1, LedgerLine("Tåg", 15_000 * KR, "cost", "Resor"))
    a_budget(structure, POST)

    assert "Kostnader utan budgetrad" in shown(coordinator(structure), PAGE)


def test_a_whole_year_says_what_it_leaves_and_no_forecast() -> None:
    structure = county.a_county()
    budget = decided(a_budget(structure, POST))
    for quarter in range(1, 5):
        a_quarter(budget, quarter, wages(390_000))

    told = shown(coordinator(structure), PAGE)

    assert "2022 gav ett överskott på 40 000 kr att föra över till 2023." in told
    assert "Prognos för året" not in told
    assert "Ingen rad avviker mer än 10 procent" in told
    assert "?efter=stab-2022" in told


def test_the_page_shows_the_chosen_day() -> None:
    structure = county.a_county()
    budget = a_budget(structure, on=TODAY - dt.timedelta(30))
    decided(budget)
    a_quarter(budget, 1, wages(400_000))

    told = shown(coordinator(structure), f"{PAGE}?dag=2022-02-15")

    assert "Förslag" in told
    assert "Utfall" not in told


def test_in_english() -> None:
    structure = county.a_county()
    budget = decided(a_budget(structure))
    a_quarter(budget, 1, wages(400_000))

    told = shown(Client(headers={"accept-language": "en"}), PAGE)

    assert "SEK 1,500,000 to be shared for 2022." in told
    assert "At an even pace" in told


def test_the_pages_ask_as_often_for_many_lines_versions_and_quarters() -> None:
    structure = county.a_county()
    budget = decided(a_budget(structure, POST))
    a_quarter(budget, 1, wages(400_000))
    browser = coordinator(structure)
    pages = [
        lambda: shown(Client(), PAGE),
        lambda: shown(browser, PAGE),
        lambda: shown(browser, f"{PAGE}utfall/"),
        lambda: shown(browser, f"{PAGE}gor/andra/"),
        lambda: shown(browser, f"{BUDGETS}ny/?efter=stab-2022"),
    ]
    few = [asked(page) for page in pages]
    many_lines = [WrittenLine("cost", f"Rad {number}", KR) for number in range(20)]
    decided(a_budget(structure, POST, *many_lines))
    for quarter in (2, 3):
        a_quarter(budget, quarter, *(LedgerLine(f"Konto {n}", KR) for n in range(20)))

    assert [asked(page) for page in pages] == few
    assert max(few) <= 26


def asked(page: Callable[[], str]) -> int:
    with CaptureQueriesContext(connection) as counted:
        page()
    return len(counted)


def test_the_coordinator_notes_the_decision_once() -> None:
    structure = county.a_county()
    a_budget(structure)
    browser = coordinator(structure)
    act = f"{PAGE}gor/beslut/"
    by = {"organ": "Regionfullmäktige", "paragraf": "3"}

    empty = browser.post(act, {"organ": "", "dag": "2022-03-01"})
    ahead = browser.post(act, {**by, "dag": "2199-01-01"})
    done = browser.post(act, {**by, "dag": "2022-03-01"})

    assert (empty.status_code, ahead.status_code, done.status_code) == (422, 422, 302)
    assert Budget.objects.get().decided == "Regionfullmäktige 2022-03-01 § 3"
    assert "redan beslutad" in shown(browser, act)
    assert browser.post(act, {**by, "dag": "2022-03-01"}).status_code == 409
    assert browser.get(f"{PAGE}gor/annat/").status_code == 404


def test_others_have_nothing_to_do_with_the_acts() -> None:
    decided(a_budget(county.a_county()))

    assert "Läs in utfall" not in words_of(Client().get(PAGE))
    assert Client().get(f"{PAGE}gor/andra/").status_code == 403
