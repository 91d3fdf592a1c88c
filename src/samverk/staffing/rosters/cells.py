"""What a cell says: a text, or a day; and the guard that keeps a text from being taken for a formula."""

import datetime as dt
import re

from samverk.rulebook.matching import fold

Cell = str | dt.date

_STARTS_A_FORMULA = frozenset("=+-@\t\r")
_GUARD = "'"
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[ T]00:00(?::00)?)?")
_WORDS = re.compile(r"(?:den )?(\d{1,2})(?::?e|:?a)?\.? ?([a-zåäö]{3,9})\.? (\d{4})")
_SHORT = re.compile(r"(\d{1,2})[/.] ?(\d{1,2})[ ./-] ?(\d{4})")
_EARLIEST, _LATEST = 1900, 2200


def plain(value: object) -> Cell:
    """A cell as the reader of a workbook gives it, as a text or a day."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unguarded(" ".join(str(value).split()))


def guarded(text: str) -> str:
    """The text with an apostrophe first where a spreadsheet would run it, or where the guard could be misread."""
    return _GUARD + text if text[:1] in _STARTS_A_FORMULA or _is_guarded(text) else text


def unguarded(text: str) -> str:
    """The text without the guard that guarded() gave it."""
    return text[1:] if _is_guarded(text) else text


def _is_guarded(text: str) -> bool:
    return (
        text[:1] == _GUARD
        and (text[1:2] == _GUARD or text[1:2] in _STARTS_A_FORMULA)
        and len(text) > 1
    )


def day(cell: Cell) -> dt.date | None:
    """The day that a cell names: 2020-09-01, 1 sep 2020, 1/9 2020 or a day of the spreadsheet's own.

    Shape: None where it names none.
    """
    if isinstance(cell, dt.date):
        return cell if _EARLIEST <= cell.year <= _LATEST else None
    said = " ".join(cell.lower().split())
    if found := _ISO.fullmatch(said):
        return _day(found[1], found[2], found[3])
    if found := _SHORT.fullmatch(said):
        return _day(found[3], found[2], found[1])
    if found := _WORDS.fullmatch(said):
        month = _month(found[2])
        return _day(found[3], str(month), found[1]) if month else None
    return None


def _month(word: str) -> int | None:
    begins = [number for number, short in enumerate(_MONTHS, start=1) if word.startswith(short)]
    if begins:
        return begins[0]
    return {"may": 5, "oct": 10}.get(fold(word)[:3])


def _day(year: str, month: str, day_of_month: str) -> dt.date | None:
    try:
        found = dt.date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None
