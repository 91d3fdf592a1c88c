import pytest
from playwright.sync_api import Page

from tests.browser import axe

pytestmark = pytest.mark.browser


def test_the_first_page_opens_with_nothing_from_elsewhere_and_nothing_for_axe_to_find(
    page: Page,
) -> None:
    answer = page.goto("/")

    assert answer
    assert answer.status == 200
    assert "Samverk" in page.title()
    assert axe.violations(page) == []
