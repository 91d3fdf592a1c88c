"""One's own account in a browser: a key that is enough alone, an app, and pages that nobody is shut out of."""

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from samverk.demonstration.logins import LOGINS
from tests.browser import axe

pytestmark = pytest.mark.browser

PASSWORD = "known to the tests"
READER = next(login for login in LOGINS if login.kind == "reader")
ADMINISTRATOR = LOGINS[0]


def log_in(page: Page, email: str, path: str = "/konto/") -> None:
    page.goto(f"/logga-in/?next={path}")
    page.get_by_label("E-postadress").fill(email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_label("Lösenord").press("Enter")


def confirm(page: Page) -> None:
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Fortsätt").press("Enter")


def with_a_key(context: BrowserContext, page: Page) -> CDPSession:
    """A key in the browser that knows its owner, as a telephone does."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_somebody_adds_a_key_and_logs_in_with_it_alone(page: Page) -> None:
    with_a_key(page.context, page)
    log_in(page, READER.email, "/konto/nycklar/ny/")
    confirm(page)
    in_the_form = axe.violations(page)
    page.get_by_label("Nyckelns namn").fill("Telefonen")
    page.get_by_label("Logga in med bara den här nyckeln").check()
    page.get_by_role("button", name="Lägg till nyckeln").press("Enter")
    expect(page.get_by_role("heading", name="Reservkoder", level=1)).to_be_visible()
    with_codes = axe.violations(page)
    page.locator(".user-menu > summary").click()
    page.get_by_role("button", name="Logga ut").click()

    page.goto("/logga-in/?next=/konto/nycklar/")
    page.get_by_role("button", name="Logga in med en nyckel").press("Enter")

    expect(page.get_by_text("Telefonen")).to_be_visible()
    expect(page.get_by_text("räcker ensam")).to_be_visible()
    page.get_by_role("link", name="Ta bort").click()
    confirm_if_asked(page)
    page.get_by_role("button", name="Ta bort nyckeln").click()
    expect(page.get_by_text("Du har ingen nyckel.")).to_be_visible()
    assert [in_the_form, with_codes] == [[], []]


def confirm_if_asked(page: Page) -> None:
    if "/konto/bekrafta/" in page.url:
        confirm(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/konto/", "Ditt konto"),
        ("/konto/losenord/", "Byt lösenord"),
        ("/konto/sessioner/", "Där du är inloggad"),
        ("/konto/app/", "Lägg till en app"),
        ("/forvaltning/konton/", "Konton"),
    ],
)
def test_axe_finds_nothing_and_no_page_is_wider_than_a_telephone(
    page: Page, scheme: str, path: str, heading: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    log_in(page, ADMINISTRATOR.email, path)
    confirm_if_asked(page)
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()

    assert axe.violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_javascript_no_key_is_offered_and_a_forgotten_password_is_asked_for(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    page.goto("/logga-in/")
    expect(page.get_by_role("button", name="Logga in med en nyckel")).to_be_hidden()
    page.get_by_role("link", name="Glömt lösenordet?").press("Enter")
    page.get_by_label("E-postadress").fill("nobody@samverk.example")
    page.get_by_label("E-postadress").press("Enter")

    expect(page.get_by_role("heading", name="Titta i din e-post", level=1)).to_be_visible()
    context.close()
