"""The look as a reader meets it: light, dark, forced colours, narrow, by keyboard, without JavaScript."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import axe

pytestmark = pytest.mark.browser

SCHEMES = ["light", "dark"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "path",
    [
        "/komponenter/",
        "/komponenter/?dag=2020-02-19",
        "/om/",
        "/tillganglighet/",
    ],
)
def test_axe_finds_nothing(page: Page, scheme: str, path: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    page.goto(path)

    assert axe.violations(page) == []


def test_axe_finds_nothing_where_the_day_cannot_be_read(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE")  # the console tells of the 422
    page = context.new_page()

    page.goto("/om/?dag=igår")

    assert axe.violations(page) == []
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.locator("#page-dag")).to_be_focused()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_its_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})

    page.goto("/komponenter/?dag=2020-02-19")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_switch_is_remembered_and_the_page_never_starts_in_the_other(page: Page) -> None:
    page.goto("/om/")
    page.get_by_role("button", name="Mörkt").click()

    page.goto("/tillganglighet/")

    expect(page.locator("html")).to_have_attribute("data-color-scheme", "dark")
    expect(page.get_by_role("button", name="Mörkt")).to_have_attribute("aria-pressed", "true")


def test_switching_back_follows_the_system_again(page: Page) -> None:
    page.goto("/om/")
    switch = page.get_by_role("button", name="Mörkt")
    switch.click()
    switch.click()

    page.reload()

    assert page.evaluate("document.documentElement.dataset.colorScheme") is None
    expect(switch).to_have_attribute("aria-pressed", "false")


def test_a_day_is_chosen_by_keyboard_alone(page: Page) -> None:
    page.goto("/om/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Till innehållet")).to_be_focused()
    page.locator(".day-menu > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Som det var den").fill("2020-02-19")

    page.keyboard.press("Enter")

    expect(page.get_by_text("Du ser hur det var den onsdag 19 februari 2020.")).to_be_visible()
    assert page.url.endswith("/om/?dag=2020-02-19")


def test_the_day_follows_along_and_is_left_by_one_link(page: Page) -> None:
    page.goto("/om/?dag=2020-02-19")

    page.get_by_role("link", name="Tillgänglighet").click()
    expect(page).to_have_url("/tillganglighet/?dag=2020-02-19")
    page.get_by_role("link", name="Visa i dag").click()

    expect(page).to_have_url("/tillganglighet/")


def test_whatever_can_be_reached_shows_where_the_focus_is(page: Page) -> None:
    page.goto("/komponenter/")
    reachable = page.locator("a[href], button:visible, summary, input:visible, [tabindex='0']")

    unseen = [
        element.evaluate("e => e.outerHTML.slice(0, 80)")
        for element in reachable.all()
        if element.is_visible() and not _shows_focus(page, element)
    ]

    assert unseen == []


def _shows_focus(page: Page, element: Locator) -> bool:
    return bool(
        page.evaluate(
            """e => {
                e.focus({ focusVisible: true });
                const style = getComputedStyle(e);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            }""",
            element.element_handle(),
        )
    )


def test_every_target_is_at_least_24_pixels(page: Page) -> None:
    page.goto("/komponenter/?dag=2020-02-19")

    small = page.evaluate(
        """() => [...document.querySelectorAll(
            'header a, nav a, button, summary, input:not([type=hidden]), .day-picker a, .page-head-acts a'
        )].filter(e => e.checkVisibility()).map(e => [e.textContent.trim(), e.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
          .map(([text]) => text)"""
    )

    assert small == []


def test_without_javascript_the_day_and_the_language_can_be_changed(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(base_url=site, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    page.goto("/om/")

    expect(page.get_by_role("button", name="Mörkt")).to_be_hidden()
    page.locator(".day-menu > summary").click()
    page.get_by_role("link", name="Ett år tidigare").click()
    expect(page.get_by_role("link", name="Visa i dag")).to_be_visible()
    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("link", name="Show today")).to_be_visible()
    context.close()


def test_sides_keep_their_shapes_where_colours_are_forced(page: Page) -> None:
    page.emulate_media(forced_colors="active")

    page.goto("/komponenter/")

    colours = page.evaluate(
        "() => [...document.querySelectorAll('.legend .mark')].map(e => getComputedStyle(e).fill)"
    )
    shapes = page.evaluate(
        "() => [...document.querySelectorAll('.legend .mark')].map(e => e.innerHTML)"
    )
    assert len(set(colours)) == 1
    assert len(set(shapes)) == 4
