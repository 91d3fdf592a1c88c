"""Printed pages as one running text: what repeats at their edges is left out, and paragraphs show by the room between lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile
from math import inf

from samverk.rulebook.agreements.pages import goes_on, joined, tidied

# A head or a foot has no more lines than this, and stands on as many of the pages.
_MOST_OUTER = 5
_FEWEST_PAGES = 2
_SHARE_OF_PAGES = 3
# Within this, in points, lines stand at one height and begin at one margin.
_HEIGHT = 3
_MARGIN = 2
# Letters are of one size within this share of it.
_ALIKE = 0.05
# A fifth of the lines stand as near to the one before as lines of a paragraph do, in lists and forms too.
_ONE_IN = 5
_WIDER = 1.2
# Shorter lines than this are headings, names and figures. Others go on where the next word would have passed the
# margin, which is where the longest lines end, give or take how wide the letters are.
_WIDE = 50
_NEARLY = 0.9
# Dots that lead to a page, and the line where somebody signs, are as long as the page is wide: five are enough.
_LEADERS = re.compile(r"([._…])(?:\s?\1){4,}\s?")
_BEGINS = re.compile(r"^(?:- |#|§|\d|[a-zåäö][.)]\s|Bilaga\b)")
# A figure in these is a name: 2 § is not 1 § once more, on another page.
_NAMED = re.compile(r"^(?:§|\d+(?:\.\d+)*[.)]|\d+\.\d|\d+ §|bilaga\b)", re.IGNORECASE)

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page: its words, where it begins from the left and from below, and how large its letters are.

    Units: points.
    """

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Bound:
    """Lines, an empty one where a paragraph ends; what repeated, each once; and the pages where nothing else stands."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...]
    silent: tuple[int, ...]


def bound(pages: Sequence[Sequence[Printed]]) -> Bound:
    """The pages as they would stand on one endless page.

    Shape: pages are counted from one; lines that the margin broke are put together where the page shows it.
    """
    tidy = [[line for each in page for line in _tidy(each)] for page in pages]
    outer = _outer(tidy)
    inner = [
        [line for at, line in enumerate(page) if (number, at) not in outer]
        for number, page in enumerate(tidy)
    ]
    repeated: dict[str, str] = {}
    for number, at in sorted(outer):
        repeated.setdefault(_key(tidy[number][at].text), tidy[number][at].text)
    silent = tuple(number for number, page in enumerate(inner, start=1) if not page)
    return Bound(tuple(_running(inner)), tuple(repeated.values()), silent)


def _tidy(line: Printed) -> Iterator[Printed]:
    words = _LEADERS.sub(r"\1\1\1\1\1 ", " ".join(filter(None, tidied(line.text)))).strip()
    if words:
        yield replace(line, text=words)


def _outer(pages: Sequence[Sequence[Printed]]) -> frozenset[Place]:
    """Where heads and feet stand: at an edge, and at the same height of other pages."""
    count = Counter(mark for page in pages for mark in set(map(_mark, page)))
    fewest = max(_FEWEST_PAGES, len(pages) // _SHARE_OF_PAGES)
    often = {mark for mark, times in count.items() if times >= fewest}
    found = [
        (number, at) for number, page in enumerate(pages) for at in set(_at_the_edges(page, often))
    ]
    return frozenset(found) - _first_of_their_name(pages, found)


def _at_the_edges(page: Sequence[Printed], often: set[tuple[str, int]]) -> Iterator[int]:
    down = sorted(range(len(page)), key=lambda at: -page[at].y)
    for order in (down, down[::-1]):
        yield from islice(takewhile(lambda at: _mark(page[at]) in often, order), _MOST_OUTER)


def _first_of_their_name(
    pages: Sequence[Sequence[Printed]], found: Sequence[Place]
) -> frozenset[Place]:
    """Where an annex begins its name is a heading, though it is the head of the pages that follow."""
    first: dict[str, Place] = {}
    for number, at in sorted(found):
        text = pages[number][at].text
        if _NAMED.match(text):
            first.setdefault(text, (number, at))
    return frozenset(first.values())


def _mark(line: Printed) -> tuple[str, int]:
    return _key(line.text), round(line.y / _HEIGHT)


def _key(text: str) -> str:
    """Two heads are one where only a figure differs, such as the page's number."""
    return text if _NAMED.match(text) else re.sub(r"\d+", "0", text.casefold())


def _running(pages: Sequence[Sequence[Printed]]) -> list[str]:
    apart = _WIDER * _leading(pages)
    widths = [max((len(line.text) for line in page), default=0) for page in pages]
    every = [
        (line, not at, widths[number] if at else max(widths[max(number - 1, 0) : number + 1]))
        for number, page in enumerate(pages)
        for at, line in enumerate(page)
    ]
    lines = [line.text for line, _is_first, _widest in every[:1]]
    for (before, *_), (line, is_first, widest) in pairwise(every):
        is_near = not is_first and _gap(before, line) < apart
        goes = _goes_over if is_first else _wraps
        if (is_near or is_first) and goes(before, line, widest):
            lines[-1] = joined(lines[-1], line.text)
        else:
            lines += [line.text] if is_near else ["", line.text]
    return lines


def _leading(pages: Sequence[Sequence[Printed]]) -> float:
    """How far a line stands from the one before it in a paragraph, as a share of its letters' size."""
    found = sorted(_gap(*two) for page in pages for two in pairwise(page))
    return found[len(found) // _ONE_IN] if found else inf


def _gap(before: Printed, line: Printed) -> float:
    """How far the line stands below the one before; out of reach where it begins anew, or in other letters."""
    is_alike = abs(before.size - line.size) <= _ALIKE * line.size
    return (before.y - line.y) / line.size if is_alike and before.y > line.y else inf


def _wraps(before: Printed, line: Printed, widest: int) -> bool:
    """Whether the margin broke the line before; what goes on after a number or a point stands further in."""
    stands_in = line.x - before.x
    is_under = abs(stands_in) <= _MARGIN or (stands_in > 0 and bool(_BEGINS.match(before.text)))
    is_broken = is_under and _had_no_room(before, line, widest)
    return not _BEGINS.match(line.text) and (is_broken or _reads_on(before, line))


def _goes_over(before: Printed, line: Printed, widest: int) -> bool:
    """Whether a paragraph goes on over the page: nothing but its words and the width of its lines tells."""
    if _BEGINS.match(line.text) or not goes_on(before.text, line.text):
        return False
    is_full = len(line.text) >= _NEARLY * widest
    return _reads_on(before, line) or (is_full and _had_no_room(before, line, widest))


def _reads_on(before: Printed, line: Printed) -> bool:
    return line.text[0].islower() and goes_on(before.text, line.text)


def _had_no_room(before: Printed, line: Printed, widest: int) -> bool:
    """Whether the first word of the line had not fitted on the one before; letters are not all as wide."""
    with_it = len(before.text) + 1 + len(line.text.partition(" ")[0])
    return len(before.text) >= _WIDE and with_it > _NEARLY * widest
