"""Log-in and the trail of changes as an administrator meets them in a browser."""

import pytest
from playwright.sync_api import Browser, Page, expect

from samverk.demonstration.logins import LOGINS
from tests.browser import axe

pytestmark = pytest.mark.browser

PASSWORD = "known to the tests"
CHANGES = "/forvaltning/andringar/"


def be_administrator(page: Page) -> None:
    page.goto(f"/logga-in/?next={CHANGES}")
    page.get_by_role("button", name="Logga in som administratör").click()
    expect(page.get_by_role("heading", name="Ändringar", level=1)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_log_in_nor_in_the_trail(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("/logga-in/?dag=2020-02-19")
    at_log_in = axe.violations(page)
    be_administrator(page)

    in_the_trail = axe.violations(page)
    page.locator(".user-menu > summary").click()
    with_the_menu = axe.violations(page)

    assert [at_log_in, in_the_trail, with_the_menu] == [[], [], []]


def test_axe_finds_nothing_where_the_password_was_wrong_and_the_summary_leads_to_it(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE")  # the console tells of the 422
    page = context.new_page()
    page.goto("/logga-in/")
    page.get_by_label("E-postadress").fill(LOGINS[0].email)
    page.get_by_label("Lösenord").fill("fel lösenord helt")
    page.get_by_label("Lösenord").press("Enter")

    page.get_by_role("alert").get_by_role("link").click()

    expect(page.get_by_label("Lösenord")).to_be_focused()
    expect(page.get_by_label("E-postadress")).to_have_value(LOGINS[0].email)
    assert axe.violations(page) == []
    context.close()


def test_by_keyboard_and_without_javascript_somebody_logs_in_where_they_were_and_out_again(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    page.goto("/om/?dag=2020-02-19")
    page.get_by_role("link", name="Logga in").press("Enter")
    page.get_by_label("E-postadress").fill(LOGINS[2].email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_label("Lösenord").press("Enter")

    expect(page).to_have_url("/om/?dag=2020-02-19")
    page.locator(".user-menu > summary").press("Enter")
    page.get_by_role("button", name="Logga ut").press("Enter")

    expect(page).to_have_url("/?dag=2020-02-19")
    expect(page.get_by_role("link", name="Logga in")).to_be_visible()
    context.close()


def test_whoever_may_not_is_led_to_log_in_and_back(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE")  # the console tells of the 403
    page = context.new_page()
    page.goto(CHANGES)
    denied = axe.violations(page)
    page.get_by_role("main").get_by_role("link", name="Logga in").click()
    page.get_by_role("button", name="Logga in som administratör").click()

    expect(page).to_have_url(CHANGES)
    assert denied == []
    context.close()


def test_the_trail_is_searched_and_turned_from_page_to_page(page: Page) -> None:
    be_administrator(page)
    page.get_by_label("Vad").select_option("uppdrag")
    page.get_by_label("Vem").select_option("Demonstrationen")
    page.get_by_role("button", name="Visa").last.click()

    first = page.locator(".history-what").all_inner_texts()
    page.get_by_role("link", name="Äldre ändringar").click()
    expect(page.get_by_role("link", name="De senaste")).to_be_visible()
    older = page.locator(".history-what").all_inner_texts()

    assert len(first) == 50
    assert all(text.startswith("Uppdrag ") for text in [*first, *older])
    assert not set(first) & set(older)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_neither_page_is_wider_than_its_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/logga-in/")
    at_log_in = page.evaluate("document.documentElement.scrollWidth")
    be_administrator(page)
    page.locator(".history-fields > summary").first.click()

    assert at_log_in <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
