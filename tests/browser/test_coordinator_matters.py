"""A coordinator takes a question from raised to recommended: by keyboard, on a telephone, without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import axe
from tests.browser.test_coordinator_edits import log_in, plain

__all__ = ["plain"]
pytestmark = pytest.mark.browser

MATTERS = "/struktur/vasterbotten/arenden/"
NARROW: ViewportSize = {"width": 390, "height": 844}


def raise_question(page: Page, title: str) -> None:
    """Write a question and send it, by keyboard, whatever it resembles."""
    page.get_by_role("link", name="Väck en fråga").press("Enter")
    page.get_by_label("Rubrik", exact=True).fill(title)
    page.get_by_label("Vad är frågan?").fill("Hur ska vi göra framöver?")
    page.get_by_role("button", name="Skicka frågan").press("Enter")
    page.wait_for_load_state()
    alike = page.get_by_role("button", name="Skicka ändå")
    if alike.count():
        alike.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("ligger hos koordinatorn")


def confirm(page: Page, button: str) -> None:
    """See what the step leads to, tick what is doubtful, and confirm, by keyboard."""
    page.get_by_role("button", name="Visa vad det leder till").press("Enter")
    expect(page.get_by_role("heading", name="Det här antecknas")).to_be_visible()
    if page.locator("#anda").count():
        page.locator("#anda").press("Space")
    page.get_by_role("button", name=button, exact=True).press("Enter")


def place(page: Page, body: str) -> None:
    page.get_by_role("link", name="Lägg ärendet i ett organ").press("Enter")
    page.get_by_label("Till vilket organ?").select_option(label=body)
    confirm(page, "Lägg ärendet i ett organ")
    expect(page.get_by_role("status")).to_contain_text(f"hos {body}")


def treat(page: Page, outcome: str) -> None:
    page.get_by_role("link", name="Anteckna behandling").press("Enter")
    page.get_by_label(outcome, exact=True).check()


def test_by_keyboard_from_a_raised_question_to_a_recommendation(page: Page) -> None:
    log_in(page, MATTERS)
    found = [axe.violations(page)]
    raise_question(page, "Sommarbemanning i hemsjukvården")
    found.append(axe.violations(page))
    place(page, "Länssamverkansgruppen")

    treat(page, "Vidaresändning")
    found.append(axe.violations(page))
    page.get_by_label("Vart går ärendet sedan?").select_option(label="Samråd för vård och omsorg")
    confirm(page, "Anteckna behandling")
    treat(page, "Rekommendation")
    page.get_by_label("Ordalydelse").fill("Huvudmännen rekommenderas att anta planen.")
    page.get_by_role("button", name="Visa vad det leder till").press("Enter")
    expect(page.get_by_text("Binder ingen huvudman.")).to_be_visible()
    found.append(axe.violations(page))
    page.get_by_role("button", name="Anteckna behandling", exact=True).press("Enter")

    expect(page.locator(".matter-whose")).to_have_text("Hos koordinatorn sedan i dag.")
    expect(page.locator(".page-head")).to_contain_text("Rekommenderat, att skicka")
    expect(page.locator(".timeline")).to_contain_text("Huvudmännen rekommenderas att anta planen.")
    assert found == [[]] * len(found)


def test_a_binding_decision_is_refused_on_a_telephone(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", viewport=NARROW)
    page = context.new_page()  # the console tells of the 422
    log_in(page, MATTERS)
    raise_question(page, "Gemensam taxa för provtagning")
    place(page, "Länssamverkansgruppen")

    treat(page, "Beslut")
    page.get_by_role("button", name="Visa vad det leder till").press("Enter")

    refused = page.locator(".finding-stop")
    expect(refused).to_contain_text("kan inte fatta ett beslut som binder någon huvudman")
    expect(refused).to_contain_text("K16")
    expect(refused).to_contain_text("Anteckna rekommendation")
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    context.close()


def test_without_javascript_a_draft_is_kept_sent_and_closed(plain: Page) -> None:
    log_in(plain, MATTERS)
    plain.get_by_role("link", name="Väck en fråga").press("Enter")
    plain.get_by_label("Rubrik", exact=True).fill("Delade journaler över länsgräns")
    plain.get_by_role("button", name="Spara utkast").press("Enter")
    expect(plain.get_by_role("status")).to_contain_text("Bara du ser det.")
    plain.goto(MATTERS)
    plain.get_by_role("link", name="Delade journaler över länsgräns").press("Enter")
    plain.get_by_label("Vad är frågan?").fill("Vem får läsa vad?")
    plain.get_by_role("button", name="Skicka frågan").press("Enter")
    plain.wait_for_load_state()
    if plain.get_by_role("button", name="Skicka ändå").count():
        plain.get_by_role("button", name="Skicka ändå").press("Enter")

    plain.get_by_text("Andra steg").click()
    plain.get_by_role("link", name="Avsluta", exact=True).press("Enter")
    plain.get_by_label("Skäl").fill("Löst i den nationella samordningen")
    confirm(plain, "Avsluta")

    expect(plain.locator(".matter-whose")).to_contain_text("Ärendet ligger inte hos någon.")


def test_what_resembles_a_question_is_shown_before_it_is_sent(page: Page) -> None:
    log_in(page, MATTERS)
    raise_question(page, "Hemtransport efter sjukhusvistelse")
    page.goto(MATTERS)
    page.get_by_role("link", name="Väck en fråga").press("Enter")
    page.get_by_label("Rubrik", exact=True).fill("Hemtransporter efter sjukhusvistelsen")
    page.get_by_label("Vad är frågan?").fill("Vem betalar?")
    page.get_by_role("button", name="Skicka frågan").press("Enter")

    expect(page.get_by_role("heading", name="Det här liknar din fråga")).to_be_visible()
    found = axe.violations(page)
    page.get_by_role("button", name="Det är samma fråga: lägg till mig där").first.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Du är tillagd i ärendet.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hemtransport efter sjukhusvistelse")
    assert found == []


def test_the_register_is_looked_through_on_a_telephone(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", viewport=NARROW)
    page = context.new_page()
    log_in(page, MATTERS)
    page.get_by_label("Nummer eller ord").fill("överenskommelsen")
    page.get_by_label("Visa", exact=True).select_option("alla")
    page.get_by_role("button", name="Sök", exact=True).press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Ärenden")
    assert re.search(r"\d+ ärenden?", page.locator(".page-head-lead").inner_text())
    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    context.close()
