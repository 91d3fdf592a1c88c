"""No log names the address that lets somebody in, not even where we failed."""

import logging

import pytest
from django.test import RequestFactory

from samverk.foundation import tokens
from samverk.foundation.views import server_error

SECRET = tokens.new()
RESET = f"3-d0s2ja-{'0123456789abcdef' * 2}"


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        (f"/konto/inbjudan/{SECRET}/", "/konto/inbjudan/…/"),
        (f"/konto/glomt/{RESET}/", "/konto/glomt/…/"),
        (f"/svar/{SECRET}/", "/svar/…/"),
        ("/konto/glomt/skickat/", "/konto/glomt/skickat/"),
        ("/konto/glomt/3-set-password/", "/konto/glomt/3-set-password/"),
    ],
)
def test_an_address_is_logged_without_its_secret(address: str, logged: str) -> None:
    assert tokens.hidden(address) == logged


@pytest.mark.parametrize("secret", [f"/konto/inbjudan/{SECRET}/", f"/svar/{SECRET}/"])
def test_where_we_failed_the_log_has_the_reference_and_no_secret(
    secret: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = server_error(RequestFactory().get(secret))

    assert answer.status_code == 500
    assert "server error" in caplog.text
    assert SECRET not in caplog.text
