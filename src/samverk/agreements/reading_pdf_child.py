"""The lines of a PDF, read in a process of its own that may use so much and no more: reading_pdf runs it as a program.

A PDF is a program of sorts, and can be written so that whoever reads it never comes to an end. That cannot be seen
beforehand, only stopped from outside: the system ends this process, and nothing else ends with it. It reads what it
is given and writes what it found, and knows neither the database nor Samverk.
"""

import json
import math
import re
import resource
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

from pypdf import PageObject, PdfReader

OUT_OF_MEMORY = 3
# The points of lists are letters of typefaces that draw them: in Wingdings § is a square, in Courier o a ring.
_DRAWING = re.compile(r"wingdings|symbol|dingbats|courier", re.IGNORECASE)
_POINT = "• "
_QUARTER = 90
_SMALLEST = 0.1
# What the page's own x and y are to the one who sees it turned.
_TURNS = {
    0: ((1, 0), (0, 1)),
    90: ((0, 1), (-1, 0)),
    180: ((-1, 0), (0, -1)),
    270: ((0, -1), (1, 0)),
}
Matrix = Sequence[float]
Font = Mapping[str, object] | None


class Piece(NamedTuple):
    """Letters that are drawn at once, or a whole line of them: where they begin, and how large they are."""

    text: str
    x: float
    y: float
    size: float


_END = Piece("\n", 0, 0, 0)


def told(content: bytes, most_pages: int, most_signs: int, most_lines: int) -> dict[str, object]:
    """The lines of each page, or why not: the file is locked, or has more pages, signs or lines than that."""
    reader = PdfReader(BytesIO(content))
    # Many a file that everybody may read is encrypted, with an empty password.
    if reader.is_encrypted and not reader.decrypt(""):
        return {"fault": "locked"}
    count = len(reader.pages)
    if count > most_pages:
        return {"fault": "too_many_pages", "pages": count}
    pages: list[list[Piece]] = []
    for page in reader.pages:
        pages.append(list(lines(page)))
        most_signs -= sum(len(line.text) for line in pages[-1])
        most_lines -= len(pages[-1])
        if most_signs < 0 or most_lines < 0:
            return {"fault": "too_long"}
    return {"pages": pages}


def lines(page: PageObject) -> Iterator[Piece]:
    """The lines that stand upright on the page as it is shown, in the order in which they were written."""
    turn = round(page.rotation / _QUARTER) * _QUARTER % 360
    pieces: list[Piece] = []

    def take(text: str, page_at: Matrix, text_at: Matrix, font: Font, size: float) -> None:
        if text:
            pieces.append(_placed(_read(text, font), page_at, text_at, size, turn))

    page.extract_text(orientations=(turn,), visitor_text=take)
    begun: list[Piece] = []
    for piece in [*pieces, _END]:
        if begun or piece.text.strip():
            begun.append(piece)
        if begun and piece.text.endswith("\n"):
            text = _whole("".join(each.text for each in begun))
            size = max(begun, key=lambda each: len(each.text)).size
            yield begun[0]._replace(text=text, size=size)
            begun = []


def _read(text: str, font: Font) -> str:
    """The text, where a letter by itself may be the drawing of a point."""
    sign = text.strip()
    is_drawn = len(sign) == 1 and (sign == "o" or not sign.isalnum())
    if is_drawn and _DRAWING.search(str((font or {}).get("/BaseFont", ""))):
        return text.replace(sign, _POINT)
    return text


def _placed(text: str, page_at: Matrix, text_at: Matrix, size: float, turn: int) -> Piece:
    """The piece where the page shows it, when the page has been turned."""
    a, b, c, d, e, f = map(float, page_at)
    x, y = text_at[4] * a + text_at[5] * c + e, text_at[4] * b + text_at[5] * d + f
    up = (text_at[2] * a + text_at[3] * c, text_at[2] * b + text_at[3] * d)
    to_x, to_y = _TURNS[turn]
    return Piece(
        text,
        x * to_x[0] + y * to_x[1],
        x * to_y[0] + y * to_y[1],
        max(_SMALLEST, abs(size) * math.hypot(*up)),
    )


def _whole(text: str) -> str:
    """The text with the halves of signs put together, and a mark where one has lost the other."""
    return text.strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _bind(seconds: int, memory: int) -> None:
    """What the system lets this process use from now on: it writes no files and leaves no picture of its memory."""
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (bound, bound))


def main(asked: Sequence[str]) -> int:
    """Read the file that comes in and write what was found, as JSON."""
    seconds, memory, *most = map(int, asked)
    _bind(seconds, memory)
    try:
        said = told(sys.stdin.buffer.read(), *most)
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception:  # noqa: BLE001 -- a broken file is stumbled on anywhere, in any way
        said = {"fault": "unreadable"}
    sys.stdout.write(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
