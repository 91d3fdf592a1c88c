"""A coordinator writes a budget, has it decided and reads a quarter in: by keyboard, or without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_coordinator_edits import plain
from tests.browser.test_matter_pages import faults, log_in

__all__ = ["plain"]
pytestmark = pytest.mark.browser

COORDINATOR, READER = "koordinator@samverk.example", "lasare@samverk.example"
BUDGETS = "/struktur/vasterbotten/kostnader/budget/"
PAGE = f"{BUDGETS}koordinatorer-2027/"
FOLLOWED = "/struktur/rss-dalarna/kostnader/budget/rss-2026/"


@pytest.mark.parametrize(
    "address",
    [PAGE, f"{PAGE}gor/andra/", f"{PAGE}gor/beslut/", f"{PAGE}utfall/", f"{BUDGETS}ny/", FOLLOWED],
)
def test_axe_finds_nothing(page: Page, address: str) -> None:
    log_in(page, COORDINATOR, PAGE)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for ladder in page.locator("details summary").all():
        ladder.press("Enter")

    assert faults(page) == {1280: [], 390: []}


def test_a_budget_is_changed_by_keyboard_and_says_how_it_differs(page: Page) -> None:
    log_in(page, COORDINATOR, PAGE)
    page.get_by_role("link", name="Ändra").press("Enter")
    trips = page.get_by_role("group", name="Rad 2")
    trips.get_by_label("Belopp i kronor").fill("75 000")
    page.get_by_role("button", name="Visa vad som ska delas").press("Enter")
    expect(page.get_by_role("heading", name="Att dela: 1 715 000 kr")).to_be_visible()
    page.get_by_role("button", name="Spara som ny version").press("Enter")

    expect(page.locator(".page-head-kind")).to_contain_text("version 2")
    changed = page.locator(".history-changes")
    expect(changed.locator("del")).to_contain_text("60 000 kr")
    expect(changed.locator("ins")).to_contain_text("75 000 kr")


def test_a_row_is_added_and_a_quarter_read_in_without_javascript(plain: Page) -> None:
    log_in(plain, COORDINATOR, f"{BUDGETS}ny/")
    plain.goto(f"{BUDGETS}ny/")
    rows = plain.locator(".budget-line")
    before = rows.count()
    plain.get_by_label("Namn", exact=True).fill("Nära vård")
    plain.get_by_role("button", name="Lägg till en rad").click()
    expect(rows).to_have_count(before + 1)
    last = plain.get_by_role("group", name=f"Rad {before + 1}")
    last.get_by_label("Slag").select_option("cost")
    last.get_by_label("Vad").fill("Lokaler")
    last.get_by_label("Belopp i kronor").fill("40 000")
    plain.get_by_role("button", name="Spara budgeten").click()
    expect(plain.locator("main")).to_contain_text("40 000 kr att dela")

    plain.get_by_role("link", name="Läs in utfall").click()
    plain.get_by_label("Källa").fill("Regionens ekonomisystem")
    plain.get_by_label("Eller klistra in tabellen").fill("Konto\tBelopp\nHyra\t12 000\n")
    plain.get_by_role("button", name="Visa raderna").click()
    plain.get_by_label("Hyra").select_option(label="Lokaler")
    plain.get_by_role("button", name="Spara utfallet").click()

    expect(plain.locator("#utfall + p")).to_contain_text("1 av 4 kvartal är inläst")
    expect(plain.locator("main")).to_contain_text("Lokaler: 48 000 kr")
    assert plain.evaluate("document.documentElement.scrollWidth") <= 390


def test_axe_finds_nothing_where_the_rows_of_a_quarter_are_tied(page: Page) -> None:
    log_in(page, COORDINATOR, f"{PAGE}utfall/")
    page.goto(f"{PAGE}utfall/")
    page.get_by_label("Källa").fill("Regionens ekonomisystem")
    page.get_by_label("Eller klistra in tabellen").fill("Konto\tBelopp\nTåg\t12 000\n")
    page.get_by_role("button", name="Visa raderna").press("Enter")
    expect(page.get_by_label("Tåg")).to_be_visible()

    assert faults(page) == {1280: [], 390: []}


def test_a_reader_sees_what_three_quarters_leave_and_nothing_to_do(page: Page) -> None:
    log_in(page, READER, FOLLOWED)
    page.goto(FOLLOWED)

    expect(page.locator("main")).to_contain_text("I jämn takt blir 157 043 kr över av 2026")
    expect(page.get_by_role("link", name="Läs in utfall")).to_have_count(0)
    expect(page.locator(".budget-bars svg")).not_to_have_count(0)
    assert faults(page) == {1280: [], 390: []}
