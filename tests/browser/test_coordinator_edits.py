"""A coordinator changes who sits where: by keyboard, without JavaScript, on a telephone; axe finds nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe

pytestmark = pytest.mark.browser

BODY = "/struktur/vasterbotten/organ/samrad/"
FINDINGS = "/struktur/vasterbotten/avvikelser/"
COORDINATOR = "Logga in som koordinator i Västerbotten"
OF_DOROTEA = "Logga in som kontakt för Dorotea"


def log_in(page: Page, to: str, button: str = COORDINATOR) -> None:
    page.goto(f"/logga-in/?next={to}")
    page.get_by_role("button", name=button).press("Enter")
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


def fill_in(page: Page, person: str) -> None:
    """Write a name and ask what it leads to, by keyboard."""
    page.get_by_label("Person").focus()
    page.keyboard.type(person)
    page.get_by_label("Person").press("Enter")
    expect(page.get_by_role("heading", name="Det här händer")).to_be_visible()


def test_by_keyboard_a_vacancy_is_filled_from_its_finding(page: Page) -> None:
    log_in(page, FINDINGS)
    finding = page.locator(".finding", has_text="ordinarie plats för Dorotea kommun är tom").first
    finding.get_by_role("link", name="Utse någon").press("Enter")
    empty = axe.violations(page)

    fill_in(page, "Vera Testdotter")

    expect(page.get_by_text("Vera Testdotter finns inte i registret")).to_be_visible()
    expect(page.get_by_text("Dorotea kommun har därmed 1 av 1 ordinarie plats")).to_be_visible()
    shown = axe.violations(page)
    page.get_by_role("button", name="Utse").press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Vera Testdotter är utsedd från")
    row = page.locator(".roster tr").filter(has=page.get_by_role("rowheader", name="Dorotea"))
    expect(row.first).to_contain_text("Vera Testdotter")
    page.goto(FINDINGS)
    expect(page.get_by_text("ordinarie plats för Dorotea kommun är tom")).to_have_count(0)
    assert [empty, shown] == [[], []]


def test_axe_finds_nothing_where_seats_may_be_changed(page: Page) -> None:
    log_in(page, BODY)
    found = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = axe.violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert found == {1280: [], 390: []}


@pytest.mark.parametrize("act", ["ersatt", "avsluta"])
def test_without_javascript_and_on_a_telephone_a_warning_takes_a_tick(
    plain: Page, act: str
) -> None:
    log_in(plain, BODY)
    address = plain.locator(f".roster details.acts a[href*='/{act}/']").first.get_attribute("href")
    plain.goto(str(address))
    if act == "ersatt":
        plain.get_by_label("Person").fill("Vera Vikarie")
    plain.get_by_role("button", name="Visa vad det leder till").press("Enter")
    plain.locator("button[value=bekrafta]").press("Enter")

    expect(plain.get_by_role("alert")).to_contain_text("Bocka för att du har läst varningarna.")
    plain.get_by_label("Jag har läst varningarna").press("Space")
    plain.locator("button[value=bekrafta]").press("Enter")

    expect(plain.get_by_role("status")).to_contain_text(
        "tillfällig ersättare från" if act == "ersatt" else "slutar"
    )


def test_what_is_missing_is_told_and_the_summary_leads_to_it(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE")  # the console tells of the 422
    page = context.new_page()
    log_in(page, BODY)
    page.goto(f"{BODY}adjungera/")
    page.get_by_role("button", name="Visa vad det leder till").press("Enter")

    page.get_by_role("alert").get_by_role("link", name="Skriv vem det gäller.").press("Enter")

    expect(page.get_by_label("Person")).to_be_focused()
    assert axe.violations(page) == []
    context.close()


def test_a_contact_is_led_to_own_seats_only_and_refused_at_the_others(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE")  # the console tells of the 403
    page = context.new_page()
    log_in(page, BODY)
    rows = page.locator(".roster tr").filter(has=page.get_by_role("rowheader", name="Umeå"))
    others = rows.first.locator("details.acts a[href*='/utse/']").first.get_attribute("href")
    page.goto("/logga-in/")
    log_in(page, BODY, OF_DOROTEA)

    expect(page.locator(".roster details.acts")).to_have_count(2)
    page.goto(str(others))

    expect(page.get_by_role("main")).to_contain_text("kontakten för Umeå kommun")
    assert axe.violations(page) == []
    context.close()
