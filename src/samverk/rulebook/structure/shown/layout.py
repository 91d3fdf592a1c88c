"""Columns and wrapped lines."""

import re
import textwrap
from collections.abc import Iterator, Sequence

WIDTH = 110
_HARD_SPACE = "\N{NO-BREAK SPACE}"
# A clause is not broken over two lines; a list of them is, after a comma.
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_SPACE = re.compile(r"(?<!,) ")


def columns(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> Iterator[str]:
    """Rows under each other, each column as wide as its widest cell; those in right end at one line."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if index in right else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def wrapped(text: str, *, first: str, then: str) -> Iterator[str]:
    """A text over as many lines as it needs, the first after one lead and the others after another."""
    held = _IN_BRACKETS.sub(lambda found: _SPACE.sub(_HARD_SPACE, found[0]), text)
    lines = textwrap.wrap(
        held, WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False
    )
    return (line.replace(_HARD_SPACE, " ") for line in lines)
