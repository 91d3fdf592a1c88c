"""What waits for each role, as they meet it after log-in: by keyboard, narrow and wide, and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect

from samverk.demonstration.logins import LOGINS
from tests.browser import axe

pytestmark = pytest.mark.browser

DESK = "/min-sida/"
WIDTHS = (1280, 390)


def log_in(page: Page, email: str) -> None:
    page.goto(f"/logga-in/?next={DESK}")
    page.locator(f'button[name="email"][value="{email}"]').click()
    expect(page.get_by_role("heading", name="Min sida", level=1)).to_be_visible()


@pytest.mark.parametrize("email", [login.email for login in LOGINS])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(page: Page, email: str) -> None:
    log_in(page, email)
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")

    found, wide = {}, []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = axe.violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)

    assert found == {1280: [], 390: []}
    assert wide == []


def test_axe_finds_nothing_in_the_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    log_in(page, "koordinator@samverk.example")

    assert axe.violations(page) == []


def test_a_coordinator_reaches_a_vacancy_and_its_body_by_keyboard(page: Page) -> None:
    log_in(page, "koordinator@samverk.example")

    page.get_by_role("link", name="Vakanta platser").first.press("Enter")
    section = page.locator("section", has=page.get_by_role("heading", name="Vakanta platser"))
    section.get_by_role("link").first.press("Enter")

    expect(page.get_by_role("heading", name="Ledamöter", exact=False)).to_be_visible()


def test_without_javascript_the_page_says_the_same(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    log_in(page, "koordinator@samverk.example")

    expect(page.locator(".page-head-lead")).to_contain_text("väntar på dig")
    page.locator(".ladder > summary").first.press("Enter")

    expect(page.locator(".ladder[open]").first).to_be_visible()
    context.close()
