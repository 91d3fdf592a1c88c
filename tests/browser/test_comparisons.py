"""A coordinator makes scenarios, compares them and attaches the chosen one: by keyboard, on a telephone, without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.test_coordinator_edits import log_in, plain
from tests.browser.test_coordinator_matters import MATTERS, confirm, place, raise_question, treat

__all__ = ["plain"]
pytestmark = pytest.mark.browser

COSTS = "/struktur/vasterbotten/kostnader/"
KEY = "Västerbottens koordinatorer: hälften var, kommunerna {}"
BY_POPULATION, EQUALLY = KEY.format("efter befolkning"), KEY.format("i lika delar")
PUBLIC = (
    "/struktur/rss-dalarna/kostnader/jamforelser/tre-eller-fyra/",
    "/struktur/rss-dalarna/kostnader/jamforelser/tre-eller-fyra/2/falun/",
    f"{COSTS}jamforelser/koordinatorer/",
    f"{COSTS}nycklar/",
    f"{COSTS}nycklar/vasterbotten-blandad/",
)
OWN = (
    f"{COSTS}nycklar/ny/?med=vasterbotten-lika",
    f"{COSTS}nycklar/vasterbotten-lika/gor/galla/",
    f"{COSTS}jamforelser/ny/",
    f"{COSTS}jamforelser/koordinatorer/gor/scenario/",
    f"{COSTS}jamforelser/koordinatorer/gor/oppna/",
    f"{COSTS}jamforelser/koordinatorer/gor/valj/",
)


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found: dict[str, list[str]] = {}
    wide: list[str] = []
    for address in PUBLIC:
        looked_at(page, address, width, found, wide)
    log_in(page, COSTS)
    for address in OWN:
        looked_at(page, address, width, found, wide)

    assert {address: faults for address, faults in found.items() if faults} == {}
    assert wide == []


def looked_at(
    page: Page, address: str, width: int, found: dict[str, list[str]], wide: list[str]
) -> None:
    page.goto(address)
    found[address] = axe.violations(page)
    if page.evaluate("document.documentElement.scrollWidth") > width:
        wide.append(address)


def test_two_scenarios_are_compared_and_the_chosen_one_attached_to_a_recommendation(
    plain: Page,
) -> None:
    recommended(plain, "Samordnarnas finansiering")
    plain.goto(f"{COSTS}jamforelser/ny/")
    plain.get_by_label("Vad ni jämför").fill("Två eller tre samordnare")
    plain.get_by_role("button", name="Börja jämföra").press("Enter")
    add(plain, "Två samordnare", "2", EQUALLY)
    add(plain, "Tre samordnare", "3", BY_POPULATION)

    expect(plain.get_by_text("Summan är 800\N{NO-BREAK SPACE}000 kr högre.")).to_be_visible()
    expect(plain.get_by_text(f"En annan nyckel: {BY_POPULATION}.")).to_be_visible()
    row = plain.get_by_role("row", name="Region Västerbotten")
    expect(row).to_contain_text("+50,0\N{NO-BREAK SPACE}%")
    row.get_by_role("link").last.press("Enter")
    expect(plain.get_by_text("Region Västerbotten betalar 1")).to_be_visible()
    plain.go_back()

    attach(plain)

    expect(plain.get_by_role("status")).to_contain_text("Bilagan ligger hos rekommendationen")
    plain.get_by_role("link", name="Samordnarnas finansiering").press("Enter")
    expect(plain.get_by_role("main")).to_contain_text("Kostnadsfördelning: Två eller tre")


def recommended(page: Page, title: str) -> None:
    """Take a question to a recommendation that is written and not sent."""
    log_in(page, MATTERS)
    raise_question(page, title)
    place(page, "Samråd för vård och omsorg")
    treat(page, "Rekommendation")
    page.get_by_label("Ordalydelse").fill("Huvudmännen rekommenderas att dela kostnaden så.")
    confirm(page, "Anteckna behandling")
    page.goto(f"{page.url.split('?')[0]}gor/skicka/")
    page.get_by_label("Att 1").fill("Fördelningen antas.")
    page.get_by_role("button", name="Spara utan att skicka").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Den är inte skickad.")


def add(page: Page, name: str, posts: str, key: str) -> None:
    page.get_by_role("link", name="Lägg till ett scenario").first.press("Enter")
    page.get_by_label("Scenariots namn").fill(name)
    page.get_by_label("Summa att dela, kr").fill("")
    page.get_by_label("Eller antal tjänster").fill(posts)
    page.get_by_label("Kostnad per tjänst och år, kr").fill("800 000")
    page.get_by_label("Fördelningsnyckel").select_option(label=key)
    page.get_by_role("button", name="Lägg till scenariot").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("är med i jämförelsen")


def attach(page: Page) -> None:
    page.get_by_role("link", name="Välj ett scenario").press("Enter")
    page.get_by_label("Tre samordnare").check()
    page.get_by_label("Varför").fill("Tre räcker för hela länet.")
    page.get_by_role("button", name="Välj scenariot").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("är valt.")
    page.get_by_role("link", name="Lägg som bilaga").press("Enter")
    expect(page.get_by_text("En PDF läggs bland ärendets handlingar")).to_be_visible()
    choices = page.get_by_label("Rekommendation")
    wanted = choices.locator("option", has_text="Samordnarnas finansiering")
    choices.select_option(wanted.get_attribute("value"))
    page.get_by_role("button", name="Lägg bilagan i ärendet").press("Enter")
