"""A letter read without trust: whatever the bytes are, something can be shown of them, and nobody fails.

Python's older policy (compat32) takes the letter apart. The newer one was tried: it raises on some headers,
and takes twenty seconds for a subject of 600 kB. Headers are decoded one by one here, none longer than is read.
"""

import datetime as dt
import email
import email.policy
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

from samverk.foundation.mail.incoming import headers, parts, quoting, replying, robots
from samverk.foundation.mail.incoming.parts import Attachment, Body
from samverk.foundation.mail.incoming.quoting import Piece
from samverk.foundation.mail.incoming.robots import Kind

Found = TypeVar("Found")

LONGEST_TEXT: Final = 200_000
MOST_RECIPIENTS: Final = 200
# A letter of 50 MB has 700 000 lines in base64. More lines, or as many parts, are meant to exhaust us.
MOST_LINES: Final = 2_000_000
MOST_MARKS: Final = 20_000
LARGEST_HEAD: Final = 500_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a letter says; what could not be read of it is empty, and is_readable says so."""

    is_readable: bool
    kind: Kind
    message_id: str
    from_name: str
    from_email: str
    to: tuple[str, ...]
    subject: str
    sent_at: dt.datetime | None
    text: str
    pieces: tuple[Piece, ...]
    attachments: tuple[Attachment, ...]
    inline_images: int
    left_out: int
    references: tuple[str, ...]
    codes: tuple[str, ...]


def parse(content: bytes) -> Parsed:
    """The letter; never an exception."""
    whole = without_envelope(content)
    head = _or(lambda: email.message_from_bytes(_head(whole), policy=email.policy.compat32))
    if head is None:
        head = Message()
    body = None if _is_meant_to_exhaust(whole) else _or(lambda: _body(whole))
    return _told(head, body)


def without_envelope(content: bytes) -> bytes:
    """The letter without the line "From …" that a mail server puts before it when it hands it over in a pipe."""
    if content.startswith(b"From "):
        return content.partition(b"\n")[2]
    return content


def head_and_body(content: bytes) -> tuple[bytes, bytes]:
    """What stands before the first empty line, and what stands after it; line ends as on Unix."""
    plain = content.replace(b"\r\n", b"\n")
    if plain.startswith(b"\n"):
        return b"", plain[1:]
    head, _, body = plain.partition(b"\n\n")
    return head, body


def _head(content: bytes) -> bytes:
    return head_and_body(content[:LARGEST_HEAD])[0] + b"\n\n"


def _is_meant_to_exhaust(content: bytes) -> bool:
    return content.count(b"\n") > MOST_LINES or content.count(b"\n--") > MOST_MARKS


def _body(content: bytes) -> Body:
    return parts.read(email.message_from_bytes(content, policy=email.policy.compat32))


def _told(head: Message, body: Body | None) -> Parsed:
    found = body or Body()
    text = headers.clean(found.text)[:LONGEST_TEXT]
    subject = headers.text(head, "Subject")
    to = tuple(each for _, each in headers.addresses(head, *headers.RECIPIENTS))[:MOST_RECIPIENTS]
    from_name, from_email = next(iter(headers.addresses(head, "From")), ("", ""))
    return Parsed(
        is_readable=body is not None,
        kind=robots.kind(head, found),
        message_id=headers.message_id(head),
        from_name=from_name,
        from_email=from_email,
        to=to,
        subject=subject,
        sent_at=_sent_at(head),
        text=text,
        pieces=quoting.pieces(text),
        attachments=found.attachments,
        inline_images=found.inline_images,
        left_out=found.left_out + (len(found.text) > LONGEST_TEXT),
        references=headers.references(head),
        codes=replying.codes(to, f"{subject}\n{text}"),
    )


def _sent_at(head: Message) -> dt.datetime | None:
    """When the letter says that it was sent, if it says so with a time zone."""
    moment = _or(lambda: parsedate_to_datetime(headers.raw(head, "Date")))
    aware = moment if moment is not None and moment.tzinfo is not None else None
    # What PostgreSQL and a time zone's offset leave room for.
    return aware if aware is not None and 1 < aware.year < 9998 else None  # noqa: PLR2004


def _or(read: Callable[[], Found]) -> Found | None:
    """What is read, or nothing where Python's own reader gives up: it does so in a dozen ways."""
    try:
        return read()
    except Exception:  # noqa: BLE001 -- the letter is hostile until it is read; its bytes are kept whatever happens
        return None
