"""A coordinator hands a recommendation over and follows the matrix to the last answer: by keyboard, or without JavaScript."""

from http import HTTPStatus

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_coordinator_edits import log_in, plain
from tests.browser.test_coordinator_matters import MATTERS, confirm, place, raise_question, treat
from tests.browser.test_registrar_decides import LINK, judged, the_letter_to

__all__ = ["plain"]
pytestmark = pytest.mark.browser

PUBLIC = "/struktur/vasterbotten/arenden/2026-2/beslut/1/"


def recommended(page: Page, title: str) -> None:
    """Take a question of one's own to a recommendation, and open the page that sends it."""
    log_in(page, MATTERS)
    raise_question(page, title)
    place(page, "Samråd för vård och omsorg")
    treat(page, "Rekommendation")
    page.get_by_label("Ordalydelse").fill("Huvudmännen rekommenderas att anta planen.")
    confirm(page, "Anteckna behandling")
    page.goto(f"{page.url.split('?')[0]}gor/skicka/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Skicka till huvudmännen")


def send_to(page: Page, *parties: str) -> None:
    """Write one clause, choose who is to decide, see the letter and send it, by keyboard."""
    page.get_by_label("Att 1").fill("Planen antas.")
    for each in page.get_by_role("group", name="Huvudmän").get_by_role("checkbox").all():
        if str(each.evaluate("each => each.labels[0].innerText")).strip() not in parties:
            each.press("Space")
    page.get_by_role("button", name="Visa brevet och vad det leder till").press("Enter")
    expect(page.get_by_role("heading", name="Det här händer")).to_be_visible()


def answered(browser: Browser, site: str, party: str) -> None:
    """Let the registrar answer from the last letter, in a browser of its own."""
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    link = LINK.search(the_letter_to(party))
    assert link is not None
    page.goto(link[1])
    page.get_by_label("Antagen", exact=True).first.check()
    today = timezone.localdate()  # noqa: TID251 -- the pages read the clock
    page.get_by_label("Vilken dag?").fill(str(today))
    page.get_by_label("Paragraf").fill("§ 5")
    page.get_by_label("Ditt namn").fill("Rut Registrator")
    page.get_by_role("button", name="Skicka svaret").click()
    if page.locator("#anda").count():
        page.locator("#anda").check()
        page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, svaret är mottaget")
    context.close()


def reviewed(page: Page, name: str) -> None:
    """Open a principal's row from the matrix and let its answer count, by keyboard."""
    page.get_by_role("link", name=name, exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Att granska")).to_be_visible()
    page.get_by_role("button", name="Godkänn svaret").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Svaret är granskat och räknas.")


def test_by_keyboard_from_the_letter_to_everybody_has_answered(
    page: Page, browser: Browser, site: str
) -> None:
    recommended(page, "Plan för kväll och natt")
    found = [judged(page)]
    send_to(page, "Dorotea kommun", "Umeå kommun")
    found.append(judged(page))
    page.get_by_role("button", name="Skicka breven").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Rekommendationen är skickad.")
    expect(page.locator(".page-head-lead")).to_contain_text("Ingen av 2 har antagit.")
    matrix = page.url
    answered(browser, site, "dorotea")
    answered(browser, site, "umea")

    page.goto(matrix)
    page.get_by_role("link", name="Granska 2 svar").press("Enter")
    found.append(judged(page))
    reviewed(page, "Dorotea kommun")
    found.append(judged(page))
    page.goto(matrix)
    reviewed(page, "Umeå kommun")
    page.goto(matrix)

    expect(page.locator(".page-head-lead")).to_have_text("Antagen av alla 2.")
    page.goto(matrix.partition("beslut/")[0])
    expect(page.locator("main")).to_contain_text("alla har svarat", ignore_case=True)
    assert found == [[]] * len(found)


def test_without_javascript_a_recommendation_is_sent_and_an_answer_reviewed(
    plain: Page, browser: Browser, site: str
) -> None:
    recommended(plain, "Rutin för läkemedelslistan")
    send_to(plain, "Malå kommun")
    plain.get_by_role("button", name="Skicka breven").press("Enter")
    expect(plain.get_by_role("status")).to_contain_text("Rekommendationen är skickad.")
    answered(browser, site, "mala")

    plain.reload()
    reviewed(plain, "Malå kommun")

    expect(plain.get_by_role("heading", name="Granskade svar")).to_be_visible()


def test_the_public_reads_the_matrix_and_changes_nothing(page: Page) -> None:
    page.goto(PUBLIC)

    expect(page.locator(".matrix tbody th").first).to_be_visible()
    assert page.locator(".matrix tbody th a").count() == 0
    assert page.locator("main form, main button").count() == 0
    assert "@" not in page.locator("main").inner_text()
    # Not goto: a browser that is refused writes so in its console.
    assert page.request.get(f"{PUBLIC}rad/umea/").status == HTTPStatus.FORBIDDEN
