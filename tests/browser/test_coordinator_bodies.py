"""A coordinator looks after a body: ends a post and a group, fixes a remit, welcomes somebody; by keyboard."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import axe
from tests.browser.test_coordinator_edits import log_in, plain

__all__ = ["plain"]
pytestmark = pytest.mark.browser

BODY = "/struktur/vasterbotten/organ/samrad/"
NARROW: ViewportSize = {"width": 390, "height": 844}


def confirm(page: Page, button: str) -> None:
    """See what it leads to, tick what is doubtful, and confirm, by keyboard."""
    page.get_by_role("button", name="Visa vad det leder till").press("Enter")
    expect(page.get_by_role("heading", name="Det här händer")).to_be_visible()
    if page.locator("#anda").count():
        page.locator("#anda").press("Space")
    page.get_by_role("button", name=button, exact=True).press("Enter")


def set_up_a_group(page: Page, name: str) -> None:
    page.get_by_role("link", name="Tillsätt en arbetsgrupp").press("Enter")
    page.get_by_label("Gruppens namn").fill(name)
    page.get_by_label("Gruppens uppgift").fill("Gå igenom rutinen")
    page.get_by_label("Medlemmar").fill("Alva Gruppdotter\nBo Provsson")
    page.get_by_label("Till och med").fill("2199-12-31")
    confirm(page, "Tillsätt gruppen")
    expect(page.get_by_role("status")).to_contain_text(f"{name} är tillsatt till och med")


def test_by_keyboard_a_chair_resigns_and_the_body_is_told_to_have_none(page: Page) -> None:
    log_in(page, BODY)
    page.set_viewport_size(NARROW)
    page.locator("a[href*='/avsluta/'][href*='/presidium/']").first.press("Enter")
    asked = axe.violations(page)
    page.get_by_role("button", name="Visa vad det leder till").press("Enter")

    expect(page.get_by_text("har ingen ordförande").first).to_be_visible()
    told = axe.violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.locator("#anda").press("Space")
    page.get_by_role("button", name="Avsluta", exact=True).press("Enter")

    expect(page.get_by_role("status")).to_contain_text("slutar")
    assert [asked, told] == [[], []]


def test_without_javascript_a_group_is_set_up_prolonged_and_ended(plain: Page) -> None:
    log_in(plain, BODY)
    set_up_a_group(plain, "Läkemedel")

    plain.get_by_role("link", name="Förläng eller ändra").press("Enter")
    expect(plain.get_by_label("Medlemmar")).to_have_value("Alva Gruppdotter\nBo Provsson")
    plain.get_by_label("Gruppens uppgift").fill("Följ upp rutinen")
    confirm(plain, "Spara ändringen")
    expect(plain.get_by_role("status")).to_contain_text("Läkemedel är ändrad")
    expect(plain.get_by_text("Följ upp rutinen").first).to_be_visible()

    plain.get_by_role("link", name="Avsluta gruppen").press("Enter")
    plain.get_by_label("Gruppens sista dag").fill("2199-06-30")
    confirm(plain, "Avsluta gruppen")
    expect(plain.get_by_role("status")).to_contain_text("Läkemedel slutar 30 jun 2199.")


def test_by_keyboard_and_on_a_telephone_a_remit_is_fixed(page: Page) -> None:
    log_in(page, BODY)
    page.set_viewport_size(NARROW)
    page.get_by_role("link", name="Anteckna uppdraget").press("Enter")
    goals = page.get_by_label("Mål", exact=True)
    goals.focus()
    page.keyboard.type("Kortare väntan")
    found = axe.violations(page)
    wide = {
        field.evaluate("each => Math.round(each.getBoundingClientRect().width)")
        for field in (goals, page.get_by_label("Från och med"))
    }
    confirm(page, "Spara uppdraget")

    expect(page.get_by_role("status")).to_contain_text("räknas som översett")
    expect(page.get_by_text("Kortare väntan").first).to_be_visible()
    assert found == []
    assert len(wide) == 1


def test_from_the_body_a_member_is_sent_an_introduction(page: Page) -> None:
    log_in(page, BODY)
    page.set_viewport_size(NARROW)
    link = page.locator(".roster details.acts a[href*='/introduktion/']").first
    page.goto(str(link.get_attribute("href")))
    found = axe.violations(page)
    page.get_by_label("Skicka till").fill("ny@ekby.example")
    page.get_by_role("button", name="Skicka introduktion").press("Enter")

    expect(page.get_by_text("Brevet till ny@ekby.example är lämnat till utskick")).to_be_visible()
    assert found == []


def test_what_an_appointment_asks_of_somebody_new_has_no_faults(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", viewport=NARROW)
    page = context.new_page()
    log_in(page, BODY)
    address = page.locator(".roster details.acts a[href*='/utse/']").first.get_attribute("href")
    page.goto(str(address))
    page.locator(".act-more > summary").press("Enter")
    page.get_by_label("Yrke", exact=True).fill("Leg. fysioterapeut")
    page.get_by_label("Person").fill("Vera Yrkesson")
    found = axe.violations(page)
    page.get_by_role("button", name="Visa vad det leder till").press("Enter")

    expect(page.get_by_text("Yrke antecknas för Vera Yrkesson")).to_be_visible()
    assert found == []
    context.close()
