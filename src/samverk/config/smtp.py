"""The address of the mail server, as the environment gives it."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

EXAMPLE = "smtp://användare:lösenord@server:587 eller smtps://server"
_PORTS = {"smtp": 587, "smtps": 465}
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def settings_of(url: str) -> dict[str, Any] | None:
    """What smtplib needs; None where no server is named.

    smtp: is encrypted by STARTTLS, except on this machine itself or with ?tls=off; smtps: from the first byte.
    Raises: ImproperlyConfigured if the address cannot be read.
    """
    if not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
        asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        port = parts.port or _PORTS[parts.scheme]
        timeout = float(asked.get("timeout", "30"))
    except (ValueError, KeyError):
        raise _unreadable() from None
    if not parts.hostname or asked.keys() - {"tls", "timeout"} or timeout <= 0:
        raise _unreadable()
    return {
        "host": parts.hostname,
        "port": port,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "security": _security(parts.scheme, parts.hostname, asked.get("tls", "")),
        "timeout": timeout,
    }


def _security(scheme: str, host: str, tls: str) -> str:
    if scheme == "smtps":
        return "tls"
    return "none" if tls == "off" or (host in _LOOPBACK and tls != "on") else "starttls"


def _unreadable() -> ImproperlyConfigured:
    # Without the address itself: it holds a password.
    return ImproperlyConfigured(f"SAMVERK_SMTP_URL går inte att läsa. Skriv {EXAMPLE}.")
