"""The pages of matters as anybody meets them: through axe, wide and narrow, light and dark, and on paper."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import axe

pytestmark = pytest.mark.browser

STRUCTURE = "/struktur/vasterbotten/"
MATTER = f"{STRUCTURE}arenden/2019-1/"
PAGES = {
    "ärenden": f"{STRUCTURE}arenden/?visa=alla",
    "ärende": MATTER,
    "ärendets resa": f"{MATTER}resan/",
    "ärendets resa på väg": f"{MATTER}resan/?dag=2020-04-01",
    "beslutsmatris": f"{MATTER}beslut/1/",
}
INSIDE = {
    "bilateralt": ("koordinator@samverk.example", f"{STRUCTURE}bilateralt/"),
    "ärende": ("koordinator@samverk.example", MATTER),
    "beslutsmatris": ("koordinator@samverk.example", f"{MATTER}beslut/1/"),
    "inkommet": ("administrator@samverk.example", "/forvaltning/inkommet/"),
}
A4_LYING = (842, 595)


def log_in(page: Page, email: str, to: str) -> None:
    page.goto(f"/logga-in/?next={to}")
    page.locator(f'button[name="email"][value="{email}"]').click()
    page.wait_for_url(f"**{to}")


def faults(page: Page) -> dict[int, list[str]]:
    """What axe finds and whether the page is too wide, by the width of the screen."""
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    found = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = axe.violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[width].append("wider than the screen")
    return found


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_what_anybody_may_see(page: Page, scheme: str, name: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(PAGES[name])
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Sidan finns inte")

    assert faults(page) == {1280: [], 390: []}


@pytest.mark.parametrize("name", INSIDE)
def test_axe_finds_nothing_on_what_they_work_with(page: Page, name: str) -> None:
    log_in(page, *INSIDE[name])

    assert faults(page) == {1280: [], 390: []}


@pytest.mark.parametrize("matter", ["2019-1", "2026-1"])
def test_the_picture_of_a_journey_is_printed_on_one_sheet_that_lies(
    page: Page, matter: str
) -> None:
    page.goto(f"{STRUCTURE}arenden/{matter}/resan/")

    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages

    first = sheets[0]
    assert (round(first.mediabox.width), round(first.mediabox.height)) == A4_LYING
    words = first.extract_text()
    assert "Huvudmännen" in words
    assert "Umeå kommun" in words
    page.emulate_media(media="print")
    expect(page.locator(".journey-wide")).to_be_visible()
    expect(page.locator(".journey-tall")).to_be_hidden()
    expect(page.locator(".site-menu")).to_be_hidden()
