"""A coordinator takes the register out and reads a file in: by keyboard, without JavaScript, on a telephone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe
from tests.staffing.rosters.files import a_csv

pytestmark = pytest.mark.browser

REGISTER = "/struktur/vasterbotten/register/"
READING = f"{REGISTER}inlasning/"
COORDINATOR = "Logga in som koordinator i Västerbotten"
OF_DOROTEA = "Logga in som kontakt för Dorotea"
HEAD = ["Organ", "Part", "Plats", "Nummer", "Namn", "Från"]
# After everything that the demonstration tells.
DAY = "2040-01-01"
# A name with a slip in it, somebody new, a seat that is not there, and nobody.
ROWS = [
    ["Samrådet", "Dorothea", "ordinarie", "1", "Ingegerd Provsson", DAY],
    ["Samrådet", "Storuman", "ordinarie", "99", "Ove Provsson", DAY],
    ["Samrådet", "Vindeln", "ordinarie", "1", "", DAY],
]


def log_in(page: Page, to: str, button: str = COORDINATOR) -> None:
    page.goto(f"/logga-in/?next={to}")
    page.get_by_role("button", name=button).press("Enter")
    page.wait_for_url(f"**{to}")


def a_file(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / "platser.csv"
    path.write_bytes(a_csv([HEAD, *rows], encoding="cp1252"))
    return path


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


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    page: Page, tmp_path: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, REGISTER)
    found = [axe.violations(page)]
    page.goto(READING)
    found.append(axe.violations(page))
    page.get_by_label("Fil").set_input_files(a_file(tmp_path, ROWS))
    page.get_by_role("button", name="Visa vad filen gör").press("Enter")
    expect(page.get_by_role("heading", name="Vad filen gör", level=1)).to_be_visible()

    found.append(axe.violations(page))

    assert found == [[], [], []]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_file_is_seen_and_read_in_by_keyboard_without_javascript(
    plain: Page, tmp_path: Path
) -> None:
    log_in(plain, REGISTER)
    plain.get_by_role("link", name="Läs in en fil").press("Enter")
    plain.get_by_label("Fil").set_input_files(a_file(tmp_path, ROWS[:1]))
    plain.get_by_role("button", name="Visa vad filen gör").press("Enter")
    expect(plain.get_by_text("”Dorothea” tolkas som Dorotea kommun")).to_be_visible()
    plain.get_by_label("Jag har sett").press("Space")
    plain.get_by_role("button", name="Läs in", exact=True).press("Enter")

    expect(plain.get_by_role("status")).to_have_text("1 rad är inläst.")
    plain.goto(f"/struktur/vasterbotten/organ/samrad/?dag={DAY}")
    expect(plain.get_by_text("Ingegerd Provsson").first).to_be_visible()


def test_what_is_taken_out_changes_nothing_when_it_is_read_in(plain: Page, tmp_path: Path) -> None:
    log_in(plain, REGISTER)
    with plain.expect_download() as taken:
        plain.get_by_role("link", name="Ta ut alla platser (XLSX)").press("Enter")
    path = tmp_path / "ut.xlsx"
    taken.value.save_as(path)
    plain.goto(READING)

    plain.get_by_label("Fil").set_input_files(path)
    plain.get_by_role("button", name="Visa vad filen gör").press("Enter")

    expect(plain.get_by_text("Filen ändrar ingenting.")).to_be_visible()


def test_the_contact_of_a_party_takes_out_but_does_not_read_in(plain: Page) -> None:
    log_in(plain, REGISTER, OF_DOROTEA)

    expect(plain.get_by_role("link", name="Läs in en fil")).to_have_count(0)
    answer = plain.goto(READING)

    assert answer is not None
    assert answer.status == 403
    expect(plain.get_by_text("koordinatorn för")).to_be_visible()
