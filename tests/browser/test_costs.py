"""The costs of a collaboration: the overview, a run and its ladders, through axe, by keyboard, without script and on paper."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.test_matter_pages import faults, log_in

pytestmark = pytest.mark.browser

COSTS = "/struktur/rss-dalarna/kostnader/"
RUN = f"{COSTS}berakningar/2026-1/"
NEW = "/struktur/vasterbotten/kostnader/berakningar/ny/"
PAGES = {
    "kostnader": COSTS,
    "beräkningen": RUN,
    "så räknade vi": f"{RUN}part/avesta/",
    "räknad om": f"{RUN}omraknad/",
}
COORDINATOR = "koordinator@samverk.example"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_what_anybody_may_see(page: Page, scheme: str, name: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(PAGES[name])
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sidan finns inte")

    assert faults(page) == {1280: [], 390: []}


def fill_in(page: Page, year: str) -> None:
    page.get_by_label("Vad gäller det?").fill("Utredning om kompetens")
    page.get_by_label("Vilket år?").fill(year)
    page.get_by_label("Summa att dela").fill("1 234 567,89")
    page.get_by_label("Fördelningsnyckel").select_option(index=1)
    page.get_by_role("button", name="Visa vem som betalar vad").click()


def test_axe_finds_nothing_on_what_the_coordinator_fills_in(page: Page) -> None:
    log_in(page, COORDINATOR, NEW)
    assert faults(page) == {1280: [], 390: []}

    fill_in(page, "2027")

    expect(page.get_by_text("Inget är sparat än.")).to_be_visible()
    assert faults(page) == {1280: [], 390: []}


def test_from_the_structure_to_the_step_behind_an_amount_by_keyboard(page: Page) -> None:
    page.goto("/struktur/rss-dalarna/")
    page.get_by_role("main").get_by_role("link", name="Kostnader", exact=True).press("Enter")
    page.wait_for_url(f"**{COSTS}")
    page.get_by_role("link", name="2026-1", exact=True).press("Enter")
    page.wait_for_url(f"**{RUN}")
    page.locator(".bars").get_by_role("link").first.press("Enter")
    page.wait_for_url("**/part/**")

    expect(page.get_by_role("heading", name="Så räknade vi")).to_be_visible()
    page.locator(".ladder-step .clause a").first.press("Enter")
    page.wait_for_url("**/kalla/**")


def test_a_run_is_proposed_decided_locked_and_computed_again_without_script(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    log_in(page, COORDINATOR, NEW)
    fill_in(page, "2025")
    page.get_by_role("button", name="Spara som förslag").click()
    expect(page.get_by_text("sparad som förslag")).to_be_visible()
    page.get_by_role("link", name="Anteckna beslutet").click()
    page.get_by_label("Organ som beslutade").fill("Regionfullmäktige")
    page.get_by_label("Beslutad den").fill("2026-11-03")
    page.get_by_label("Paragraf", exact=True).fill("9")
    page.get_by_role("button", name="Anteckna beslutet").click()
    page.get_by_role("link", name="Lås beräkningen").click()
    page.get_by_role("button", name="Lås beräkningen").click()
    page.get_by_role("link", name="Räkna om").click()

    expect(page.get_by_text("Samma till öret")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Summa"))).to_contain_text("1 234 567,89 kr")
    context.close()


def test_a_run_prints_on_paper_with_every_amount(page: Page) -> None:
    page.goto(RUN)

    made = PdfReader(BytesIO(page.pdf(format="A4", print_background=True)))

    text = " ".join(part.extract_text() for part in made.pages)
    assert "Summa" in text
    assert "Avesta" in text
