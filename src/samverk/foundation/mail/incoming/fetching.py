"""Letters from a mailbox: marked as read there only when they are kept here, and read again without harm."""

import imaplib
import logging
import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Final

from django.db import Error

from samverk.foundation.mail.incoming import limits
from samverk.foundation.mail.incoming.models import IncomingArrival
from samverk.foundation.mail.incoming.receiving import receive, receive_head

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS: Final = 30.0
AT_A_TIME: Final = 200
_SIZE: Final = re.compile(rb"RFC822\.SIZE (\d{1,18})")


class Unreachable(Exception):
    """The mailbox did not answer as one should; its words say how. Never the address: it holds a password."""


def fetch(server: Mapping[str, Any]) -> int:
    """Keep what has come to the mailbox since the last time; gives how many letters were read.

    Raises: Unreachable; and the database's own errors: what is not kept then stays unmarked, for the next time.
    """
    try:
        with _opened(server) as mailbox:
            place = f"imap/{server['host']}/{server['mailbox']}/{_validity(mailbox)}/"
            new = _new(mailbox, place)[:AT_A_TIME]
            return sum(_taken(mailbox, place, number) for number in new)
    except (imaplib.IMAP4.error, OSError, ValueError) as error:
        raise Unreachable(f"{type(error).__name__}: {error}"[:300]) from None


@contextmanager
def _opened(server: Mapping[str, Any]) -> Iterator[imaplib.IMAP4]:
    tls = ssl.create_default_context() if server["security"] != "none" else None
    host, port = server["host"], server["port"]
    if server["security"] == "tls":
        mailbox: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            host, port, ssl_context=tls, timeout=TIMEOUT_SECONDS
        )
    else:
        mailbox = imaplib.IMAP4(host, port, timeout=TIMEOUT_SECONDS)
    try:
        if server["security"] == "starttls":
            mailbox.starttls(tls)
        mailbox.login(server["user"], server["password"])
        _said(mailbox.select(_quoted(server["mailbox"])))
        yield mailbox
    finally:
        # A server that is gone needs no good-bye; the connection is closed all the same.
        with suppress(imaplib.IMAP4.error, OSError):
            mailbox.logout()
        with suppress(OSError):
            mailbox.shutdown()


def _validity(mailbox: imaplib.IMAP4) -> int:
    """What makes numbers of letters mean something: the server changes it when it numbers them anew."""
    _, told = mailbox.response("UIDVALIDITY")
    return int(told[0]) if told and isinstance(told[0], bytes) else 0


def _new(mailbox: imaplib.IMAP4, place: str) -> list[int]:
    """The letters that are not kept: those after the last one, and those that nobody has read, in their order."""
    sources = IncomingArrival.objects.filter(source__startswith=place)
    known = {int(each.rpartition("/")[2]) for each in sources.values_list("source", flat=True)}
    after = max(known, default=0) + 1
    # Whoever opens the mailbox by hand marks letters as read: those are asked for by their number.
    found = {*_search(mailbox, "UID", f"{after}:*"), *_search(mailbox, "UNSEEN")}
    return sorted(found - known)


def _search(mailbox: imaplib.IMAP4, *wanted: str) -> list[int]:
    told = _said(mailbox.uid("SEARCH", *wanted))
    return [int(each) for each in (told[0] or b"").split()]


def _taken(mailbox: imaplib.IMAP4, place: str, number: int) -> bool:
    """Keep one letter, and mark it then. One that cannot be kept is left, and does not stop the next."""
    source = f"{place}{number}"
    size = _SIZE.search(_line(_said(mailbox.uid("FETCH", str(number), "(RFC822.SIZE)"))))
    try:
        if size and int(size[1]) > limits.LARGEST:
            head = _content(mailbox, number, "(BODY.PEEK[HEADER])")
            receive_head(head, size=int(size[1]), source=source)
        else:
            receive(_content(mailbox, number, "(BODY.PEEK[])"), source=source)
    except (Error, imaplib.IMAP4.error, OSError):
        raise
    except Exception:
        logger.exception("letter %s is left in its mailbox", source)
        return False
    _said(mailbox.uid("STORE", str(number), "+FLAGS", r"(\Seen)"))
    return True


def _content(mailbox: imaplib.IMAP4, number: int, what: str) -> bytes:
    for each in _said(mailbox.uid("FETCH", str(number), what)):
        if isinstance(each, tuple):
            return bytes(each[1])
    message = f"letter {number} is gone"
    raise ValueError(message)


def _line(told: list[Any]) -> bytes:
    return b" ".join(each if isinstance(each, bytes) else each[0] for each in told if each)


def _said(answer: tuple[str, list[Any]]) -> list[Any]:
    status, told = answer
    if status != "OK":
        raise imaplib.IMAP4.error(_line(told).decode("utf-8", "replace"))
    return told


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
