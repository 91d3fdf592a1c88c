"""A coordinator asks what happens if Umeå leaves, reads the answer and discards it: by keyboard, or without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_coordinator_edits import plain
from tests.browser.test_matter_pages import faults, log_in

__all__ = ["plain"]
pytestmark = pytest.mark.browser

COORDINATOR, READER = "koordinator@samverk.example", "lasare@samverk.example"
AGREEMENT = "/struktur/vasterbotten/avtal/vasterbotten-2020/"
ADDRESS = f"{AGREEMENT}om/"
DAYS = "skriven=2026-12-01&kom_in=2026-12-03&behandlad=2027-01-15"
QUESTION = f"{ADDRESS}?vad=uppsagning&svar=1&part=umea&{DAYS}"
SAYS = "upphör det för Umeå kommun efter den 14 januari 2028"


@pytest.mark.parametrize("address", [ADDRESS, QUESTION, f"{ADDRESS}?vad=uppsagning&svar=1"])
def test_axe_finds_nothing_whether_it_is_asked_answered_or_wrong(page: Page, address: str) -> None:
    log_in(page, COORDINATOR, ADDRESS)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vad händer om?")
    for ladder in page.locator("details.ladder summary").all():
        ladder.press("Enter")

    assert faults(page) == {1280: [], 390: []}


def test_from_the_agreement_to_the_answer_and_away_by_keyboard(page: Page) -> None:
    log_in(page, COORDINATOR, AGREEMENT)
    page.get_by_role("link", name="Vad händer om?").press("Enter")
    page.get_by_label("Umeå kommun").press("Space")
    page.get_by_label("Uppsägningen skrivs").fill("2026-12-01")
    page.get_by_label("Den behandlas").fill("2027-01-15")
    page.get_by_role("button", name="Räkna ut vad som följer").press("Enter")

    expect(page.locator(".suppose-says")).to_contain_text(SAYS)
    expect(page.get_by_role("heading", name="För alla parter")).to_be_visible()
    page.get_by_role("link", name="För alla parter").press("Enter")
    expect(page.locator(".suppose-says")).to_contain_text("upphör det för alla parter")

    page.get_by_role("link", name="Kasta").press("Enter")
    expect(page.locator(".suppose-says")).to_have_count(0)
    page.goto(AGREEMENT)
    expect(page.locator("main")).not_to_contain_text("15 januari 2028")


def test_the_link_shows_the_same_answer_to_a_reader_without_javascript(plain: Page) -> None:
    log_in(plain, READER, ADDRESS)
    plain.goto(QUESTION)

    expect(plain.locator(".suppose-says")).to_contain_text(SAYS)
    expect(plain.get_by_role("link", name="Anteckna uppsägningen på riktigt")).to_have_count(0)
    unfold = plain.locator("details.ladder summary").first
    unfold.click()
    expect(plain.locator("details.ladder").first).to_have_attribute("open", "")
    assert plain.evaluate("document.documentElement.scrollWidth") <= 390
