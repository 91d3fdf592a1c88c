"""A paper as PDF: tagged for those who listen (PDF/UA-1), and made to be kept (PDF/A-3a)."""

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from samverk.foundation.writing import wording
from samverk.foundation.writing.paper import Block, Heading, Paper, Table, in_order, plain

if TYPE_CHECKING:
    from typst import PDFStandard

HERE: Final = Path(__file__).parent
_STANDARDS: Final[list["PDFStandard"]] = ["a-3a", "ua-1"]
_NO_GLYPH: Final = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_BOX: Final = "\N{WHITE SQUARE}"
# Greek and Cyrillic are in the typeface too; what is not is tried in those that typst brings.
_SURELY_THERE: Final = 0x24F
_TRIES: Final = 8
_LONGEST_WORD: Final = 30
_LONG: Final = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_ZERO_WIDTH_SPACE: Final = "\N{ZERO WIDTH SPACE}"


def pdf(paper: Paper) -> bytes:
    """The paper as PDF. A character that no typeface at hand has is shown as an empty square."""
    data = json.dumps(_told(paper), ensure_ascii=False)
    for _ in range(_TRIES):
        try:
            return _set(data)
        except typst.TypstError as fault:
            missing = _missing(fault)
            if not missing:
                raise
            data = data.translate(dict.fromkeys(map(ord, missing), _BOX))
    return _set("".join(each if ord(each) <= _SURELY_THERE else _BOX for each in data))


def _set(data: str) -> bytes:
    # What people wrote comes in as data, never as markup: nothing in it can be run.
    return typst.compile(
        _template(),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"paper": data},
        pdf_standards=_STANDARDS,
    )


@cache
def _template() -> bytes:
    return (HERE / "paper.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    # Not those of the machine: a paper looks the same wherever it is written.
    folder = HERE / "vendor" / "source-sans-3"
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def _missing(fault: typst.TypstError) -> set[str]:
    texts = _NO_GLYPH.findall(fault.diagnostic)
    found = {_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in texts}
    return {each for text in found for each in text if ord(each) > _SURELY_THERE}


def _told(paper: Paper) -> dict[str, object]:
    return {
        "title": _text(paper.title),
        "kind": _text(paper.kind),
        "sender": [_text(line) for line in paper.sender],
        "recipient": [_text(line) for line in paper.recipient],
        "reference": _text(paper.reference),
        "date": [paper.date.year, paper.date.month, paper.date.day],
        "day": paper.date.isoformat(),
        "language": paper.language,
        "words": {
            "date": wording.DATE(paper.language),
            "reference": wording.REFERENCE(paper.language),
            "page": wording.PAGE(paper.language),
        },
        "creator": wording.CREATOR,
        "blocks": [_block(block, level) for block, level in in_order(paper.blocks)],
    }


def _block(block: Block, level: int) -> dict[str, object]:
    told = {"is": type(block).__name__, **asdict(block)}
    if isinstance(block, Heading):
        told["level"] = level
    if isinstance(block, Table):
        told["widths"] = block.widths or (1,) * len(block.head)
    return {name: _cleaned(value) for name, value in told.items()}


def _cleaned(value: object) -> object:
    match value:
        case str():
            return _text(value)
        case tuple() | list():
            return [_cleaned(each) for each in value]
        case dict():
            return {name: _cleaned(each) for name, each in value.items()}
        case _:
            return value


def _text(text: str) -> str:
    """Plain text, with places to break where a word is longer than a line may be."""
    return _LONG.sub(lambda word: _breakable(word[0]), plain(text))


def _breakable(word: str) -> str:
    step = _LONGEST_WORD // 2
    parts = (word[at : at + step] for at in range(0, len(word), step))
    return _ZERO_WIDTH_SPACE.join(parts)
