"""The register of agreements and the page of one: through axe, wide and narrow, by keyboard and on paper."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.test_matter_pages import faults, log_in

pytestmark = pytest.mark.browser

REGISTER = "/struktur/vasterbotten/avtal/"
AGREEMENT = f"{REGISTER}vasterbotten-2020/"
PAGES = {
    "avtalen": REGISTER,
    "alla avtal": "/avtal/",
    "avtal": AGREEMENT,
    "avtal ute för antagande": f"{AGREEMENT}?dag=2020-05-01",
}
A4 = (595, 842)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_what_anybody_may_see(page: Page, scheme: str, name: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(PAGES[name])
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sidan finns inte")

    assert faults(page) == {1280: [], 390: []}


@pytest.mark.parametrize("address", [REGISTER, AGREEMENT])
def test_axe_finds_nothing_on_what_the_coordinator_works_with(page: Page, address: str) -> None:
    log_in(page, "koordinator@samverk.example", address)

    assert faults(page) == {1280: [], 390: []}


def test_from_the_first_page_to_the_clause_behind_a_day_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Avtal").press(
        "Enter"
    )
    page.wait_for_url("**/avtal/")
    page.locator(f'a.span-item[href="{AGREEMENT}"]').locator("visible=true").press("Enter")
    page.wait_for_url(f"**{AGREEMENT}")

    unfold = page.get_by_text("Så räknade vi: träder i kraft")
    unfold.focus()
    page.keyboard.press("Enter")
    ladder = page.locator("details.ladder", has=unfold)
    expect(ladder).to_have_attribute("open", "")
    ladder.get_by_role("link").first.press("Enter")

    page.wait_for_url("**/kalla/**")
    assert "#p-" in page.url


def test_the_register_is_printed_on_standing_sheets_with_its_picture(page: Page) -> None:
    page.goto(REGISTER)

    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))

    box = printed.pages[0].mediabox
    assert (round(box.width), round(box.height)) == A4
    assert "Överenskommelse om regional" in printed.pages[0].extract_text()
