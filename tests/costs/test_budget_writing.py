import base64
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from samverk.bodies.models import Structure
from samverk.costs.models import Budget, BudgetLine, Outcome
from samverk.costs.queries.budgets import CARRYING
from tests.costs.costing import KR
from tests.costs.of_pages import coordinator, shown, words_of
from tests.costs.test_budget_pages import (
    BUDGETS,
    OLD,
    PAGE,
    POST,
    TRIPS,
    a_budget,
    a_quarter,
    wages,
)
from tests.portal import county

pytestmark = pytest.mark.django_db

NEW = f"{BUDGETS}ny/"
CHANGE = f"{PAGE}gor/andra/"
QUARTER = f"{PAGE}utfall/"
A_POST = {"slag": "post", "vad": "Koordinatorer", "andel": "2,5", "per_ar": "800 000"}
A_COST = {"slag": "cost", "vad": "Resor", "belopp": "60 000"}
LEDGER = "Konto\tBelopp\nKoordinatorer\t390 000\nTåg och buss\t12 500,50\nSumma\t402 500,50\n"


def sent(*lines: dict[str, str], **facts: str) -> dict[str, str]:
    data = {
        "namn": "Gemensam stab",
        "ar": "2022",
        "rad-TOTAL_FORMS": str(len(lines)),
        "rad-INITIAL_FORMS": "0",
        "steg": "spara",
        **facts,
    }
    return data | {
        f"rad-{at}-{name}": value for at, line in enumerate(lines) for name, value in line.items()
    }


def test_a_budget_is_written_with_its_lines_and_blank_ones_do_not_count() -> None:
    browser = coordinator(county.a_county())

    answer = browser.post(NEW, sent(A_POST, {"slag": "post"}, A_COST, projekt="Nära vård"))

    assert (answer.status_code, answer["Location"]) == (
        302,
        "/struktur/lanet/kostnader/budget/gemensam-stab-2022/",
    )
    budget = Budget.objects.get()
    assert (budget.year, budget.number, budget.project) == (2022, 1, "Nära vård")
    assert [(line.kind, line.amount_ore) for line in budget.lines.all()] == [
        ("post", 2_000_000 * KR),
        ("cost", 60_000 * KR),
    ]
    assert budget.lines.all()[0].full_time_share == Decimal("2.5")


def test_a_second_budget_of_the_same_name_and_year_has_its_own_key() -> None:
    browser = coordinator(county.a_county())
    for _each in range(2):
        browser.post(NEW, sent(A_POST))

    keys = set(Budget.objects.values_list("key", flat=True))

    assert keys == {"gemensam-stab-2022", "gemensam-stab-2022-2"}


def test_another_row_keeps_what_was_written_and_judges_nothing_yet() -> None:
    browser = coordinator(county.a_county())

    answer = browser.post(NEW, sent({"slag": "cost", "vad": "Resor"}, steg="rad"))

    told = words_of(answer)
    assert answer.status_code == 200
    assert 'name="rad-1-vad"' in told
    assert 'value="Resor"' in told
    assert "Skriv beloppet." not in told
    assert not Budget.objects.exists()


def test_what_is_to_be_shared_is_shown_before_anything_is_kept() -> None:
    browser = coordinator(county.a_county())

    told = words_of(browser.post(NEW, sent(A_POST, A_COST, steg="visa")))

    assert "Att dela: 2 060 000 kr" in told
    assert "Inget är sparat än." in told
    assert not Budget.objects.exists()


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([{"slag": "post"}], "Skriv minst en tjänst eller kostnad."),
        ([], "Skriv minst en tjänst eller kostnad."),
        ([{"slag": "post", "vad": "Chef"}], "Skriv hur många årsarbetare det är."),
        ([{"slag": "cost", "vad": "Resor"}], "Skriv beloppet."),
        ([{"slag": "cost", "belopp": "5"}], "Skriv vad raden gäller."),
        ([{**A_POST, "andel": "två"}], "Skriv antalet årsarbetare"),
        ([A_COST, {**A_COST, "vad": "resor"}], "Två rader heter så."),
        ([{**A_COST, "vad": "850101-1234"}], "Ta bort personnumret."),
    ],
)
def test_what_is_wrong_is_said_at_its_line(lines: list[dict[str, str]], says: str) -> None:
    browser = coordinator(county.a_county())

    answer = browser.post(NEW, sent(*lines))

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert not Budget.objects.exists()


def test_a_changed_budget_is_a_new_version_and_whoever_was_second_is_told() -> None:
    structure = county.a_county()
    a_budget(structure)
    browser = coordinator(structure)

    first = browser.post(CHANGE, sent(A_POST, version="1"))
    second = browser.post(CHANGE, sent(A_POST, A_COST, version="1"))

    assert (first.status_code, second.status_code) == (302, 409)
    assert "Någon hann före: version 2" in words_of(second)
    assert 'name="version" value="2"' in words_of(second)
    assert Budget.objects.count() == 2


def test_the_form_of_a_change_holds_the_lines_as_they_are() -> None:
    structure = county.a_county()
    a_budget(structure)

    told = shown(coordinator(structure), CHANGE)

    for value in ("Koordinatorer", "800 000", "60 000", "Överskott från 2021"):
        assert f'value="{value}"' in told


@pytest.mark.parametrize(
    ("kronor", "kind", "text", "amount"),
    [(390_000, "carried", "Överskott", "40 000"), (410_000, "deficit", "Underskott", "40 000")],
)
def test_next_year_begins_with_the_lines_and_what_is_left_as_one_more(
    kronor: int, kind: str, text: str, amount: str
) -> None:
    structure = county.a_county()
    budget = a_budget(structure, POST)
    for quarter in (1, 2):
        a_quarter(budget, quarter, wages(kronor))

    told = shown(coordinator(structure), f"{NEW}?efter=stab-2022")

    assert f'value="{text} från 2022, prognos efter kvartal 2"' in told
    assert f'value="{amount}"' in told
    assert f'<option value="{kind}" selected>' in told
    assert 'value="2023"' in told


def test_what_was_carried_into_a_year_is_not_carried_out_of_it_again() -> None:
    structure = county.a_county()
    a_budget(structure, POST, OLD)

    told = shown(coordinator(structure), f"{NEW}?efter=stab-2022")

    assert 'value="Koordinatorer"' in told
    assert "Överskott från 2021" not in told


def test_a_quarter_is_shown_row_by_row_before_anything_is_kept() -> None:
    answer = brought(a_county_with_a_budget())

    told = words_of(answer)
    assert answer.status_code == 200
    assert "Kvartal 1: 2 rader, 402 500,50 kr. Inget är sparat än." in told
    assert '<option value="rad:Koordinatorer" selected>' in told
    assert "1 rad känns inte igen" in told
    assert not Outcome.objects.exists()


def test_a_row_that_belongs_nowhere_keeps_the_quarter_from_being_kept() -> None:
    structure = a_county_with_a_budget()

    answer = kept(structure, **{"rad-2": "rad:Koordinatorer", "rad-3": ""})

    assert answer.status_code == 422
    assert "Välj vad raden hör till." in words_of(answer)
    assert not Outcome.objects.exists()


def test_once_tied_the_quarter_is_kept_with_what_it_was_read_from_and_the_choice_is_remembered() -> (
    None
):
    structure = a_county_with_a_budget()

    answer = kept(structure, **{"rad-2": "rad:Koordinatorer", "rad-3": "rad:Resor"})

    assert answer.status_code == 302
    outcome = Outcome.objects.get()
    assert [(line.line, line.amount_ore) for line in outcome.lines.order_by("pk")] == [
        ("Koordinatorer", 390_000 * KR),
        ("Resor", 1_250_050),
    ]
    again = words_of(brought(structure))
    assert '<option value="rad:Resor" selected>' in again
    assert "Den här inläsningen räknas i stället" in again
    file = f"{QUARTER}1-1/"
    assert coordinator_again(structure).get(file).content == LEDGER.encode()
    assert Client().get(file).status_code == 403


def test_a_row_can_be_left_out_and_income_with_a_minus_is_turned() -> None:
    structure = a_county_with_a_budget()
    table = "Konto\tBelopp\nBidrag\t-5 000\nInternt\t7\n"

    kept(structure, table, **{"rad-2": "intakt", "rad-3": "utelamna"})

    line = Outcome.objects.get().lines.get()
    assert (line.kind, line.amount_ore, line.line) == (BudgetLine.Kind.INCOME, 5_000 * KR, "")


def test_a_file_is_read_like_a_pasted_table() -> None:
    structure = a_county_with_a_budget()
    file = SimpleUploadedFile("utfall.csv", b"Konto;Utfall tkr\nKoordinatorer;390,5\n")

    told = words_of(brought(structure, tabell="", fil=file))

    assert "Kvartal 1: 1 rad, 390 500 kr." in told
    assert base64.b64encode(b"Konto;").decode()[:6] in told


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("", "Välj en fil, eller klistra in tabellen."),
        ("Konto\tBelopp\nLön\tmycket\nResor\t5", "Rad 2"),
        ("Konto\tBelopp\tKostnad\nLön\t5\t6", "Skriv vilken: Belopp, Kostnad."),
        ("Konto\tBelopp\nSumma\t5", "inga rader utom summan"),
        ("Konto\tBelopp\nLön\t5,001", "delar av ett öre"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_what_is_wrong(table: str, says: str) -> None:
    answer = brought(a_county_with_a_budget(), tabell=table)

    assert answer.status_code == 422
    assert says in words_of(answer)


def test_a_sum_that_is_not_that_of_the_rows_is_pointed_out() -> None:
    table = "Konto\tBelopp\nKoordinatorer\t5\nSumma\t6\n"

    told = words_of(brought(a_county_with_a_budget(), tabell=table))

    assert "Raderna blir 5 kr, men tabellens summa är 6 kr." in told


def a_county_with_a_budget() -> Structure:
    structure = county.a_county()
    a_budget(structure, POST, TRIPS)
    coordinator(structure)
    return structure


def coordinator_again(structure: Structure) -> Client:
    """The browser of the coordinator that the structure has."""
    client = Client()
    client.force_login(structure.roles.get().user)
    return client


def brought(structure: Structure, **facts: object) -> HttpResponse:
    data = {"kvartal": "1", "kalla": "Raindance", "tabell": LEDGER, **facts}
    answer: HttpResponse = coordinator_again(structure).post(QUARTER, data)  # type: ignore[assignment]
    return answer


def kept(structure: Structure, table: str = LEDGER, **ties: str) -> HttpResponse:
    carried = {"tabell": "", "innehall": base64.b64encode(table.encode()).decode()}
    return brought(structure, steg="spara", **carried, **ties)


def test_a_deficit_from_earlier_years_adds_to_what_is_shared_and_is_not_carried_on_again() -> None:
    browser = coordinator(county.a_county())
    deficit = {"slag": "deficit", "vad": "Underskott från 2021", "belopp": "40 000"}

    browser.post(NEW, sent(A_COST, deficit))

    line = Budget.objects.get().lines.get(text="Underskott från 2021")
    assert (line.kind, line.amount_ore, line.clause) == ("cost", 40_000 * KR, CARRYING)
    page = f"{BUDGETS}gemensam-stab-2022/"
    assert "100 000 kr att dela för 2022." in shown(browser, page)
    assert '<option value="deficit" selected>' in shown(browser, f"{page}gor/andra/")
