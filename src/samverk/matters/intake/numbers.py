"""Registry numbers as a letter writes them, in the forms that a register may have them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 100_000
MOST: Final = 200
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_WRITTEN: Final = re.compile(
    r"(?:\b([A-Za-zÅÄÖåäö]{1,8})[ :.-]{0,2})?(?<![\d/-])(\d{1,7}) ?([-/]) ?(\d{1,7})(?![\d/-])"
)


def written(text: str) -> tuple[str, ...]:
    """Every form of the numbers in a text: "KS 2020/123", "KS2020/123" and "2020/123"."""
    found: dict[str, None] = {}
    for match in _WRITTEN.finditer(_plain(text)):
        found.update(dict.fromkeys(_forms(match)))
        if len(found) >= MOST:
            break
    return tuple(found)


def ours(text: str) -> frozenset[tuple[int, int]]:
    """What may be a number of a series of ours, as its year and its place in the year."""
    pairs: set[tuple[int, int]] = set()
    for match in _WRITTEN.finditer(_plain(text)):
        number, year = int(match[2]), match[4]
        if len(year) == len("2020") and len(pairs) < MOST:
            pairs.add((int(year), number))
    return frozenset(pairs)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:LONGEST]).translate(_DASHES)


def _forms(match: re.Match[str]) -> Iterator[str]:
    digits = f"{match[2]}{match[3]}{match[4]}"
    yield digits
    if match[1]:
        letters = match[1].upper()
        yield from (f"{letters} {digits}", f"{letters}{digits}", f"{letters}-{digits}")
