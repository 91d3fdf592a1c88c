"""What is new in a reply, what it quotes, and the signature: told apart, nothing left out."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """What a piece of a letter is."""

    NEW = "new"
    QUOTED = "quoted"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a letter that belong together."""

    part: Part
    text: str


LONGEST_LINE: Final = 400
_HEADED: Final = re.compile(
    r"[-_*\s]{0,10}(ursprungligt meddelande|vidarebefordrat meddelande|vidarebefordrat brev|original message"
    r"|forwarded message)[-_*\s]{0,10}",
    re.IGNORECASE,
)
_SENDER: Final = re.compile(r"\*?(från|from|avsändare)\s?:\*?\s?\S.*", re.IGNORECASE)
_OTHER_HEADER: Final = re.compile(
    r"\*?(skickat|sent|datum|date|till|to|ämne|subject|kopia|cc)\s?:", re.IGNORECASE
)
_WROTE: Final = re.compile(r"(den|on|le|am|\d{4}-\d\d-\d\d)\b.*\b(skrev|wrote)\b.*:", re.IGNORECASE)
_HEADER_LINES: Final = 5


def pieces(text: str) -> tuple[Piece, ...]:
    """The letter in pieces, in its order; their texts one after another are the letter again."""
    lines = text.splitlines(keepends=True)
    told: list[Piece] = []
    part = Part.NEW
    for number, line in enumerate(lines):
        part = _part(part, lines, number)
        if told and told[-1].part == part:
            told[-1] = Piece(part, told[-1].text + line)
        else:
            told.append(Piece(part, line))
        # A line that quotes by its mark says nothing about the next one.
        part = Part.NEW if part is Part.QUOTED and _is_marked(line) else part
    return tuple(told)


def _part(before: Part, lines: list[str], number: int) -> Part:
    line = lines[number].rstrip("\r\n")
    if before is Part.QUOTED:
        return before
    if _is_marked(line) or _begins_history(lines, number):
        return Part.QUOTED
    return Part.SIGNATURE if line in {"-- ", "--"} else before


def _is_marked(line: str) -> bool:
    return line.startswith(">")


def _begins_history(lines: list[str], number: int) -> bool:
    line = lines[number].strip()[:LONGEST_LINE]
    if _HEADED.fullmatch(line) or _WROTE.fullmatch(line):
        return True
    if not _SENDER.fullmatch(line):
        return False
    following = (each.strip()[:LONGEST_LINE] for each in lines[number + 1 : number + _HEADER_LINES])
    return any(_OTHER_HEADER.match(each) for each in following)
