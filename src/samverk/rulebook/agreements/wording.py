"""An agreement's running text as clauses: by its own numbers, else by its headings, else paragraph by paragraph."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from samverk.rulebook.agreements import numbering
from samverk.rulebook.agreements.numbering import LONGEST_HEADING, Numbered, is_heading
from samverk.rulebook.agreements.pages import BULLET, flowing, without_pages
from samverk.rulebook.rule import rule

# What stands before the first clause: the title and the parties.
PREAMBLE = "0"
_TIMES_LONGER = 2
_ANNEX = re.compile(r"^#*\s*Bilaga\s+(\d{1,2}|[A-ZÅÄÖ])(?:\s*[.:–-]\s*|\s+|$)(.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One clause as it was agreed; numbered_by_us where the text gave it no number of its own."""

    number: str
    heading: str
    text: str
    numbered_by_us: bool = False


@dataclass(frozen=True, slots=True)
class Divided:
    """A text divided into clauses, and the lines that were taken for pages and contents and left out."""

    clauses: tuple[Paragraph, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a clause begins, and how many lines its number and heading take."""

    at: int
    number: str
    heading: str
    takes: int
    text: str = ""
    ours: bool = False


def clauses_of(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    """The clauses of an agreement's running text, in its order.

    Shape: numbers are as the text writes them, and no two are the same.
    """
    return divide(lines).clauses


@rule
def divide(lines: Iterable[str]) -> Divided:
    """The clauses of a text, and what was left out of it.

    Source: samverk-avtal A8
    Shape:  a line that begins with "#" is a heading; pages' numbers, heads, feet and contents are left out.
    """
    page = without_pages(lines)
    listed = numbering.contents(page.lines)
    kept = [line for at, line in enumerate(page.lines) if at not in listed]
    found = [each for name, part in _annexes(kept) for each in _of_part(name, part)]
    out = (*page.left_out, *(page.lines[at] for at in sorted(listed)))
    return Divided(tuple(_distinct(found)), out)


def _annexes(lines: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """The text and its annexes, each with its name; an annex numbers its own clauses."""
    begins = [at for at in range(1, len(lines)) if _is_annex(at, lines)]
    for start, end in zip([0, *begins], [*begins, len(lines)], strict=True):
        found = _ANNEX.match(lines[start]) if start else None
        yield (f"Bilaga {found[1].upper()}" if found else ""), lines[start:end]


def _is_annex(at: int, lines: Sequence[str]) -> bool:
    """Whether an annex begins here: a heading with text under it, and not a line in a list of annexes."""
    found = _ANNEX.match(lines[at])
    if found is None or (found[2] and not is_heading(found[2])):
        return False
    before = next((line for line in reversed(lines[:at]) if line), "")
    after = next((line for line in lines[at + 1 :] if line), "")
    is_listed = bool(_ANNEX.match(before)) and lines[at] not in lines[:at]
    return bool(after) and not _ANNEX.match(after) and not is_listed


def _of_part(name: str, lines: Sequence[str]) -> Iterator[Paragraph]:
    first = [_annex_start(name, lines[0])] if name else []
    numbered = [_of_number(each, lines) for each in numbering.clauses(lines)]
    if numbered:
        marked = [at for at, line in enumerate(lines) if line.startswith("#")]
        taken = {at for start in numbered for at in range(start.at, start.at + start.takes)}
        ours = [_ours(at, lines) for at in marked if at > numbered[0].at and at not in taken]
        starts = _lettered(sorted([*numbered, *ours], key=lambda start: start.at))
    else:
        starts = list(_unnumbered(lines)) if not name else []
    inner = [replace(each, number=f"{name}: {each.number}") if name else each for each in starts]
    yield from _cut([*first, *inner], lines)


def _annex_start(name: str, line: str) -> _Start:
    found = _ANNEX.match(line)
    return _Start(0, name, found[2].strip() if found else "", 1)


def _of_number(one: Numbered, lines: Sequence[str]) -> _Start:
    """A clause with a number of its own; its heading may stand on the next line, or go on there."""
    after = lines[one.at + 1] if one.at + 1 < len(lines) else ""
    if not one.rest:
        nearest = next((line for line in lines[one.at + 1 : one.at + 3] if line), "")
        if is_heading(nearest) and numbering.read_number(0, nearest) is None:
            return _Start(one.at, one.number, nearest, lines.index(nearest, one.at) - one.at + 1)
    elif is_heading(one.rest):
        goes_on = after[:1].islower() and len(one.rest) + len(after) < LONGEST_HEADING
        heading = f"{one.rest} {after}" if goes_on else one.rest
        return _Start(one.at, one.number, heading, 2 if goes_on else 1)
    return _Start(one.at, one.number, "", 1, text=one.rest)


def _ours(at: int, lines: Sequence[str]) -> _Start:
    return _Start(at, "", lines[at].lstrip("# "), 1, ours=True)


def _lettered(starts: Sequence[_Start]) -> list[_Start]:
    """Headings between the text's own numbers, as a, b, c under the number before."""
    found: list[_Start] = []
    parent, count = "", 0
    for start in starts:
        if not start.ours:
            parent, count = start.number, 0
            found.append(start)
        else:
            found.append(replace(start, number=f"{parent} {_letter(count)}"))
            count += 1
    return found


def _letter(count: int) -> str:
    return ascii_lowercase[count % 26] * (count // 26 + 1)


def _unnumbered(lines: Sequence[str]) -> Iterator[_Start]:
    """The headings of a text without numbers, numbered on; its paragraphs where it has no headings."""
    marked = [at for at, line in enumerate(lines) if line.startswith("#")]
    guessed = marked or [at for at in range(len(lines)) if _looks_like_a_heading(at, lines)]
    if guessed:
        for count, at in enumerate(guessed, start=1):
            yield replace(_ours(at, lines), number=str(count))
        return
    begins = [at for at, line in enumerate(lines) if line and _begins_a_paragraph(at, lines)]
    for count, at in enumerate(begins, start=1):
        yield _Start(at, str(count), "", 0, ours=True)


def _looks_like_a_heading(at: int, lines: Sequence[str]) -> bool:
    """A short line by itself, with text under it that is no heading."""
    line = lines[at]
    if not is_heading(line) or line.startswith(BULLET) or (at and lines[at - 1]):
        return False
    under = next((each for each in lines[at + 1 :] if each), "")
    longer = len(under.split()) > _TIMES_LONGER * len(line.split())
    return bool(under) and (longer or under.startswith(BULLET) or not is_heading(under))


def _begins_a_paragraph(at: int, lines: Sequence[str]) -> bool:
    return not at or not lines[at - 1] or lines[at - 1].endswith((".", "?", "!"))


def _cut(starts: Sequence[_Start], lines: Sequence[str]) -> Iterator[Paragraph]:
    before = _preamble(lines[: starts[0].at] if starts else lines)
    if before is not None:
        yield before
    ends = [*(start.at for start in starts[1:]), len(lines)]
    for start, end in zip(starts, ends, strict=False):
        under = [line.lstrip("# ") for line in lines[start.at + start.takes : end]]
        text = flowing([start.text, *under] if start.text else under)
        yield Paragraph(start.number, start.heading, text, start.ours)


def _preamble(lines: Sequence[str]) -> Paragraph | None:
    said = [line.lstrip("# ") for line in lines]
    first = next((line for line in said if line), None)
    if first is None:
        return None
    if not is_heading(first):
        return Paragraph(PREAMBLE, "", flowing(said), numbered_by_us=True)
    rest = said[said.index(first) + 1 :]
    return Paragraph(PREAMBLE, first, flowing(rest), numbered_by_us=True)


def _distinct(found: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """A number that stands twice gets a count after it, and is then ours."""
    seen: dict[str, int] = {}
    for each in found:
        times = seen[each.number] = seen.get(each.number, 0) + 1
        if times == 1:
            yield each
        else:
            yield replace(each, number=f"{each.number} ({times})", numbered_by_us=True)
