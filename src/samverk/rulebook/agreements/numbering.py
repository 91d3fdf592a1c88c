"""Which lines of an agreement begin a numbered clause, and which only look like it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

Path = tuple[int, ...]
LONGEST_HEADING = 90
_NOT_IN_A_HEADING = (".", ":", ";", ",")
_LONG = 60
_WIDEST_GAP = 5
_ALIKE = 0.6
_MOST_STARTS = 50

_SECTION = re.compile(
    r"^(?:§\s*(\d{1,3})(?:\s?([a-z])(?![^\W\d_]))?|(\d{1,3})(?:\s([a-z]))?\s*§)[.:]?(?:\s+(.*)|)$"
)
_DOTTED = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+)(?:[.)]?\s+|\.(?=[^\W\d])|[.)]?$)(.*)$")
_POINT = re.compile(r"^(\d{1,2})[.)](?!\d)\s*(.*)$")
_BARE = re.compile(r"^(\d{1,2})\s+(\S.*)$")
_LEADERS = re.compile(
    r"^(.*?)\s*(?:\.{3,}|…|(?:\s\.){3,})[\s.…]*(?:\d{1,3}|Fel! Bokmärket .*)$", re.IGNORECASE
)
_PAGE_AFTER = re.compile(r"^(.*?\S)(?:\t\s*|\s+)(?:\d{1,3}|Fel! Bokmärket .*)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^#*\s*innehåll(?:sförteckning)?$", re.IGNORECASE)


class Style(StrEnum):
    """How the number of a clause is written."""

    SECTION = "7 §"
    DOTTED = "5.1.3"
    POINT = "1."
    BARE = "1"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins as a numbered clause does: where it stands, its number, and what follows it."""

    at: int
    number: str
    path: Path
    style: Style
    rest: str


def is_heading(text: str) -> bool:
    """Whether the text reads as a heading: short, with a capital, and no sentence."""
    short = 0 < len(text) <= LONGEST_HEADING and not text.endswith(_NOT_IN_A_HEADING)
    return short and _opens(text) and "\t" not in text


def _opens(text: str) -> bool:
    return text.lstrip("\"'”“»(–- ")[:1].isupper()


def read_number(at: int, line: str) -> Numbered | None:
    """The number that the line begins with, None where it begins with none that a clause could have."""
    text = line.lstrip("# ")
    found = _of_section(at, text) or _of_points(at, text)
    if found is None or (found.rest and not _opens(found.rest)):
        return None
    return found


def _of_section(at: int, text: str) -> Numbered | None:
    found = _SECTION.match(text)
    if found is None:
        return None
    number, letter = found[1] or found[3], found[2] or found[4] or ""
    rest = found[5] or ""
    written = f"{number} {letter}".strip()
    path = (int(number), ord(letter) - ord("a") + 1) if letter else (int(number),)
    name = f"§ {written}" if text.startswith("§") else f"{written} §"
    return Numbered(at, name, path, Style.SECTION, rest.strip())


def _of_points(at: int, text: str) -> Numbered | None:
    for style, pattern in _POINTS.items():
        found = pattern.match(text)
        if found is not None:
            path = tuple(map(int, found[1].split(".")))
            rest = found[2].strip()
            fits = style is not Style.BARE or is_heading(_no_page(rest))
            return Numbered(at, found[1], path, style, rest) if fits else None
    return None


_POINTS: Mapping[Style, re.Pattern[str]] = {
    Style.DOTTED: _DOTTED,
    Style.POINT: _POINT,
    Style.BARE: _BARE,
}


def contents(lines: Sequence[str]) -> frozenset[int]:
    """Which lines are a table of contents: headings with leaders and pages, or that come again further on."""
    seen = [read_number(at, line) for at, line in enumerate(lines)]
    found = {at for at, line in enumerate(lines) if _LEADERS.match(line)}
    for one in filter(None, seen):
        alone = _is_alone(one, lines, seen) or _nearest(one.at, lines, -1) in found
        if alone and _comes_again(one, seen):
            found.add(one.at)
    _spread(found, lines)
    titles = {at for at, line in enumerate(lines) if _CONTENTS.match(line)}
    return frozenset(found | {at for at in titles if _nearest(at, lines, 1) in found})


def _spread(found: set[int], lines: Sequence[str]) -> None:
    """A heading with a tab and a page belongs to the contents that it stands in, whatever became of it."""
    paged = [at for at, line in enumerate(lines) if "\t" in line and _PAGE_AFTER.match(line)]
    for step, order in ((-1, paged), (1, paged[::-1])):
        for at in order:
            if _nearest(at, lines, step) in found:
                found.add(at)


def _nearest(at: int, lines: Sequence[str], step: int) -> int | None:
    """Where the nearest line that is not empty stands, before or after."""
    at += step
    while 0 <= at < len(lines):
        if lines[at]:
            return at
        at += step
    return None


def _is_alone(one: Numbered, lines: Sequence[str], seen: Sequence[Numbered | None]) -> bool:
    """Whether the heading has a page after it, or no text of its own."""
    after = _nearest(one.at, lines, 1)
    return bool(_PAGE_AFTER.match(one.rest)) or after is None or seen[after] is not None


def _comes_again(one: Numbered, seen: Sequence[Numbered | None]) -> bool:
    """Whether the same number stands further on with much the same heading."""
    later = (each for each in seen[one.at + 1 :] if each and each.path == one.path)
    return any(_alike(_no_page(one.rest), _no_page(each.rest)) for each in later)


def _no_page(rest: str) -> str:
    found = _PAGE_AFTER.match(rest)
    return found[1] if found else rest


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _ALIKE


def clauses(lines: Sequence[str]) -> tuple[Numbered, ...]:
    """The lines that begin the text's own numbered clauses: those that give the longest run with text of its own."""
    found = [each for at, line in enumerate(lines) if (each := read_number(at, line))]
    if sum(each.style is Style.SECTION for each in found) > 1:
        found = [each for each in found if each.style in {Style.SECTION, Style.DOTTED}]
    starts = [0, *(at for at, each in enumerate(found) if at and each.path == (1,))]
    runs = [_run(found[start:]) for start in starts[:_MOST_STARTS]]
    return max(runs, key=lambda run: sum(_has_text(each, lines) for each in run))


def _has_text(one: Numbered, lines: Sequence[str]) -> bool:
    after = _nearest(one.at, lines, 1)
    follows = after is not None and read_number(after, lines[after]) is None
    return follows or len(one.rest) > _LONG


def _run(found: Sequence[Numbered]) -> tuple[Numbered, ...]:
    """Numbers that only go forward; a list inside a clause begins again at one, and is left in it."""
    chosen: list[Numbered] = []
    item: Path | None = None
    for at, each in enumerate(found):
        goes_on = each.path == item and any(later.path == item for later in found[at + 1 :])
        if goes_on or not _follows(chosen[-1].path if chosen else (), each):
            item = (each.path[-1] + 1,)
        else:
            chosen.append(each)
            item = None
    return tuple(chosen)


def _follows(last: Path, one: Numbered) -> bool:
    if one.style is Style.BARE and one.path[0] != (last[0] + 1 if last else 1):
        return False
    if not last:
        return True
    if one.path <= last:
        return False
    same = next((k for k, (a, b) in enumerate(zip(last, one.path, strict=False)) if a != b), None)
    level = len(last) if same is None else same
    steps = [one.path[level] - (last[level] if level < len(last) else 0), *one.path[level + 1 :]]
    return all(step <= _WIDEST_GAP for step in steps)
