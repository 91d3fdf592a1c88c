"""A Word file as lines: its paragraphs, tables and headings, with the numbers that Word itself puts before them.

Headings begin with "#", as the rulebook's wording expects. What was deleted with changes tracked is left out, and
so are tables of contents.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement
# What one part of the file may become when it is unpacked; a hundred pages of text are less than one megabyte.
MOST_UNPACKED = 30_000_000
_MOST_LEVELS = 9
_MOST_FIGURES = 4
_BULLET = "bullet"
_HEADING = re.compile(r"^(heading|rubrik)\s*\d", re.IGNORECASE)
_CONTENTS = re.compile(r"^(toc|innehåll)\b", re.IGNORECASE)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LAST_ROMAN = 40
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Unreadable(Exception):
    """The file stops halfway, or one of its parts is no text that Word has written."""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    number: str | None = None
    level: int | None = None
    is_outlined: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class _Book:
    """The styles and the lists of a file, and how far each list has come."""

    styles: dict[str, _Style]
    levels: dict[str, dict[int, _Level]]
    lists: dict[str, str]
    counts: dict[str, list[int]] = field(default_factory=dict)


def lines(content: bytes) -> Iterator[str]:
    """The lines of a file, with an empty one after each paragraph.

    Raises: Unreadable.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _part(archive, "word/document.xml")
            book = _book(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError) as fault:
        raise Unreadable from fault
    found = body.find(qn("w:body"))
    if found is None:
        raise Unreadable
    yield from _of_blocks(found, book)


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    """One part of the file, never unpacked further than a text can be."""
    with archive.open(name) as opened:
        content = opened.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise Unreadable
    try:
        # The parser is the one of python-docx: it resolves no entities.
        found: Element = parse_xml(content)
    except SyntaxError as fault:
        raise Unreadable from fault
    return found


def _of_blocks(parent: Element, book: _Book) -> Iterator[str]:
    for block in parent:
        if block.tag == qn("w:p"):
            yield from _of_paragraph(block, book)
        elif block.tag == qn("w:tbl"):
            yield from ("\t".join(_cells(row)) for row in block.iter(qn("w:tr")))
            yield ""
        elif block.tag in _HOLDERS:
            yield from _of_blocks(block, book)


_HOLDERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:customXml", "w:smartTag")))


def _cells(row: Element) -> Iterator[str]:
    for cell in row.iter(qn("w:tc")):
        yield " ".join(filter(None, (_text(each).strip() for each in cell.iter(qn("w:p")))))


def _of_paragraph(paragraph: Element, book: _Book) -> Iterator[str]:
    style_id, own_number, own_level = _chosen(paragraph)
    style = _whole(style_id, book)
    text = _text(paragraph)
    if _CONTENTS.match(style.name) or not text.strip():
        return
    number = own_number if own_number is not None else style.number
    level = own_level if own_level is not None else style.level
    before = _numbered(number, level or 0, book) if number else ""
    mark = "# " if style.is_outlined else ""
    yield f"{mark}{before}{text}"
    yield ""


def _chosen(paragraph: Element) -> tuple[str, str | None, int | None]:
    """The style of a paragraph, and the list and level that it says itself."""
    facts = paragraph.find(qn("w:pPr"))
    if facts is None:
        return "", None, None
    number, level = _list_of(facts)
    return _value(facts.find(qn("w:pStyle"))) or "", number, level


def _list_of(facts: Element) -> tuple[str | None, int | None]:
    found = facts.find(qn("w:numPr"))
    if found is None:
        return None, None
    level = _value(found.find(qn("w:ilvl")))
    return _value(found.find(qn("w:numId"))), _whole_number(level)


def _value(found: Element | None) -> str | None:
    return None if found is None else found.get(qn("w:val"))


def _whole_number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_FIGURES else None


def _text(paragraph: Element) -> str:
    """What stands in the paragraph; a text box in it is not part of it."""
    parts: list[str] = []
    _gather(paragraph, parts)
    return re.sub(r"\t+$", "", "".join(parts))


def _gather(element: Element, parts: list[str]) -> None:
    for each in element:
        if each.tag == qn("w:t"):
            parts.append(each.text or "")
        elif each.tag in _SIGNS:
            parts.append(_SIGNS[each.tag])
        elif each.tag not in _LEFT_OUT:
            _gather(each, parts)


_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# What Word keeps of a deletion, and drawings with texts of their own (once more for older programs).
_LEFT_OUT = frozenset(
    (*map(qn, ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:drawing", "w:pict")), _FALLBACK)
)


def _book(archive: zipfile.ZipFile) -> _Book:
    there = set(archive.namelist())
    book = _Book({}, {}, {})
    if "word/styles.xml" in there:
        for each in _part(archive, "word/styles.xml").iter(qn("w:style")):
            book.styles[each.get(qn("w:styleId")) or ""] = _style(each)
    if "word/numbering.xml" in there:
        numbering = _part(archive, "word/numbering.xml")
        for each in numbering.iter(qn("w:abstractNum")):
            book.levels[each.get(qn("w:abstractNumId")) or ""] = _levels(each)
        for each in numbering.iter(qn("w:num")):
            abstract = _value(each.find(qn("w:abstractNumId")))
            book.lists[each.get(qn("w:numId")) or ""] = abstract or ""
    return book


def _style(element: Element) -> _Style:
    facts = element.find(qn("w:pPr"))
    number, level = (None, None) if facts is None else _list_of(facts)
    outline = None if facts is None else _whole_number(_value(facts.find(qn("w:outlineLvl"))))
    name = _value(element.find(qn("w:name"))) or ""
    return _Style(
        name=name,
        based_on=_value(element.find(qn("w:basedOn"))) or "",
        number=number,
        level=level,
        is_outlined=bool(_HEADING.match(name)) or (outline is not None and outline < _MOST_LEVELS),
    )


def _whole(style_id: str, book: _Book) -> _Style:
    """A style with what it has from those that it is based on."""
    chain: list[_Style] = []
    while style_id in book.styles and len(chain) <= _MOST_LEVELS:
        chain.append(book.styles[style_id])
        style_id = chain[-1].based_on
    if not chain:
        return _Style()
    return _Style(
        name=chain[0].name,
        number=next((each.number for each in chain if each.number is not None), None),
        level=next((each.level for each in chain if each.level is not None), None),
        is_outlined=any(each.is_outlined for each in chain),
    )


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        _whole_number(level.get(qn("w:ilvl"))) or 0: _Level(
            _start(_value(level.find(qn("w:start")))),
            _value(level.find(qn("w:numFmt"))) or "decimal",
            _value(level.find(qn("w:lvlText"))) or "",
        )
        for level in abstract.iter(qn("w:lvl"))
    }


def _start(said: str | None) -> int:
    number = _whole_number(said)
    return 1 if number is None else number


def _numbered(number: str, level: int, book: _Book) -> str:
    """The number that Word shows before a paragraph, with the space after it; the list has then gone one step."""
    abstract = book.lists.get(number, "")
    levels = book.levels.get(abstract, {})
    if level not in levels or level >= _MOST_LEVELS:
        return ""
    counts = book.counts.setdefault(abstract, [])
    counts += [levels.get(at, _Level()).start for at in range(len(counts), level)]
    if len(counts) == level:
        counts.append(levels[level].start)
    else:
        counts[level:] = [counts[level] + 1]
    if levels[level].kind == _BULLET:
        return "- "
    said = re.sub(r"%(\d)", lambda at: _counted(int(at[1]) - 1, counts, levels), levels[level].text)
    return f"{said} " if said.strip() else ""


def _counted(at: int, counts: list[int], levels: dict[int, _Level]) -> str:
    if not 0 <= at < len(counts):
        return ""
    count, kind = counts[at], levels.get(at, _Level()).kind
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in {"lowerRoman", "upperRoman"} and 0 < count < _LAST_ROMAN:
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    for value, sign in _ROMAN:
        if count >= value:
            return sign + (_roman(count - value) if count > value else "")
    return ""
