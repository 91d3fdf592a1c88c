"""What a letter seems to say of a decision: suggestions for whoever reads it, and nothing where it could be read two ways."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from samverk.foundation.fields import IDENTITY_NUMBER

_MONTHS: Final = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_ISO: Final = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_LONG: Final = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (20\d\d))?\b", re.IGNORECASE)
_SHORT: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})[ -](20\d\d)\b")
_PARAGRAPH: Final = re.compile(r"(?:§+|\bparagraf)\s{0,3}(\d{1,4}[a-z]?)\b", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"(?:\bdnr|\bdiarienr|\bdiarienummer|\bärendenummer)\s?[.:]?\s?"
    r"([A-ZÅÄÖ]{0,8}[ -]?\d{1,6}[-/]\d{1,6})\b",
    re.IGNORECASE,
)
_IDENTITY: Final = re.compile(IDENTITY_NUMBER)
LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a letter seems to say; empty where it says nothing, or several things."""

    organ: str = ""
    decided_on: dt.date | None = None
    paragraph: str = ""
    registry_number: str = ""


def suggested(
    text: str,
    *,
    organs: Iterable[str],
    asked_on: dt.date,
    received_on: dt.date,
    known: Iterable[str] = (),
) -> Suggested:
    """What the new words of a letter seem to say; known are numbers that the matter itself bears."""
    read = " ".join(text[:LONGEST].split())
    days = {day for day in _days(read, received_on) if asked_on <= day <= received_on}
    theirs = {each.strip().upper() for each in _NUMBER.findall(read) if not _IDENTITY.search(each)}
    return Suggested(
        organ=_only(_named(read, organs)),
        decided_on=next(iter(days)) if len(days) == 1 else None,
        paragraph=_only({f"§ {each}" for each in _PARAGRAPH.findall(read)}),
        registry_number=_only(theirs - {each.upper() for each in known}),
    )


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


def _named(text: str, organs: Iterable[str]) -> set[str]:
    """The organs that are named, the longer name where one name holds another."""
    said = text.casefold()
    found = {name for name in organs if re.search(rf"\b{re.escape(name.casefold())}", said)}
    return {
        name
        for name in found
        if not any(name != other and name.casefold() in other.casefold() for other in found)
    }


def _days(text: str, received_on: dt.date) -> Iterator[dt.date]:
    for year, month, day in _ISO.findall(text):
        yield from _day(int(year), int(month), int(day))
    for day, name, year in _LONG.findall(text):
        yield from _day(int(year or received_on.year), _MONTHS.index(name.lower()) + 1, int(day))
    for day, month, year in _SHORT.findall(text):
        yield from _day(int(year), int(month), int(day))


def _day(year: int, month: int, day: int) -> Iterator[dt.date]:
    try:
        yield dt.date(year, month, day)
    except ValueError:
        return  # no such day: 31 april
