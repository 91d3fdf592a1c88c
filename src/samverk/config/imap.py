"""The mailbox that letters are fetched from, as the environment gives it."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

EXAMPLE = "imaps://användare:lösenord@server/INBOX"
_PORTS = {"imap": 143, "imaps": 993}
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def settings_of(url: str) -> dict[str, Any] | None:
    """What imaplib needs; None where no mailbox is named.

    imap: is encrypted by STARTTLS, except on this machine itself; imaps: from the first byte.
    Raises: ImproperlyConfigured if the address cannot be read.
    """
    if not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise _unreadable() from None
    if not parts.hostname or not parts.username or parts.scheme not in _PORTS:
        raise _unreadable()
    plain = "none" if parts.hostname in _LOOPBACK else "starttls"
    return {
        "host": parts.hostname,
        "port": port,
        "user": unquote(parts.username),
        "password": unquote(parts.password or ""),
        "mailbox": unquote(parts.path.strip("/")) or "INBOX",
        "security": "tls" if parts.scheme == "imaps" else plain,
    }


def _unreadable() -> ImproperlyConfigured:
    # Without the address itself: it holds a password.
    return ImproperlyConfigured(f"SAMVERK_IMAP_URL går inte att läsa. Skriv {EXAMPLE}.")
