"""Lines of text out of a file that somebody gives: what is written in it, not how it looks."""

from dataclasses import dataclass
from typing import NoReturn

from samverk.agreements import reading_pdf, reading_word
from samverk.agreements.reading_pdf import Unread
from samverk.agreements.reading_word import Unreadable
from samverk.foundation.documents import MediaType
from samverk.foundation.refusals import Refused
from samverk.rulebook.agreements.printed import bound
from samverk.rulebook.findings import Finding, Weight

MOST_SIGNS = 600_000
MOST_LINES = 12_000
# Nobody has agreed on more clauses than this; a file that seems to have is no agreement.
MOST_CLAUSES = 800
# Four of five signs of a text are small letters. A file that keeps no alphabet of its own has hardly any.
_FEWEST_SMALL = 0.25
_JUDGED_FROM = 200
_LAST_LATIN = "\u024f"


@dataclass(frozen=True, slots=True)
class Read:
    """The lines of a file, what its pages added to them, and which pages say nothing.

    Shape: is_read is False for a kind that is kept but not read, such as a picture.
    """

    lines: tuple[str, ...]
    is_read: bool
    left_out: tuple[str, ...] = ()
    silent: tuple[int, ...] = ()


def read(*, name: str, kind: str, content: bytes) -> Read:
    """The lines of a file that has been looked through and may be kept.

    Raises: Refused where it cannot be read to the end, holds no text, or more than an agreement does.
    """
    if kind == MediaType.PDF:
        return _within(name, _of_pdf(name, content))
    if kind == MediaType.DOCX:
        return _within(name, Read(_of_word(name, content), is_read=True))
    if kind == MediaType.TEXT:
        return _within(name, Read(tuple(_decoded(content).splitlines()), is_read=True))
    return Read((), is_read=False)


def _within(name: str, found: Read) -> Read:
    text = "\n".join(found.lines)
    if len(text) > MOST_SIGNS or count_of_lines(text) > MOST_LINES:
        _refuse("agreements.text_too_long", name=name)
    if not text.strip():
        _refuse("agreements.text_without_text", name=name)
    return found


def count_of_lines(text: str) -> int:
    """How many lines say something."""
    return sum(1 for line in text.splitlines() if line.strip())


def _of_pdf(name: str, content: bytes) -> Read:
    try:
        pages = reading_pdf.pages(content, most_signs=MOST_SIGNS, most_lines=MOST_LINES)
    except Unread as unread:
        most = reading_pdf.MOST_PAGES
        _refuse(f"agreements.text_{unread.why}", name=name, pages=unread.pages, most=most)
    found = bound(pages)
    if _is_garbled("".join(line.text for page in pages for line in page)):
        _refuse("agreements.text_garbled", name=name)
    return Read(found.lines, is_read=True, left_out=found.left_out, silent=found.silent)


def _is_garbled(text: str) -> bool:
    signs = len(text) - text.count(" ")
    small = sum(sign.islower() and sign <= _LAST_LATIN for sign in text)
    return signs >= _JUDGED_FROM and small < _FEWEST_SMALL * signs


def _of_word(name: str, content: bytes) -> tuple[str, ...]:
    try:
        return tuple(reading_word.lines(content))
    except Unreadable:
        _refuse("agreements.text_unreadable", name=name)


def _decoded(content: bytes) -> str:
    for coding in (
        "utf-8-sig",
        "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252",
    ):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", errors="replace")


def _refuse(code: str, **facts: str | int) -> NoReturn:
    raise Refused([Finding(code, Weight.STOP, "", facts)])
