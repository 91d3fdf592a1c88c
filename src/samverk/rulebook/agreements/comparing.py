"""Two wordings of an agreement beside each other: which clauses belong together, and which words differ."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from samverk.rulebook.agreements.wording import Paragraph
from samverk.rulebook.rule import rule

# How much of two clauses' words must be the same for them to be one clause: with the same number, and without.
ALIKE_AND_NUMBERED = 0.4
ALIKE = 0.6
_BEGINNING = -1
# A day, a share and a registry number are one word each: 2023-09-01, 50/50, HSN 335-2019.
_TOKEN = re.compile(r"(\w+(?:[-/.:]\w+)*|[^\w\s])(\s*)")


class Kind(StrEnum):
    """What became of a clause."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


class Became(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Word:
    """Words that follow each other and fared alike, with the space after them."""

    kind: Became
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One clause in both wordings, or in one of them; heading and words tell what differs in them."""

    kind: Kind
    before: Paragraph | None
    after: Paragraph | None
    heading: tuple[Word, ...]
    words: tuple[Word, ...]


@rule
def compare(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[Change, ...]:
    """What became of each clause, in the order of the new text; what is gone stands where it stood.

    Source: samverk-avtal A9
    Shape:  every clause of both wordings is in exactly one change.
    """
    pairs = _pairs(before, after)
    gone = _gone_after(before, {old for old, _new in pairs})
    old_of = {new: old for old, new in pairs}
    found = [_change(before[at], None) for at in gone.get(_BEGINNING, ())]
    for at, new in enumerate(after):
        old = old_of.get(at)
        found.append(_change(None if old is None else before[old], new))
        found += [_change(before[each], None) for each in gone.get(old, ())]
    return tuple(found)


def _gone_after(before: Sequence[Paragraph], kept: set[int]) -> dict[int | None, list[int]]:
    """The clauses that are gone, under the one before them that is not."""
    found: dict[int | None, list[int]] = {}
    last = _BEGINNING
    for at in range(len(before)):
        if at in kept:
            last = at
        else:
            found.setdefault(last, []).append(at)
    return found


def _change(before: Paragraph | None, after: Paragraph | None) -> Change:
    heading = words(before.heading if before else "", after.heading if after else "")
    text = words(before.text if before else "", after.text if after else "")
    return Change(_kind(before, after, (*heading, *text)), before, after, heading, text)


def _kind(before: Paragraph | None, after: Paragraph | None, said: Sequence[Word]) -> Kind:
    if before is None or after is None:
        return Kind.NEW if before is None else Kind.GONE
    if any(word.kind is not Became.SAME for word in said):
        return Kind.CHANGED
    return Kind.SAME if _number(before) == _number(after) else Kind.MOVED


def words(before: str, after: str) -> tuple[Word, ...]:
    """Which words are the same, gone and new. Spaces and line breaks are not compared: those of the new text stand."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(
        None, [key for key, _ in old], [key for key, _ in new], autojunk=False
    )
    runs = [
        (kind, "".join(key + space for key, space in part))
        for tag, i, j, k, m in matcher.get_opcodes()
        for kind, part in _parts(tag, old[i:j], new[k:m])
    ]
    return tuple(Word(kind, text) for kind, text in runs if text)


def _parts(
    tag: str, old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> Iterator[tuple[Became, Sequence[tuple[str, str]]]]:
    if tag == "equal":
        yield Became.SAME, new
    else:
        yield Became.GONE, old
        yield Became.NEW, new


def _pairs(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Which clauses belong together, each with at most one: the surest first."""
    found: list[tuple[int, int]] = []
    old, new = list(range(len(before))), list(range(len(after)))
    bags = {id(each): _bag(each) for each in (*before, *after)}

    def take(pairs: Sequence[tuple[int, int]]) -> None:
        found.extend(pairs)
        for i, j in pairs:
            old.remove(i)
            new.remove(j)

    def alike(i: int, j: int) -> float:
        return _likeness(bags[id(before[i])], bags[id(after[j])])

    for key in (_everything, _number_and_heading, _said, _heading):
        take(_by(key, [(i, before[i]) for i in old], [(j, after[j]) for j in new]))
    numbered = _by(_number, [(i, before[i]) for i in old], [(j, after[j]) for j in new])
    take([pair for pair in numbered if alike(*pair) >= ALIKE_AND_NUMBERED])
    take(_closest([(alike(i, j), i, j) for i in old for j in new]))
    return found


def _by(
    key: Callable[[Paragraph], Hashable],
    old: Sequence[tuple[int, Paragraph]],
    new: Sequence[tuple[int, Paragraph]],
) -> list[tuple[int, int]]:
    """Those that have the same key, where only one on each side has it; None is no key."""
    count_old, count_new = (Counter(key(each) for _, each in side) for side in (old, new))
    at = {key(each): j for j, each in new}
    return [
        (i, at[name])
        for i, each in old
        if (name := key(each)) is not None and count_old[name] == count_new[name] == 1
    ]


def _closest(pairs: Sequence[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """The pairs that are most alike, each clause once; of those equally alike, the ones first in the old text."""
    found: list[tuple[int, int]] = []
    taken_old, taken_new = set[int](), set[int]()
    for ratio, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if ratio >= ALIKE and i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            found.append((i, j))
    return found


def _bag(one: Paragraph) -> Counter[str]:
    return Counter(key.casefold() for key, _ in _TOKEN.findall(f"{one.heading} {one.text}"))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much of the words are the same, whatever their order: what SequenceMatcher calls the quick ratio."""
    few, many = sorted((one.total(), other.total()))
    # Most pairs differ so much in length that their words need not be looked at.
    if 2 * few < ALIKE_AND_NUMBERED * (few + many) or not few:
        return 0.0
    return 2 * (one & other).total() / (few + many)


def _number(one: Paragraph) -> str:
    """The number however it is written: "§ 7" and "7 §" are one."""
    return one.number.strip("§ ")


def _heading(one: Paragraph) -> str | None:
    return one.heading.casefold() or None


def _everything(one: Paragraph) -> tuple[str, str, str]:
    return _number(one), one.heading, one.text


def _number_and_heading(one: Paragraph) -> tuple[str, str] | None:
    return (_number(one), one.heading.casefold()) if one.heading else None


def _said(one: Paragraph) -> tuple[str, ...] | None:
    said = tuple(f"{one.heading} {one.text}".casefold().split())
    return said or None
