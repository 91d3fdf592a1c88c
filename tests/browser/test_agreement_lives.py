"""An agreement comes into force when the last party adopts it, and every day of it unfolds to its clauses."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.test_matter_pages import log_in

pytestmark = pytest.mark.browser

COORDINATOR = "koordinator@samverk.example"
REGISTER = "/struktur/vasterbotten/avtal/"
SHOW = "Visa vad det leder till"
PARTIES = ("Region Västerbotten", "Vännäs kommun", "Åsele kommun")


def registered(page: Page, name: str) -> None:
    """Register an agreement between three, which holds when all have adopted it and ends by notice to all."""
    log_in(page, COORDINATOR, f"{REGISTER}nytt/")
    page.get_by_label("Vad heter avtalet?").fill(name)
    page.get_by_role("button", name=SHOW).click()
    page.get_by_role("button", name="Lägg till avtalet").click()
    for party in PARTIES:
        page.get_by_role("group", name="Vilka är parter?").get_by_label(party).check()
    page.get_by_label("när alla har antagit det").check()
    for field, clause in (("parter", "1"), ("kraft", "2"), ("tid", "2"), ("uppsagning", "3")):
        page.locator(f"#id_{field}_punkt").fill(clause)
    page.get_by_label("Uppsägningstid i månader").fill("6")
    page.get_by_label("Tiden räknas från").select_option("received")
    page.get_by_label("Upphör för").select_option("all")
    page.get_by_role("button", name=SHOW).click()
    page.get_by_role("button", name="Skriv in villkoren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def decided(page: Page, party: str, on: dt.date) -> None:
    """Record that a party has adopted it; the page shows first what that leads to."""
    agreement = page.url.split("?")[0]
    page.goto(f"{agreement}gor/beslut/")
    page.get_by_label("Vilken part?").select_option(label=party)
    page.locator("input[name=utfall][value=adopted]").check()
    page.get_by_label("Beslutade den").fill(str(on))
    page.get_by_label("Paragraf").fill("§ 7")
    page.get_by_role("button", name=SHOW).click()
    for each in page.get_by_role("checkbox").all():
        if not each.is_checked():
            each.check()
    page.locator("form.act button[type=submit]").first.click()
    page.goto(agreement)


def test_the_last_adoption_brings_force_and_numbered_notices(page: Page) -> None:
    today = timezone.localdate()  # noqa: TID251 -- the pages read the clock
    registered(page, "Avtal om gemensam jour")
    for number, party in enumerate(PARTIES):
        assert page.get_by_text("Avtalet är i kraft från").count() == 0
        decided(page, party, today - dt.timedelta(days=len(PARTIES) - number))

    expect(page.locator("main")).to_contain_text("I kraft sedan")
    page.get_by_role("link", name="Alla meddelanden").click()
    expect(page.get_by_text("Avtalet är i kraft från").first).to_be_visible()
    numbers = re.findall(r"Meddelande (\d+)", page.locator("main").inner_text())
    assert sorted(map(int, set(numbers))) == list(range(1, len(set(numbers)) + 1))
    for party in PARTIES:
        expect(page.locator("main")).to_contain_text(f"{party} antog avtalet")


def test_a_lawyer_unfolds_every_day_to_its_clauses_without_an_account(page: Page) -> None:
    page.goto(f"{REGISTER}vasterbotten-2020/")

    ladders = page.locator("main details.ladder")

    assert ladders.count() >= 2
    for number in range(ladders.count()):
        ladder = ladders.nth(number)
        ladder.locator("summary").click()
        expect(ladder.locator(".ladder-step").first).to_be_visible()
        assert ladder.locator(".clause").count() == ladder.locator(".ladder-step").count()
