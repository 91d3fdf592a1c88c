"""The acts on an agreement as a coordinator takes them: by keyboard, without script, through axe, wide and narrow."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_matter_pages import faults, log_in

pytestmark = pytest.mark.browser

COORDINATOR = "koordinator@samverk.example"
REGISTER = "/struktur/vasterbotten/avtal/"
ACTS = f"{REGISTER}vasterbotten-2020/gor/"
PAGES = (
    f"{REGISTER}nytt/",
    *(
        f"{ACTS}{act}/"
        for act in ("beslut", "uppsagning", "behandlad", "tolkning", "knyt", "ersatt", "atagande")
    ),
    f"{ACTS}villkor/",
    f"{REGISTER}lokal-umea-2021/gor/villkor/",
)
SHOW = "Visa vad det leder till"


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_on_a_form(page: Page, address: str) -> None:
    log_in(page, COORDINATOR, address)

    assert faults(page) == {1280: [], 390: []}


def test_a_notice_is_looked_at_by_keyboard_and_left(page: Page) -> None:
    log_in(page, COORDINATOR, f"{ACTS}uppsagning/")
    page.get_by_label("Vem säger upp?").focus()

    page.keyboard.type("Umeå")
    page.get_by_label("Skrivelsen är daterad").fill("2026-11-01")
    page.get_by_label("Kom in den").fill("2026-11-03")
    page.get_by_label("Diarienummer").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Det här leder det till")).to_be_visible()
    expect(page.get_by_text("Avtalets läge blir: uppsagt.")).to_be_visible()
    expect(page.get_by_label("Bifoga skrivelsen")).to_be_visible()
    assert faults(page) == {1280: [], 390: []}
    page.get_by_role("link", name="Avbryt").click()
    page.wait_for_url("**/avtal/vasterbotten-2020/")
    expect(page.get_by_text("I kraft sedan").first).to_be_visible()


def test_an_agreement_is_registered_and_its_terms_entered_without_script(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    log_in(page, COORDINATOR, f"{REGISTER}nytt/")

    page.get_by_label("Vad heter avtalet?").fill("Avtal om gemensamma tolkar")
    page.get_by_role("button", name=SHOW).click()
    page.get_by_role("button", name="Lägg till avtalet").click()
    parties = page.get_by_role("group", name="Vilka är parter?")
    parties.get_by_label("Umeå kommun").check()
    parties.get_by_label("Region Västerbotten").check()
    page.get_by_label("när alla har antagit det").check()
    page.locator("#id_parter_punkt").fill("1")
    page.locator("#id_kraft_punkt").fill("2")
    page.locator("#id_atagande-2-vad").fill("Följa upp tolkningen")
    page.locator("#id_atagande-2-punkt").fill("3")
    page.get_by_role("button", name="Lägg till en rad").click()
    expect(page.locator("#id_atagande-3-vad")).to_be_visible()
    page.locator("#id_kraft_punkt").press("Enter")
    expect(page.get_by_text("0 av 2 parter har antagit det")).to_be_attached()
    page.get_by_role("button", name="Skriv in villkoren").click()

    page.wait_for_url("**/avtal/avtal-om-gemensamma-tolkar/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Avtal om gemensamma tolkar")
    expect(page.get_by_text("Följa upp tolkningen").first).to_be_visible()
    context.close()
