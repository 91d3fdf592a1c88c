"""What a paper says, in which order; how it looks is for the formats to decide. All text is plain."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

TOP_LEVEL: Final = 1
DEEPEST_LEVEL: Final = 4
# Neither format can write control characters, halves of pairs, what Unicode says is no character, and what
# each typeface has a shape of its own for (private use). Marks that turn the writing round would let a text
# look like another.
_UNWRITABLE: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ufeff\ud800-\udfff"
    r"\ue000-\uf8ff\U000f0000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title: level 2 is the greatest."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line end in it is a line end."""

    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list counted from one, such as the clauses of a proposal."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in no order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a row of headings; widths are shares of the page's width, else all alike."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        ragged = [row for row in self.rows if len(row) != len(self.head)]
        if not self.head or ragged or (self.widths and len(self.widths) != len(self.head)):
            message = "a table has headings, and each row has a cell under each"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and what it says."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in: a number of empty lines, or boxes of which one is ticked."""

    label: str
    lines: int = 1
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """A sheet to fill in and send back."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, with the name or office under each."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Numbered | Bullets | Table | Facts | Fields | Signatures | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter or a sheet: whose, of which day, under which registry number, about what.

    Shape: the first line of sender is its name; recipient and kind ("Missiv") may be left out.
    """

    title: str
    date: dt.date
    blocks: tuple[Block, ...]
    sender: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reference: str = ""
    kind: str = ""
    language: str = "sv"

    def __post_init__(self) -> None:
        if not plain(self.title).strip():
            message = "a paper has a title"
            raise ValueError(message)


def plain(text: str) -> str:
    """The text without what no format can write."""
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNWRITABLE.sub("", unified)


def in_order(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """Each block, and for a heading its level: empty ones are left out, and for those who listen none is skipped."""
    above = TOP_LEVEL
    for block in blocks:
        if isinstance(block, Heading):
            if not plain(block.text).strip():
                continue
            above = max(TOP_LEVEL + 1, min(block.level, above + 1, DEEPEST_LEVEL))
            yield block, above
        else:
            yield block, 0
