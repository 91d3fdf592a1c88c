"""A coordinator attaches the text of an agreement, marks its clauses by keyboard and compares two versions."""

import io
import re

import pytest
from docx import Document
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser import axe

pytestmark = pytest.mark.browser

AGREEMENT = "/struktur/vasterbotten/avtal/vasterbotten-2020/"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
FIRST = """
1. Parter
Varje kommun i länet och Region Västerbotten.
2. Uppföljning
Parterna följer upp avtalet senast 2023-09-01.
3. Tvist
Tvist avgörs genom förhandlingar mellan parterna.
"""
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def coordinator(page: Page) -> Page:
    """Somebody who coordinates Västerbotten."""
    page.goto("/logga-in/")
    page.get_by_role("button", name=re.compile("koordinator", re.IGNORECASE)).first.click()
    return page


def word_file(text: str) -> bytes:
    document = Document()
    for line in text.strip().splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def attach(page: Page, name: str, text: str) -> None:
    """Attach a version out of a Word file, by way of its preview."""
    page.goto(f"{AGREEMENT}text/ny/")
    page.get_by_label("Vad versionen kallas").fill(name)
    file = FilePayload(name="avtal.docx", mimeType=WORDS, buffer=word_file(text))
    page.get_by_label("Filen").set_input_files(file)
    page.get_by_role("button", name="Se punkterna").click()
    expect(page.get_by_role("heading", name="3 punkter hittades")).to_be_visible()
    page.get_by_role("button", name="Spara versionen").click()
    expect(page.get_by_text("Texten är sparad med 3 punkter.")).to_be_visible()


def held_against(page: Page) -> list[str]:
    """What axe holds against the page on a wide and on a narrow screen, and whether it is wider than the screen."""
    found: list[str] = []
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type] # two numbers
        found += axe.violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            found.append(f"wider than {size['width']}")
    return found


def test_a_text_is_attached_marked_and_compared(coordinator: Page) -> None:
    page = coordinator
    page.goto(f"{AGREEMENT}text/ny/")
    assert held_against(page) == []

    attach(page, "Förslaget", FIRST)
    attach(page, "Avtalet", FIRST.replace("2023-09-01", "2027-09-01"))
    assert held_against(page) == []

    page.get_by_role("link", name=re.compile("Jämför med version")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jämför texter")
    expect(page.locator("del").last).to_contain_text("2023-09-01")
    expect(page.locator("ins").last).to_contain_text("2027-09-01")
    assert held_against(page) == []
    page.get_by_label("Bara ändringar").check()
    page.get_by_role("button", name="Jämför").click()
    expect(page.locator(".compared > li")).to_have_count(1)


def test_the_clauses_are_marked_by_keyboard_alone(coordinator: Page) -> None:
    page = coordinator
    attach(page, "Att märka", FIRST.replace("Tvist avgörs", "Tvister avgörs"))
    page.get_by_role("link", name=re.compile("Märk punkterna|Ändra märkningen")).first.click()
    assert held_against(page) == []

    third = page.get_by_role("group", name=re.compile("^3 Tvist"))
    third.get_by_role("radio", checked=True).focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.type("förhandlingsordningen")
    page.keyboard.press("Enter")

    expect(page.get_by_text("1 punkt är märkt om.")).to_be_visible()
    expect(page.locator("#p-3")).to_contain_text("Ingen regel")


def test_everybody_reads_the_text_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{AGREEMENT}text/")

    expect(page.locator(".clauses > li").first).to_be_visible()
    expect(page.get_by_role("link", name="Märk punkterna")).to_have_count(0)
    context.close()
