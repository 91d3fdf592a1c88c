"""A reader without an account: looks at another year, follows a vacancy, uses the keyboard alone."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import axe

pytestmark = pytest.mark.browser

DAY = "dag=2026-05-01"
SAMRAD = f"/struktur/vasterbotten/organ/samrad/?{DAY}"
PAGES = {
    "start": f"/?{DAY}",
    "struktur": f"/struktur/vasterbotten/?{DAY}",
    "förbund": f"/struktur/sodra-dalarna/?{DAY}",
    "organ": SAMRAD,
    "organ utan antal": f"/struktur/vasterbotten/organ/regionledningsmotet/?{DAY}",
    "parter": f"/part/?{DAY}",
    "part": f"/part/dorotea/?{DAY}",
    "person": f"/person/2/?{DAY}",
    "avvikelser": f"/avvikelser/?{DAY}",
    "avvikelser i en struktur": f"/struktur/vasterbotten/avvikelser/?vikt=warn&{DAY}",
    "avtal": f"/kalla/vasterbotten-2020/?{DAY}",
    "lag": f"/kalla/sfs-2003-1210/?{DAY}",
    "sök": f"/sok/?q=LSG&{DAY}",
    "sök utan träff": f"/sok/?q=xyzzy&{DAY}",
}


def row_of(page: Page, party: str) -> Locator:
    return page.locator(".roster tr").filter(has=page.get_by_role("rowheader", name=party)).first


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_wide_or_narrow(page: Page, scheme: str, name: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(PAGES[name])
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")

    found = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = axe.violations(page)

    assert found == {1280: [], 390: []}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_its_screen(page: Page, name: str) -> None:
    page.goto(PAGES[name])

    wide = []
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)

    assert wide == []


def test_a_reader_looks_at_samrad_as_it_was_one_year_earlier(page: Page) -> None:
    page.goto(SAMRAD)
    expect(row_of(page, "Dorotea kommun")).to_contain_text("Vakant sedan 1 mar 2026")

    page.locator(".day-menu > summary").click()
    page.get_by_role("link", name="Ett år tidigare").click()

    expect(page).to_have_url("/struktur/vasterbotten/organ/samrad/?dag=2025-05-01")
    expect(page.get_by_text("Du ser hur det var den torsdag 1 maj 2025.")).to_be_visible()
    expect(row_of(page, "Dorotea kommun")).not_to_contain_text("Vakant")
    expect(page.locator(".turn")).to_contain_text("Från 1 jan 2026: Länets kommuner")


def test_a_reader_follows_a_vacancy_from_the_picture_to_the_party(page: Page) -> None:
    page.goto(f"/struktur/vasterbotten/?{DAY}")

    box = page.locator(".picture-wide").get_by_role("link", name="Samrådet, Samråd för vård")
    expect(box).to_have_accessible_name(re.compile("19 av 20 platser, 1 vakant"))
    box.click()
    row_of(page, "Dorotea kommun").get_by_role("link", name="Dorotea kommun").click()

    expect(page).to_have_url(f"/part/dorotea/?{DAY}")
    expect(page.locator(".wanted")).to_contain_text(
        "Ordinarie plats för Dorotea kommun i Samråd för vård och omsorg, vakant sedan 1 mar 2026"
    )


def test_the_keyboard_alone_finds_a_body_and_a_person_in_it(page: Page) -> None:
    page.goto(f"/?{DAY}")
    _press(page, "Tab")
    expect(page.get_by_role("link", name="Till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    _press(page, "Tab")
    expect(page.get_by_label("Sök organ, part, person eller ärende")).to_be_focused()
    page.keyboard.type("Länsamverkan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sök")).to_be_visible()
    _tab_to(page, page.get_by_role("link", name="Länssamverkansgruppen", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Länssamverkansgruppen")).to_be_visible()

    person = page.locator(".roster td > a").first
    name = person.inner_text()
    _tab_to(page, person)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_the_boxes_of_the_picture_can_be_reached_and_seen_by_keyboard(page: Page) -> None:
    page.goto(f"/struktur/vasterbotten/?{DAY}")

    _tab_to(page, page.locator(".picture-wide a").first)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Regionledningsmötet")).to_be_visible()


def test_whatever_can_be_reached_on_a_body_shows_where_the_focus_is(page: Page) -> None:
    page.goto(SAMRAD)

    order = page.evaluate("document.querySelectorAll('main a[href], main summary').length")
    assert order > 40
    for _each in range(40):
        _press(page, "Tab")


def test_without_javascript_findings_are_chosen_and_the_text_of_the_picture_is_read(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/struktur/vasterbotten/?{DAY}")
    page.get_by_text("Bilden i ord").click()
    expect(page.locator(".picture-levels")).to_contain_text("Samrådets AU")

    page.goto(f"/avvikelser/?{DAY}")
    page.get_by_label("Part").select_option("dorotea")
    page.get_by_role("button", name="Visa", exact=True).last.click()

    expect(page).to_have_url(f"/avvikelser/?{DAY}&vikt=&struktur=&part=dorotea")
    expect(page.locator(".finding")).to_have_count(1)
    expect(page.locator(".finding")).to_contain_text("Dorotea kommun")
    context.close()


def test_sixteen_members_stand_on_one_screen(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(SAMRAD)

    heights = page.evaluate(
        "[...document.querySelectorAll('.roster tbody tr')].slice(0, 18).map(e => e.offsetHeight)"
    )

    # Eighteen rows are sixteen parties and the two headings of their sides; what is left is the page's head.
    assert len(heights) == 18
    assert sum(heights) < 800 - page.evaluate(
        "document.querySelector('.site-header').offsetHeight + document.querySelector('.roster thead').offsetHeight"
    )


def test_a_page_prints_without_what_only_a_screen_needs(page: Page) -> None:
    page.goto(SAMRAD)
    page.emulate_media(media="print")

    expect(page.locator(".site-menu")).to_be_hidden()
    expect(page.locator(".roster")).to_be_visible()


def _press(page: Page, key: str) -> None:
    """Press a key, and see that what it leads to shows that it has the focus."""
    page.keyboard.press(key)
    shown = page.evaluate(
        """() => {
            const ring = document.activeElement.querySelector('.picture-ring');
            if (ring) return getComputedStyle(ring).stroke !== 'none';
            const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        }"""
    )
    assert shown, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def _tab_to(page: Page, wanted: Locator, most: int = 80) -> None:
    handle = wanted.element_handle()
    for _each in range(most):
        _press(page, "Tab")
        if page.evaluate("e => document.activeElement === e", handle):
            return
    pytest.fail("the keyboard does not lead there")
