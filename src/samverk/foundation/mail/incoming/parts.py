"""The parts of a letter: its text, what is attached, the pictures that only adorn it."""

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from typing import Final

from samverk.foundation.mail.incoming import headers, plain

DEEPEST: Final = 30
MOST_ATTACHMENTS: Final = 100
LONGEST_NAME: Final = 150


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something attached; within says in which forwarded letter it lay. Without content it could not be cut out."""

    name: str
    media_type: str
    content: bytes | None
    within: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What a letter, or a part of it, consists of; left_out counts what is only in the letter as it came."""

    text: str = ""
    is_html: bool = False
    shown: frozenset[str] = frozenset()
    attachments: tuple[Attachment, ...] = ()
    pictures: tuple[tuple[str, Attachment], ...] = ()
    inline_images: int = 0
    left_out: int = 0


def read(message: Message) -> Body:
    """The whole letter, its pictures told apart from what is attached.

    Raises: what Python's reader raises on what is no letter.
    """
    body = _part(message, "", 0)
    attached = [each for number, each in body.pictures if number not in body.shown]
    inline = len(body.pictures) - len(attached)
    whole = (*body.attachments, *attached)
    return Body(
        text=body.text,
        attachments=whole[:MOST_ATTACHMENTS],
        inline_images=inline,
        left_out=body.left_out + max(0, len(whole) - MOST_ATTACHMENTS),
    )


def _part(part: Message, within: str, depth: int) -> Body:
    if depth > DEEPEST:
        return Body(left_out=1)
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return _letter(part, within, depth)
    payload = part.get_payload()
    if isinstance(payload, list):
        inner = [_part(each, within, depth + 1) for each in payload if isinstance(each, Message)]
        return _either(inner) if kind == "multipart/alternative" else _joined(inner)
    if kind in {"text/plain", "text/html"} and not _is_attached(part):
        return _words(part, kind)
    return _attached(part, kind, within)


def _letter(part: Message, within: str, depth: int) -> Body:
    """A letter in the letter: attached as a whole, and so is what is attached to it."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        return _attached(part, "message/rfc822", within)
    subject = headers.text(inner, "Subject") or "brev"
    whole = Attachment(_name(subject, "message/rfc822"), "message/rfc822", _bytes(inner), within)
    found = _part(inner, subject[:LONGEST_NAME], depth + 1)
    attachments = (whole, *found.attachments, *(each for _, each in found.pictures))
    return Body(attachments=attachments, left_out=found.left_out)


def _words(part: Message, kind: str) -> Body:
    said = headers.decoded(_content(part) or b"", _alphabet(part))
    if kind == "text/html":
        return Body(plain.from_html(said), is_html=True, shown=plain.pictures(said))
    return Body(said.replace("\r\n", "\n"))


def _attached(part: Message, kind: str, within: str) -> Body:
    found = Attachment(_name(_filename(part), kind), kind, _content(part), within)
    number = str(part.get("Content-ID", "")).strip().strip("<>")
    if kind.startswith("image/") and number and not _says_attachment(part):
        return Body(pictures=((number, found),))
    return Body(attachments=(found,))


def _either(inner: list[Body]) -> Body:
    """The same in several ways: as plain text if there is any, else as HTML."""
    spoken = [each for each in inner if each.text.strip()]
    chosen = next((each for each in spoken if not each.is_html), spoken[0] if spoken else Body())
    return _gathered(inner, chosen.text, is_html=chosen.is_html)


def _joined(inner: list[Body]) -> Body:
    spoken = [each for each in inner if each.text.strip()]
    text = "\n".join(each.text for each in spoken)
    return _gathered(inner, text, is_html=bool(spoken) and all(each.is_html for each in spoken))


def _gathered(inner: Iterable[Body], text: str, *, is_html: bool) -> Body:
    bodies = list(inner)
    return Body(
        text=text,
        is_html=is_html,
        shown=frozenset(each for body in bodies for each in body.shown),
        attachments=tuple(each for body in bodies for each in body.attachments),
        pictures=tuple(each for body in bodies for each in body.pictures),
        left_out=sum(body.left_out for body in bodies),
    )


def _is_attached(part: Message) -> bool:
    return _says_attachment(part) or bool(_filename(part))


def _says_attachment(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except Exception:  # noqa: BLE001 -- a header that is none
        return False


def _filename(part: Message) -> str:
    try:
        return headers.words(part.get_filename() or "")
    except Exception:  # noqa: BLE001 -- names can be written in ways that Python's reader gives up on
        return ""


def _alphabet(part: Message) -> str:
    try:
        return str(part.get_param("charset") or "")
    except Exception:  # noqa: BLE001 -- as above
        return ""


def _content(part: Message) -> bytes | None:
    try:
        content = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 -- as above; the letter itself is kept as it came
        return None
    return content if isinstance(content, bytes) else None


def _bytes(message: Message) -> bytes | None:
    try:
        return message.as_bytes()
    except Exception:  # noqa: BLE001 -- as above
        return None


def _name(given: str, kind: str) -> str:
    """A name for a file: without folders, with the end that its kind has if it has none."""
    last = given.replace("\\", "/").rpartition("/")[2] if kind != "message/rfc822" else given
    plain_name = "".join(" " if each in '/\\:*?"<>|' else each for each in last).strip(" .")
    stem, dot, end = plain_name.rpartition(".")
    if dot and stem and len(end) <= 10 and kind != "message/rfc822":  # noqa: PLR2004
        return f"{stem[: LONGEST_NAME - 11]}.{end}"
    suffix = ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""
    return f"{plain_name[: LONGEST_NAME - 11] or 'bilaga'}{suffix}"
