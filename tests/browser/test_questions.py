"""A coordinator asks, a registrar answers from the letter on a telephone, and somebody holds the seat."""

import re

import psycopg
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import throwaway
from tests.browser import axe

pytestmark = pytest.mark.browser

ROUNDS = "/struktur/vasterbotten/fragor/"


@pytest.fixture
def coordinator(page: Page) -> Page:
    """Somebody who coordinates Västerbotten."""
    page.goto("/logga-in/")
    page.get_by_role("button", name=re.compile("koordinator", re.IGNORECASE)).first.click()
    return page


def the_letter_to(party: str) -> str:
    """The text of the last letter to the party, as it waits to be sent."""
    with psycopg.connect(throwaway.start().url()) as connection:
        row = connection.execute(
            "SELECT text FROM foundation_letter WHERE about LIKE %s ORDER BY id DESC LIMIT 1",
            (f"round:%/party:{party}",),
        ).fetchone()
    assert row is not None
    return str(row[0])


def ask(page: Page, party: str, body: str = "Länssamverkansgruppen") -> None:
    """Ask one party about its seats in one body."""
    page.goto(f"{ROUNDS}ny/")
    for box in page.locator("input[name=parter], input[name=organ]").all():
        box.uncheck()
    page.get_by_label(party).check()
    page.get_by_label(body).check()
    page.get_by_role("button", name="Visa breven").click()
    expect(page.get_by_text("1 part tillfrågas om 2 platser. 1 får brev.")).to_be_visible()
    page.get_by_role("button", name="Skicka 1 brev").click()
    expect(page.get_by_role("status")).to_contain_text("Frågan är ställd till 1 part.")


def test_from_a_question_by_the_letter_to_somebody_in_the_seat(
    coordinator: Page, browser: Browser, site: str
) -> None:
    ask(coordinator, "Dorotea kommun")
    link = re.search(r"http\S+/svar/\S+", the_letter_to("dorotea"))
    assert link is not None

    telephone = browser.new_context(
        base_url=site,
        locale="sv-SE",
        java_script_enabled=False,
        viewport={"width": 390, "height": 800},
    ).new_page()
    telephone.goto(link[0].replace("127.0.0.1", "localhost"))
    expect(telephone).to_have_url(f"{site}/svar/")
    expect(telephone.get_by_role("heading", level=1)).to_have_text("Namn från Dorotea kommun")
    _by_keyboard(telephone, telephone.get_by_label("Förnamn").first, "Ada")
    _by_keyboard(telephone, telephone.get_by_label("Efternamn").first, "Provmyr")
    _by_keyboard(telephone, telephone.get_by_role("button", name="Spara utkast"), "\n")
    expect(telephone.get_by_role("status")).to_contain_text("Utkastet är sparat.")
    _by_keyboard(telephone, telephone.get_by_label("Vi avstår från den här platsen").last, " ")
    _by_keyboard(telephone, telephone.get_by_label("Ditt namn"), "Rut Registrator")
    _by_keyboard(telephone, telephone.get_by_role("button", name="Skicka svaret"), "\n")
    expect(telephone.get_by_role("heading", level=1)).to_have_text("Tack, svaret är mottaget")
    expect(telephone.locator(".names")).to_contain_text("Ada Provmyr")
    telephone.context.close()
    assert "Det skrevs av Rut Registrator" in the_letter_to("dorotea")

    coordinator.reload()
    coordinator.get_by_role("link", name="Godkänn 1 svar").click()
    expect(coordinator.get_by_label("Ada Provmyr")).to_be_checked()
    coordinator.get_by_role("button", name="Godkänn de förkryssade").click()
    expect(coordinator.get_by_role("status")).to_contain_text("1 namn är nu ett uppdrag.")
    coordinator.goto("/struktur/vasterbotten/organ/lsg/?dag=2027-01-01")
    expect(coordinator.locator(".roster")).to_contain_text("Ada Provmyr")


def test_axe_finds_nothing_where_a_registrar_answers_wide_or_narrow(
    coordinator: Page, browser: Browser, site: str
) -> None:
    ask(coordinator, "Malå kommun")
    link = re.search(r"http\S+/svar/\S+", the_letter_to("mala"))
    assert link is not None
    page = browser.new_context(base_url=site, locale="sv-SE").new_page()
    page.goto(link[0].replace("127.0.0.1", "localhost"))

    found = {}
    for step in ("form", "faults", "receipt"):
        if step == "faults":
            page.get_by_role("button", name="Skicka svaret").click()
        if step == "receipt":
            for box in page.get_by_label("Vi avstår").all():
                box.check()
            page.get_by_label("Ditt namn").fill("Rut")
            page.get_by_role("button", name="Skicka svaret").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Tack, svaret är mottaget")
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth") > width
            found[step, width] = [*axe.violations(page), *(["too wide"] if wide else [])]

    page.context.close()
    assert {key: faults for key, faults in found.items() if faults} == {}


def test_axe_finds_nothing_where_a_coordinator_asks_and_follows(coordinator: Page) -> None:
    found = {}
    for address in (ROUNDS, f"{ROUNDS}ny/", f"{ROUNDS}1/", f"{ROUNDS}1/godkann/?part=umea"):
        coordinator.goto(address)
        for width in (390, 1280):
            coordinator.set_viewport_size({"width": width, "height": 800})
            wide = coordinator.evaluate("document.documentElement.scrollWidth") > width
            found[address, width] = [
                *axe.violations(coordinator),
                *(["too wide"] if wide else []),
            ]

    assert {key: faults for key, faults in found.items() if faults} == {}


def test_sixteen_parties_stand_on_one_screen(coordinator: Page) -> None:
    coordinator.set_viewport_size({"width": 1280, "height": 800})
    coordinator.goto(f"{ROUNDS}1/")

    rows = coordinator.locator(".round tbody tr")

    assert rows.count() == 16
    box = rows.last.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 800


def _by_keyboard(page: Page, wanted: Locator, keys: str, most: int = 80) -> None:
    """Go there by Tab, and press the keys."""
    for _each in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("each => each === document.activeElement"):
            for key in [{"\n": "Enter", " ": "Space"}.get(keys, "")]:
                page.keyboard.press(key) if key else page.keyboard.type(keys)
            return
    pytest.fail("the keyboard does not lead there")
