"""What came back: a report of delivery (RFC 3464) read without trust, and the letter it is about."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Final

from django.db import transaction
from django.db.models import Q

from samverk.foundation import audit
from samverk.foundation.mail.models import Letter, State

LARGEST: Final = 5_000_000
_LONGEST_WORDS: Final = 500
_MESSAGE_ID: Final = re.compile(r"<[^<>\s]{3,240}>")
# A letter in any other state has not left, or is settled.
_LEFT: Final = (State.SENT, State.UNKNOWN, State.SENDING, State.BOUNCED)


@dataclass(frozen=True, slots=True)
class Bounce:
    """A recipient that a letter did not reach, and the reason in the server's words."""

    message_id: str
    recipient: str
    words: str


@transaction.atomic
def record_bounce(reference: str, words: str) -> Letter | None:
    """Note that a letter came back, by its Message-ID or its key; gives it, or nothing if none is known.

    Queries: two.
    """
    with audit.acting(actor="Samverk", kind="system", reason="Returbrev"):
        found = Letter.objects.select_for_update().filter(
            Q(message_id=reference) | Q(key=reference), state__in=_LEFT
        )
        letter = found.first()
        if letter is None:
            return None
        letter.state, letter.claim = State.BOUNCED, None
        letter.trouble, letter.words = "bounced", " ".join(words.split())[:_LONGEST_WORDS]
        letter.save()
        return letter


def read(content: bytes) -> tuple[Bounce, ...]:
    """The recipients that a returned letter names as failed for good; none if it is no such report.

    Whatever the content: never an exception.
    """
    report = email.message_from_bytes(content[:LARGEST], policy=email.policy.compat32)
    if report.get_content_type() != "multipart/report":
        return ()
    message_id = _message_id(report)
    if not message_id:
        return ()
    return tuple(
        Bounce(message_id, _recipient(block), _words(block))
        for block in _blocks(report)
        if _header(block, "Action").lower() == "failed"
    )


def _blocks(report: Message) -> Iterator[Message]:
    """The parts of the machine-readable report that are about one recipient each."""
    for part in report.walk():
        payload = part.get_payload()
        if part.get_content_type() == "message/delivery-status" and isinstance(payload, list):
            yield from (block for block in payload if isinstance(block, Message))


def _message_id(report: Message) -> str:
    """Which letter came back: its own headers stand at the end of the report."""
    for part in report.walk():
        if part is not report and (found := _MESSAGE_ID.search(_header(part, "Message-ID"))):
            return found[0]
        if part.get_content_type() == "text/rfc822-headers":
            headers = email.message_from_string(str(part.get_payload()))
            if found := _MESSAGE_ID.search(_header(headers, "Message-ID")):
                return found[0]
    return ""


def _recipient(block: Message) -> str:
    return _typed(_header(block, "Final-Recipient") or _header(block, "Original-Recipient"))


def _words(block: Message) -> str:
    status = _header(block, "Status")
    said = _typed(_header(block, "Diagnostic-Code"))
    return f"{status} {said}".strip()[:_LONGEST_WORDS]


def _typed(value: str) -> str:
    """What follows the type in "rfc822; registrator@ekby.example"."""
    return value.partition(";")[2].strip() or value


def _header(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())
