import logging

import pytest
from django.test import Client, RequestFactory
from django.test.utils import override_settings

from samverk.foundation import views


@pytest.mark.parametrize("path", ["/om/", "/tillganglighet/"])
def test_a_page_about_the_product_asks_the_database_nothing(path: str, client: Client) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert '<html lang="sv">' in answer.content.decode()


def test_the_components_are_shown_in_a_demonstration_only(client: Client) -> None:
    with override_settings(DEMO=True):
        shown = client.get("/komponenter/")
    with override_settings(DEMO=False):
        hidden = client.get("/komponenter/")

    assert shown.status_code == 200
    assert hidden.status_code == 404
    assert "Sidan finns inte" in hidden.content.decode()


def test_a_page_sets_no_cookie_and_says_nothing_of_other_sites(client: Client) -> None:
    with override_settings(DEMO=True):
        answer = client.get("/komponenter/")

    assert not answer.cookies
    assert "http://" not in answer.content.decode()
    assert "https://" not in answer.content.decode()


def test_the_language_is_switched_and_the_day_stays(client: Client) -> None:
    there = client.post("/sprak/", {"language": "en", "next": "/om/?dag=2020-02-19"})

    answer = client.get(there["Location"])

    assert there["Location"] == "/om/?dag=2020-02-19"
    assert '<html lang="en">' in answer.content.decode()
    assert "Wednesday 19 February 2020" in answer.content.decode()


def test_the_language_switch_leads_to_no_other_site(client: Client) -> None:
    answer = client.post("/sprak/", {"language": "en", "next": "//exempel.se/"})

    assert answer["Location"] == "/"


def test_the_language_is_not_switched_by_a_link(client: Client) -> None:
    assert client.get("/sprak/").status_code == 405


def test_what_is_missing_on_another_day_offers_today(client: Client) -> None:
    answer = client.get("/finns-inte/?dag=2020-02-19")

    assert answer.status_code == 404
    assert 'href="/finns-inte/"' in answer.content.decode()


def test_our_own_fault_gives_a_reference_that_the_log_has_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, logger="samverk.foundation.views"):
        answer = views.server_error(RequestFactory().get("/om/"))

    reference = caplog.records[0].args
    assert answer.status_code == 500
    assert isinstance(reference, tuple)
    assert f"<b>{reference[0]}</b>" in answer.content.decode()


def test_a_form_that_was_open_too_long_says_that_nothing_was_saved() -> None:
    answer = views.csrf_failure(RequestFactory().get("/om/"), reason="")

    assert answer.status_code == 403
    assert "Inget sparades" in answer.content.decode()


def test_a_request_that_cannot_be_read_is_answered_in_words() -> None:
    answer = views.bad_request(RequestFactory().get("/om/"), ValueError())

    assert answer.status_code == 400
    assert "Frågan gick inte att läsa" in answer.content.decode()
