"""An economist without an account checks a table from somebody's report: by keyboard, without script, wide and narrow."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_matter_pages import faults

pytestmark = pytest.mark.browser
ADDRESS = "/granska-tabell/"


def test_axe_finds_nothing_before_or_after_the_table_is_checked(page: Page) -> None:
    page.goto(f"{ADDRESS}?exempel=rss")
    assert faults(page) == {1280: [], 390: []}

    page.get_by_role("button", name="Granska").press("Enter")

    expect(page.get_by_role("heading", name="Svaret")).to_be_visible()
    page.locator("details.ladder summary").press("Enter")
    assert faults(page) == {1280: [], 390: []}


def test_a_pasted_table_is_explained_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS)
    page.get_by_label("Klistra in tabellen").fill(
        "Kommun\tInvånare\tkr\nA\t1\t3\nB\t1\t3\nC\t1\t3\nSumma\t3\t10\n"
    )
    page.get_by_role("button", name="Granska").press("Enter")

    answer = page.locator(".printed-answer")
    expect(answer).to_contain_text("Summan av raderna är 9 kr, i tabellen står 10 kr")
    page.get_by_label("Klistra in tabellen").fill("")
    page.get_by_role("button", name="Granska").click()
    expect(page.get_by_text("Klistra in tabellen, eller välj en fil.").first).to_be_visible()
    context.close()
