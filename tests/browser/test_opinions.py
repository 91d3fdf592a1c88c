"""Somebody gives an opinion from the letter on a telephone, and the coordinator sees it beside the others."""

import datetime as dt
import re

import psycopg
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import throwaway
from tests.browser import axe

pytestmark = pytest.mark.browser

STRUCTURE = "/struktur/vasterbotten/"


@pytest.fixture
def coordinator(page: Page) -> Page:
    """Somebody who coordinates Västerbotten."""
    page.goto("/logga-in/")
    page.get_by_role("button", name=re.compile("koordinator", re.IGNORECASE)).first.click()
    return page


def one(query: str, *facts: object) -> tuple[object, ...]:
    """The first row that the database gives."""
    with psycopg.connect(throwaway.start().url()) as connection:
        row = connection.execute(query.encode(), facts).fetchone()
    assert row is not None
    return row


def a_matter() -> str:
    """The address of a matter on which opinions can be asked for."""
    year, number = one(
        "SELECT m.year, m.number FROM matters_matter m JOIN bodies_structure s"
        " ON s.id = m.structure_id WHERE s.key = 'vasterbotten' AND m.number IS NOT NULL"
        " AND m.state IN ('raised', 'treated', 'out for opinion') ORDER BY m.id DESC LIMIT 1"
    )
    return f"{STRUCTURE}arenden/{year}-{number}/"


def ask(page: Page, party: str, subject: str) -> str:
    """Ask one party for its opinion; gives the link in its letter."""
    page.goto(f"{a_matter()}remiss/ny/")
    for box in page.locator("input[name=parter]").all():
        box.uncheck()
    page.get_by_label(party).check()
    page.get_by_label("Ämne", exact=True).fill(subject)
    page.get_by_label("Vad yttrandet ska gälla").fill("Kan ni arbeta så?")
    page.get_by_label("Sista dag för yttrandet").fill(str(dt.date(2030, 1, 15)))
    page.get_by_role("button", name="Visa breven").click()
    page.get_by_role("button", name="Skicka remissen och 1 brev").click()
    expect(page.get_by_role("status")).to_contain_text("Remissen är skickad")
    (text,) = one(
        "SELECT text FROM foundation_letter WHERE subject LIKE %s ORDER BY id DESC LIMIT 1",
        f"%{subject}%",
    )
    link = re.search(r"http\S+/yttrande/\S+", str(text))
    assert link is not None
    return link[0].replace("127.0.0.1", "localhost")


def _by_keyboard(page: Page, target: Locator, said: str) -> None:
    """Go to a field with the tab key alone and type."""
    for _press in range(80):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(target).to_be_focused()
    page.keyboard.press("Enter") if said == "\n" else page.keyboard.type(said)


def test_an_opinion_from_the_letter_by_keyboard_on_a_telephone_without_scripts(
    coordinator: Page, browser: Browser, site: str
) -> None:
    link = ask(coordinator, "Dorotea kommun", "Prov av remiss")
    telephone = browser.new_context(
        base_url=site,
        locale="sv-SE",
        java_script_enabled=False,
        viewport={"width": 390, "height": 800},
    ).new_page()
    telephone.goto(link)
    expect(telephone).to_have_url(f"{site}/yttrande/")

    _by_keyboard(telephone, telephone.get_by_label("Tillstyrker", exact=True), " ")
    _by_keyboard(telephone, telephone.get_by_label("Yttrandet", exact=True), "Vi kan arbeta så.")
    _by_keyboard(telephone, telephone.get_by_role("button", name="Spara utkast"), "\n")
    expect(telephone.get_by_role("status")).to_contain_text("Utkastet är sparat.")
    _by_keyboard(telephone, telephone.get_by_label("Ditt namn"), "Rut Registrator")
    _by_keyboard(telephone, telephone.get_by_role("button", name="Skicka yttrandet"), "\n")
    expect(telephone.get_by_role("heading", level=1)).to_have_text("Tack, yttrandet är mottaget")
    telephone.context.close()

    coordinator.reload()
    expect(coordinator.get_by_text("1 av 1 har svarat.")).to_be_visible()
    expect(coordinator.get_by_role("table")).to_contain_text("Vi kan arbeta så.")
    coordinator.get_by_text("Anteckna vad synpunkter ledde till").click()
    coordinator.get_by_label("Vad", exact=True).fill("Punkt 2 skrevs om.")
    coordinator.get_by_label("Dorotea kommun").check()
    coordinator.get_by_role("button", name="Anteckna", exact=True).click()
    coordinator.get_by_role("link", name="Ledde till en ändring").click()
    expect(coordinator.locator(".opinion-effects li:target")).to_contain_text("Punkt 2 skrevs om.")


def test_axe_finds_nothing_where_somebody_gives_an_opinion_wide_or_narrow(
    coordinator: Page, browser: Browser, site: str
) -> None:
    link = ask(coordinator, "Malå kommun", "Prov av formulär")
    page = browser.new_context(base_url=site, locale="sv-SE").new_page()
    page.goto(link)

    found: dict[tuple[str, int], list[object]] = {}
    for step in ("form", "faults", "receipt"):
        if step == "faults":
            page.get_by_role("button", name="Skicka yttrandet").click()
        if step == "receipt":
            page.get_by_label("Avstyrker").check()
            page.get_by_label("Ditt namn").fill("Rut")
            page.get_by_role("button", name="Skicka yttrandet").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Tack, yttrandet är mottaget")
        found |= _judged(page, step)

    page.context.close()
    assert {key: faults for key, faults in found.items() if faults} == {}


def test_axe_finds_nothing_where_a_coordinator_compares_notes_and_anchors(
    coordinator: Page,
) -> None:
    ask(coordinator, "Umeå kommun", "Prov av sammanställning")
    referral = coordinator.url.split("?")[0]
    found: dict[tuple[str, int], list[object]] = {}
    for address in (
        referral,
        f"{a_matter()}remiss/ny/",
        f"{a_matter()}forankring/",
        f"{STRUCTURE}bilateralt/",
    ):
        coordinator.goto(address)
        found |= _judged(coordinator, address)

    assert {key: faults for key, faults in found.items() if faults} == {}


def _judged(page: Page, name: str) -> dict[tuple[str, int], list[object]]:
    """What axe finds at both widths, and whether the page is wider than the screen."""
    found: dict[tuple[str, int], list[object]] = {}
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth") > width
        found[name, width] = [*axe.violations(page), *(["too wide"] if wide else [])]
    return found
