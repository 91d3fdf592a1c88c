"""Lines of text out of a file that somebody gives: what is written in it, not how it looks."""

from dataclasses import dataclass
from typing import NoReturn

from samverk.agreements import reading_word
from samverk.agreements.reading_word import Unreadable
from samverk.foundation.documents import MediaType
from samverk.foundation.refusals import Refused
from samverk.rulebook.findings import Finding, Weight

MOST_SIGNS = 600_000
# Nobody has agreed on more clauses than this; a file that seems to have is no agreement.
MOST_CLAUSES = 800


@dataclass(frozen=True, slots=True)
class Read:
    """The lines of a file; is_read is False for a kind that is kept but not read, such as PDF."""

    lines: tuple[str, ...]
    is_read: bool


def read(*, name: str, kind: str, content: bytes) -> Read:
    """The lines of a file that has been looked through and may be kept.

    Raises: Refused where it cannot be read to the end, holds no text, or more than an agreement does.
    """
    if kind == MediaType.DOCX:
        lines = _of_word(name, content)
    elif kind == MediaType.TEXT:
        lines = tuple(_decoded(content).splitlines())
    else:
        return Read((), is_read=False)
    if sum(map(len, lines)) > MOST_SIGNS:
        _refuse("agreements.text_too_long", name)
    if not any(line.strip() for line in lines):
        _refuse("agreements.text_without_text", name)
    return Read(lines, is_read=True)


def _of_word(name: str, content: bytes) -> tuple[str, ...]:
    try:
        return tuple(reading_word.lines(content))
    except Unreadable:
        _refuse("agreements.text_unreadable", name)


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


def _refuse(code: str, name: str) -> NoReturn:
    raise Refused([Finding(code, Weight.STOP, "", {"name": name})])
