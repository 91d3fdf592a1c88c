"""Which row an incoming letter belongs to: by the reply token, else by a number together with the sender."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.rule import rule

_LONGEST = 100_000
_SHORTEST_TOKEN = 8
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_WORD = re.compile(r"[A-Za-z0-9_-]+")
# Letters of a registry, then figures: never a piece of a longer row of figures, such as a date.
_NUMBER = re.compile(
    r"(?:([^\W\d_]{1,12})[ :.-]{0,3})?(?<!\d)(?<!\d[-/:.])"
    r"(\d{1,9}(?: ?[-/:.] ?\d{1,9}){0,9})(?!\d)(?! ?[-/:.] ?\d)"
)
_PART = re.compile(r"\d+")
_CODE = re.compile(r"[A-ZÅÄÖ]{2,8}")
# Words in capitals before a number that are no registry's own letters.
_NO_CODES = frozenset({"DNR", "NR", "RE", "SV", "VB", "FW", "FWD", "AW", "ANG", "PM"})
_FEWEST_PARTS = 2

Said = Mapping[str, Collection[str]]  # by row, what in the letter speaks for it


class How(StrEnum):
    """What a letter was recognised by; ambiguous is that people choose, among the rows named."""

    TOKEN = "token"  # noqa: S105 -- the name of a way, no secret
    OWN_NUMBER = "own number"
    NUMBER_AND_SENDER = "number and sender"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One row that may be answered: its token, the matter's numbers, the party's own, and known senders.

    A sender is a whole address, or "@dorotea.se" for every address of a domain.
    """

    row: str
    token: str = ""
    numbers: tuple[str, ...] = ()
    own_numbers: tuple[str, ...] = ()
    senders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reply:
    """What is read of a letter in order to find its row."""

    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a letter belongs to, how that was seen, and the words in it that say so."""

    how: How
    rows: tuple[str, ...] = ()
    by: str = ""

    @property
    def row(self) -> str | None:
        """The one row it belongs to, or None where a person is to choose."""
        return None if self.how in {How.AMBIGUOUS, How.UNKNOWN} else self.rows[0]


@dataclass(frozen=True, slots=True)
class Number:
    """A registry number as it is compared: the letters before it, if any, and its parts without leading zeros."""

    code: str
    parts: tuple[str, ...]


@rule
def recognise(reply: Reply, rows: Sequence[OpenRow]) -> Recognised:
    """The row that a letter belongs to, several that it may belong to, or none.

    Source: samverk-beslut B9
    Shape: a token decides; a number of the matter needs a known sender; the party's own must not be spoken against.
    """
    holding = _by_token(reply, rows)
    if holding:
        return _one_or_several(holding, How.TOKEN, holding)
    read = _read(reply)
    ours = {row.row: by for row in rows if (by := _said(row.numbers, read))}
    shared = {by for each in ours.values() for by in each}
    own = {row.row: by for row in rows if (by := _said(row.own_numbers, read) - shared)}
    return _by_number(own, ours, _from(reply.sender, rows))


def _by_number(own: Said, ours: Said, known: set[str]) -> Recognised:
    """Shape: what speaks for two rows, or the number of one from the sender of another, is ambiguous."""
    everybody = {**ours, **own}
    spoken_for = own.keys() & ours.keys() if own and ours else everybody.keys()
    if not everybody:
        return Recognised(How.UNKNOWN)
    if known and spoken_for & known:
        return _one_or_several(spoken_for & known, How.NUMBER_AND_SENDER, everybody)
    if own and spoken_for and not known:
        return _one_or_several(spoken_for, How.OWN_NUMBER, everybody)
    return Recognised(How.AMBIGUOUS, tuple(sorted(everybody)), _first(everybody))


def _one_or_several(rows: Collection[str], how: How, by: Said) -> Recognised:
    """Shape: the keys in order, whatever order the rows were given in."""
    keys = tuple(sorted(rows))
    return Recognised(
        how if len(keys) == 1 else How.AMBIGUOUS, keys, _first({key: by[key] for key in keys})
    )


def _first(by: Said) -> str:
    return min(words for each in by.values() for words in each)


def _by_token(reply: Reply, rows: Sequence[OpenRow]) -> Said:
    """Shape: a token stands as a word of its own, in an address, a link, the subject or the text."""
    said = {
        form
        for text in (*reply.recipients, reply.subject, reply.text[:_LONGEST])
        for word in _WORD.findall(text)
        for form in (word.casefold(), word.strip("-_").casefold())
    }
    return {
        row.row: {row.token}
        for row in rows
        if len(row.token) >= _SHORTEST_TOKEN and row.token.casefold() in said
    }


def _from(sender: str, rows: Sequence[OpenRow]) -> set[str]:
    """The rows whose party the sender is known to write for: the address itself before its domain."""
    address = sender.strip().casefold()
    domain = f"@{address.rpartition('@')[2]}"
    for form in (address, domain):
        found = {row.row for row in rows if form in _folded(row.senders)}
        if found and "@" in address:
            return found
    return set()


def _folded(senders: Collection[str]) -> set[str]:
    return {sender.casefold() for sender in senders}


def _read(reply: Reply) -> dict[tuple[str, ...], dict[str, str]]:
    """Every number in the letter: by its parts and the letters before it, as it was written."""
    read: dict[tuple[str, ...], dict[str, str]] = {}
    for text in (reply.subject, reply.text[:_LONGEST]):
        for found in _NUMBER.finditer(_plain(text)):
            code, digits = found.groups()
            read.setdefault(_parts(digits), {}).setdefault(_code(code or ""), found.group())
    return read


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_DASHES)


def _code(word: str) -> str:
    return word if _CODE.fullmatch(word) and word not in _NO_CODES else ""


def _parts(digits: str) -> tuple[str, ...]:
    return tuple(part.lstrip("0") for part in _PART.findall(digits))


def number(written: str) -> Number | None:
    """A registry number as it is compared, None where the text is not distinct enough to be one.

    Shape: one figure alone, without letters before it, stands for too many things.
    """
    found = _NUMBER.fullmatch(_plain(written).strip())
    if found is None:
        return None
    read = Number(_code((found.group(1) or "").upper()), _parts(found.group(2)))
    return read if len(read.parts) >= _FEWEST_PARTS else None


def _said(numbers: Iterable[str], read: Mapping[tuple[str, ...], Mapping[str, str]]) -> set[str]:
    """How the numbers are written in the letter: the same parts, and no letters that speak against it."""
    known = [each for each in map(number, numbers) if each is not None]
    return {
        written
        for each in known
        for code, written in read.get(each.parts, {}).items()
        if not each.code or not code or each.code == code
    }
