"""What a text has only because it stood on pages: their numbers, heads and feet, and lines broken at the margin."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

BULLET = "- "
_BULLETS = re.compile(r"^(?:[•◦▪●‣·∙\uf021-\uf0ff–—-]|o(?=\t))\s+(?=\S)")
_PAGE_NUMBER = re.compile(
    r"^(?:sid(?:a|an|nr)?|page)?[.:]?\s*\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|(?:av|of|/)\s*\d{1,3})?$",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[^\S\t\n]+")
_AROUND_TAB = re.compile(r" *\t[ \t]*")
# A printed text has letters that are drawn together, which nobody writes or searches for.
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_UNSEEN = str.maketrans({**dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff"), **_LIGATURES})
_DIVIDED = re.compile(r"[\u00ad\u2010\u2011]\s*$")
_NEVER_WRITTEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ITEM = re.compile(r"^(?:- |(?:\d{1,2}|[a-zåäö])[.)]\s)")
_ENDS_A_SENTENCE = (".", ":", ";", "?", "!")
# At these a line is broken without a sign that it was: 2023-2026, LSS-handläggare, arbete/studier.
_IS_WHOLE = re.compile(r"(?:\d-|\b[A-ZÅÄÖ]{2,}-|\w/)$")
_LONGEST_HEAD = 100
_TIMES = 3
# A line that was broken at the margin is about as long as the page is wide.
_WIDE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Lines without what the pages added, and that, so that somebody can see what was left out."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...]


def without_pages(lines: Iterable[str]) -> Page:
    """The lines as they would stand on one endless page; a line is empty where a paragraph ends.

    Shape: heads and feet are only looked for where page numbers show that there were pages.
    """
    found = [tidy for line in lines for tidy in tidied(line)]
    numbers = {at for at, line in enumerate(found) if _PAGE_NUMBER.match(line)}
    heads = _heads(found) if numbers else frozenset()
    out = numbers | {at for at, line in enumerate(found) if _key(line) in heads}
    kept = tuple(line for at, line in enumerate(found) if at not in out)
    return Page(kept, tuple(found[at] for at in sorted(out)))


def tidied(line: str) -> Iterator[str]:
    """The lines that a line is, as somebody would have written them: nothing unseen, and points that begin alike."""
    for part in re.split(r"[\n\r\f\v\u2028\u2029]", line):
        whole = normalize("NFC", _DIVIDED.sub("-", part))
        seen = _NEVER_WRITTEN.sub("", whole.translate(_UNSEEN))
        plain = _AROUND_TAB.sub("\t", _SPACES.sub(" ", seen)).strip().replace("**", "")
        yield _BULLETS.sub(BULLET, plain).strip()


def _heads(lines: Sequence[str]) -> frozenset[str]:
    count = Counter(_key(line) for line in lines if _may_be_a_head(line))
    return frozenset(key for key, times in count.items() if times >= _TIMES)


def _may_be_a_head(line: str) -> bool:
    if not line or len(line) > _LONGEST_HEAD or "\t" in line:
        return False
    return not line.startswith((BULLET, "#", "§")) and not line.endswith(_ENDS_A_SENTENCE)


def _key(line: str) -> str:
    """Two heads are one where only a figure differs; a line that begins with one is a clause or a date."""
    if line[:1].isdigit():
        return line
    return re.sub(r"\d+", "0", line.casefold())


def flowing(lines: Iterable[str]) -> str:
    """The lines as running text: one line for each paragraph or point, put together where the margin broke it."""
    blocks: list[str] = []
    begins = True
    for line in lines:
        if line and not begins and goes_on(blocks[-1], line):
            blocks[-1] = joined(blocks[-1], line)
        elif line:
            blocks.append(line.replace("\t", " | "))
        begins = not line
    return "\n".join(blocks)


def goes_on(before: str, line: str) -> bool:
    """Whether a line reads as the rest of the one before it."""
    if _ITEM.match(line) or "\t" in line or before.endswith(_ENDS_A_SENTENCE):
        return False
    return line[0].islower() or (len(before) >= _WIDE and not before.startswith(BULLET))


def joined(before: str, line: str) -> str:
    """A word divided at the margin is put together; "hälso-" before "och" is not, and "LSS-" keeps its hyphen."""
    leads_on = line.split(maxsplit=1)[0] in {"och", "eller", "samt", "respektive"}
    divided = before.endswith("-") and before[-2:-1].isalpha() and line[0].islower()
    if leads_on or not (divided or _IS_WHOLE.search(before)):
        whole = f"{before} {line}"
    else:
        whole = (before if _IS_WHOLE.search(before) else before[:-1]) + line
    return whole.replace("\t", " | ")
