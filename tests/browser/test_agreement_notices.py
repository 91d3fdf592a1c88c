"""An agreement's notices and the yearly report in a browser: read by everybody, by keyboard, wide and narrow."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.test_register import log_in

pytestmark = pytest.mark.browser

NOTICES = "/struktur/vasterbotten/avtal/vasterbotten-2020/meddelanden/"
YEARLY = "/struktur/vasterbotten/avtal/rapport/2023/"


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_notices_and_nothing_is_wider_than_the_page(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for path in (NOTICES, f"{NOTICES}1/"):
        page.goto(path)
        found += axe.violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert found == []


def test_the_public_filters_the_notices_by_keyboard_and_reads_one_of_them(page: Page) -> None:
    page.goto(NOTICES)

    page.get_by_label("Vad som hände").select_option("in force")
    page.get_by_role("button", name="Visa").press("Enter")
    page.wait_for_url("**slag=in+force**")
    page.locator(".notices-number a").first.press("Enter")

    expect(page.get_by_text("Avtalet är i kraft från den 1 september 2020")).to_be_visible()
    page.get_by_text("Så räknade vi").first.click()
    expect(page.get_by_text("16 av 16 parter har antagit det")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_coordinator_downloads_the_yearly_report(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, YEARLY)
    found = axe.violations(page)
    page.get_by_role("link", name="Umeå", exact=False).first.press("Enter")
    page.wait_for_url("**/umea/")
    found += axe.violations(page)

    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta som Word").press("Enter")

    assert download.value.suggested_filename == "avtalssamverkan-2023-umea.docx"
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
