"""A coordinator takes figures in and corrects one: by keyboard, without JavaScript, on a telephone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe

pytestmark = pytest.mark.browser

SERIES = "/underlag/folkmangd/"
READING = f"{SERIES}las-in/"
COORDINATOR = "Logga in som koordinator i Västerbotten"
# Real figures of 2024 but for Malå, which has a nought too many; nobody else's row is changed.
TABLE = "Kommun;2024-12-31\nMalå;29620\nÅsele;2694\nUmeå;134249"


def log_in(page: Page, to: str) -> None:
    page.goto(f"/logga-in/?next={to}")
    page.get_by_role("button", name=COORDINATOR).press("Enter")
    page.wait_for_url(f"**{to}")


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """Give a page without JavaScript on a telephone."""
    context = browser.new_context(
        base_url=site,
        locale="sv-SE",
        java_script_enabled=False,
        viewport={"width": 390, "height": 844},
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, READING)
    waiting = page.get_by_role("table").get_by_role("link").first.get_attribute("href")
    page.goto(f"{SERIES}?struktur=vasterbotten")
    figure = page.locator("a.figure-link").first.get_attribute("href")
    found = {}
    for address in ("/underlag/", SERIES, READING, "/underlag/ny/", waiting, figure):
        assert address
        page.goto(address)
        found[address] = axe.violations(page)

        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert {address: faults for address, faults in found.items() if faults} == {}


def test_a_nought_too_many_is_pointed_out_before_it_is_used(plain: Page) -> None:
    log_in(plain, READING)
    plain.get_by_label("Eller klistra in tabellen").fill(TABLE)
    plain.get_by_role("button", name="Visa vad tabellen ändrar").press("Enter")

    expect(plain.get_by_text("ungefär 10 gånger det som gällde")).to_be_visible()
    plain.get_by_role("button", name="Använd uppgifterna").press("Enter")
    expect(plain.get_by_role("alert")).to_contain_text("måste godtas uttryckligen")
    plain.get_by_label("Skäl").fill("En nolla för mycket")
    plain.get_by_role("button", name="Förkasta").press("Enter")

    expect(plain.get_by_role("status")).to_contain_text("Inget av den används.")


def test_a_correction_is_shown_before_it_is_made_and_read_by_everybody_after(page: Page) -> None:
    log_in(page, f"{SERIES}?struktur=vasterbotten")
    page.get_by_role("row", name="Vindelns kommun").locator("a.figure-link").first.press("Enter")
    page.get_by_label("Nytt värde").fill("5 437")
    page.get_by_label("Skäl").fill("Prov av rättelse")
    page.get_by_role("button", name="Visa vad det ändrar").press("Enter")

    expect(
        page.get_by_text("5\N{NO-BREAK SPACE}436 blir 5\N{NO-BREAK SPACE}437 invånare.")
    ).to_be_visible()
    page.get_by_role("button", name="Rätta", exact=True).press("Enter")

    expect(page.get_by_role("status")).to_contain_text("är rättad")
    page.context.clear_cookies()
    page.goto(SERIES)
    expect(page.get_by_role("region", name="Rättade uppgifter")).to_contain_text("Prov av rättelse")
