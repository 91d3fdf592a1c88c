"""A registrar opens the letter on a telephone and answers in three minutes, with or without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import throwaway
from tests.browser import axe

pytestmark = pytest.mark.browser
TITLE = "Gemensam riktlinje för förskrivning av hjälpmedel"
LINK = re.compile(r"http\S+(/beslutssvar/[\w-]{43}/)")


@pytest.fixture
def telephone(browser: Browser, site: str) -> Iterator[Page]:
    """Give a telephone without JavaScript."""
    context = browser.new_context(
        base_url=site,
        locale="sv-SE",
        java_script_enabled=False,
        viewport={"width": 390, "height": 800},
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Page]:
    """Give a page where an answer of 409 or 422 is no fault of the console's."""
    context = browser.new_context(base_url=site, locale="sv-SE")
    yield context.new_page()
    context.close()


def the_letter_to(party: str, subject: str = "Beslut önskas") -> str:
    """The text of the last letter of the kind to the party, as it waits to be sent or has been."""
    with psycopg.connect(throwaway.start().url()) as connection:
        row = connection.execute(
            "SELECT text FROM foundation_letter WHERE about LIKE %s AND subject LIKE %s"
            " ORDER BY id DESC LIMIT 1",
            (f"matter:%/party:{party}", f"{subject}%"),
        ).fetchone()
    assert row is not None
    return str(row[0])


def open_letter(page: Page, party: str, site: str) -> None:
    """Follow the link of the letter on the demonstration's own question: others may have been asked since."""
    link = LINK.search(the_letter_to(party, f"Beslut önskas: {TITLE}"))
    assert link is not None
    page.goto(link[1])
    expect(page).to_have_url(f"{site}/beslutssvar/")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_from_the_letter_to_the_receipt_by_keyboard_without_javascript(
    telephone: Page, site: str, tmp_path: Path
) -> None:
    open_letter(telephone, "vilhelmina", site)
    expect(telephone.get_by_text("Rekommendationen binder ingen.")).to_be_visible()
    with telephone.expect_download() as caught:
        by_keyboard(telephone, telephone.get_by_role("link", name="Hämta allt i en fil"), "Enter")
    assert caught.value.suggested_filename == "VAS 2-2026 Vilhelmina kommun beslutsunderlag.zip"
    caught.value.save_as(tmp_path / "package.zip")
    assert (tmp_path / "package.zip").read_bytes().startswith(b"PK")

    by_keyboard(telephone, telephone.get_by_label("Alla att-satser antagna"), "Space")
    by_keyboard(telephone, telephone.get_by_label("Paragraf"), text="§ 88")
    by_keyboard(telephone, telephone.get_by_label("Ditt namn"), text="Rut Registrator")
    by_keyboard(telephone, telephone.get_by_role("button", name="Skicka svaret"), "Enter")
    doubt = "Det framgår inte vilken dag ni beslutade."
    expect(telephone.get_by_text(doubt)).to_be_visible()
    by_keyboard(telephone, telephone.get_by_label("Jag har läst frågorna"), "Space")
    by_keyboard(telephone, telephone.get_by_role("button", name="Skicka svaret"), "Enter")

    expect(telephone.get_by_role("heading", level=1)).to_have_text("Tack, svaret är mottaget")
    expect(telephone.locator(".clauses-said")).to_contain_text("Antagen")
    assert "Rut Registrator" in the_letter_to("vilhelmina", "Kvitto")


def test_axe_finds_nothing_on_any_step_wide_or_narrow(desk: Page, site: str) -> None:
    open_letter(desk, "umea", site)
    found = {"form": judged(desk)}
    desk.get_by_role("button", name="Skicka svaret").click()
    expect(desk.get_by_role("alert").first).to_be_visible()
    found["faults"] = judged(desk)
    desk.get_by_role("link", name="Beslutet är inte fattat än").click()
    desk.get_by_label("Organ", exact=True).fill("AU")
    desk.get_by_label("Paragraf").fill("§ 9")
    desk.get_by_label("Ditt namn").fill("Rut")
    desk.get_by_role("button", name="Anteckna").click()
    expect(desk.get_by_role("status")).to_contain_text("Tack, det är antecknat.")
    found["later"] = judged(desk)
    desk.get_by_role("link", name="Beslutet är fattat").click()
    desk.get_by_label("Antagen med ändring").first.check()
    desk.get_by_label("Er lydelse av 1").fill("Riktlinjen gäller från den 1 april 2027.")
    desk.get_by_label("Antagen", exact=True).last.check()
    desk.get_by_label("Ditt namn").fill("Rut")
    desk.get_by_role("button", name="Skicka svaret").click()
    found["doubts"] = judged(desk)
    desk.get_by_label("Jag har läst frågorna").check()
    desk.get_by_role("button", name="Skicka svaret").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Tack, svaret är mottaget")
    expect(desk.locator(".wording")).to_have_text("Riktlinjen gäller från den 1 april 2027.")
    found["receipt"] = judged(desk)
    desk.goto("/parter/umea/beslut/")
    found["waiting"] = judged(desk)

    assert {step: faults for step, faults in found.items() if faults} == {}


def test_a_field_that_one_choice_asks_for_comes_with_the_choice(page: Page, site: str) -> None:
    open_letter(page, "skelleftea", site)
    wording, organ = page.get_by_label("Er lydelse av 1"), page.get_by_label("Annat organ")
    expect(wording).to_be_hidden()
    expect(organ).to_be_hidden()

    page.get_by_label("Antagen med ändring").first.check()
    page.get_by_label("Vilket organ har beslutat?").select_option(label="Ett annat organ")

    expect(wording).to_be_visible()
    expect(organ).to_be_visible()


def test_of_two_at_once_the_second_keeps_the_text(desk: Page, site: str, telephone: Page) -> None:
    for each in (telephone, desk):
        open_letter(each, "region-vasterbotten", site)
        each.get_by_label("Alla att-satser antagna").check()
    telephone.get_by_label("Ditt namn").fill("Rut")
    desk.get_by_label("Ditt namn").fill("Siv")
    send_although(telephone)
    expect(telephone.get_by_role("heading", level=1)).to_have_text("Tack, svaret är mottaget")

    send_although(desk)

    expect(desk.get_by_role("alert")).to_contain_text("Rut hann före medan du skrev.")
    expect(desk.get_by_label("Ditt namn")).to_have_value("Siv")
    assert judged(desk) == []


def send_although(page: Page) -> None:
    """Send an answer without its day, and say that this is right."""
    page.get_by_role("button", name="Skicka svaret").click()
    page.get_by_label("Jag har läst frågorna").check()
    page.get_by_role("button", name="Skicka svaret").click()


def judged(page: Page) -> list[str]:
    """What axe, and the width of the page, have against it."""
    found = []
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth") > width
        found += [*axe.violations(page), *([f"too wide at {width}"] if wide else [])]
    return found


def by_keyboard(page: Page, wanted: Locator, key: str = "", *, text: str = "") -> None:
    """Go there by Tab, and press the key or type the text."""
    for _each in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("each => each === document.activeElement"):
            page.keyboard.press(key) if key else page.keyboard.type(text)
            return
    pytest.fail("the keyboard does not lead there")
