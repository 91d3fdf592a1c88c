"""The mail server is named by one address in the environment; what it means is told here."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from samverk.config import smtp


@pytest.mark.parametrize(
    ("url", "port", "security", "timeout"),
    [
        ("smtp://mx.example", 587, "starttls", 30),
        ("smtp://kim%40x.example:p%2Fw@mx.example:25", 25, "starttls", 30),
        ("smtps://mx.example", 465, "tls", 30),
        ("smtp://mx.example:25?tls=off&timeout=5", 25, "none", 5),
        ("smtp://127.0.0.1:2525", 2525, "none", 30),
        ("smtp://localhost:2525?tls=on", 2525, "starttls", 30),
    ],
)
def test_an_address_says_where_and_how_safely(
    url: str, port: int, security: str, timeout: float
) -> None:
    read = smtp.settings_of(url)

    assert read
    assert (read["port"], read["security"], read["timeout"]) == (port, security, timeout)
    assert read["user"] in {"", "kim@x.example"}
    assert read["password"] in {"", "p/w"}


def test_without_an_address_there_is_no_server() -> None:
    assert smtp.settings_of("  ") is None


@pytest.mark.parametrize(
    "url", ["mx.example", "http://mx.example", "smtp://", "smtp://x:hemligt@y:port",
            "smtp://x:hemligt@y?tsl=off", "smtp://x?timeout=0", "smtp://x?timeout=snart"],
)  # fmt: skip
def test_an_address_that_cannot_be_read_is_refused_without_telling_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SAMVERK_SMTP_URL") as refused:
        smtp.settings_of(url)

    assert "hemligt" not in str(refused.value)
