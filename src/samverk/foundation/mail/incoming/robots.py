"""Who wrote: somebody, a machine that answers by itself, a mail server that sends a letter back, or we ourselves."""

from email.message import Message
from email.utils import parseaddr
from enum import StrEnum
from typing import Final

from django.conf import settings

from samverk.foundation.mail.incoming import headers
from samverk.foundation.mail.incoming.parts import Body


class Kind(StrEnum):
    """What kind of letter came."""

    LETTER = "letter"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    OWN = "own"


# How long a number is that we give a letter.
OUR_LENGTH: Final = 32
_BULK: Final = frozenset({"auto_reply", "junk"})
_SERVERS: Final = frozenset({"mailer-daemon", "postmaster"})


def kind(head: Message, body: Body) -> Kind:
    """What kind of letter it is, by its headers."""
    if _is_ours(head):
        return Kind.OWN
    if head.get_content_type() == "multipart/report":
        return Kind.BOUNCE
    if not _is_automatic(head):
        return Kind.LETTER
    # A registrar's system also sends by itself: with the extract. Only what carries nothing is just an answer.
    return Kind.LETTER if body.attachments else Kind.AUTOMATIC


def _is_ours(head: Message) -> bool:
    """Whether the letter is one that we have sent: its number is made of our own domain, in our own way."""
    domain = str(settings.MAIL_FROM).rpartition("@")[2].lower()
    number = headers.message_id(head).strip("<>").lower()
    local, _, at = number.rpartition("@")
    return (
        at == domain
        and len(local) == OUR_LENGTH
        and local.isalnum()
        and _sender(head) == settings.MAIL_FROM.lower()
    )


def _is_automatic(head: Message) -> bool:
    submitted = headers.raw(head, "Auto-Submitted").lower()
    if submitted and not submitted.startswith("no"):
        return True
    if any(headers.raw(head, name) for name in ("X-Autoreply", "X-Autorespond")):
        return True
    if headers.raw(head, "Precedence").lower() in _BULK:
        return True
    nobody = headers.raw(head, "Return-Path") == "<>"
    return nobody or _sender(head).partition("@")[0] in _SERVERS


def _sender(head: Message) -> str:
    return parseaddr(headers.raw(head, "From"))[1].lower()
