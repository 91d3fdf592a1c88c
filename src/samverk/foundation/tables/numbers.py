"""Numbers as people write them: 159 413,55 and 159413.55, 2.000.000, 22'986, 15 % and 1 300 000 kr."""

import re
from collections.abc import Sequence
from decimal import Decimal

Cell = str | int | Decimal | None

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_UNIT = re.compile(r" ?(?:kr|sek|:-|%)$", re.IGNORECASE)
_SPACED = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_APOSTROPHES = re.compile(r"[+-]?\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_GROUPED = {
    mark: re.compile(
        rf"[+-]?\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+{re.escape(other)}\d+"
        rf"|[+-]?\d{{1,3}}(?:{re.escape(mark)}\d{{3}}){{2,}}"
    )
    for mark, other in ((".", ","), (",", "."))
}
_ONE_GROUP = {
    mark: re.compile(rf"[+-]?[1-9]\d{{0,2}}{re.escape(mark)}\d{{3}}") for mark in (".", ",")
}
_PEOPLE = ("befolk", "invån", "folkm", "population", "inhabit")
_SCALED = ("tusen", "1000", "1 000", "thousand", "per ", "andel", "procent", "%")
# A dash is how a printed table says that there is nothing.
_NOTHING = frozenset({"", "-", "–", "—"})


def typed(texts: Sequence[str], *, decimal: str = ",", heading: str = "") -> list[Cell]:
    """The cells of one column: whole numbers, decimals, texts, and None where nothing stands.

    In 22.986 the dot may be either mark. What the rest of the column writes decides, or a heading that says that
    people are counted; where nothing decides it stays a text, so that whoever needs a number is told instead of
    being given a thousandth of it.
    """
    written = [_written(text) for text in texts]
    thousands = {mark for mark in ".," if any(map(_GROUPED[mark].fullmatch, written))}
    thousands |= _between_people(heading, written)
    other = "." if decimal == "," else ","
    is_decimal = any(_is_surely_decimal(text, other) for text in written)
    unclear = set() if is_decimal or thousands else {other}
    return [
        _cell(text, said, thousands, unclear) for text, said in zip(texts, written, strict=True)
    ]


def _between_people(heading: str, written: Sequence[str]) -> set[str]:
    """The mark between thousands in a column that counts people: they are whole, so what stands there is no decimal."""
    said = heading.casefold()
    if not any(word in said for word in _PEOPLE) or any(word in said for word in _SCALED):
        return set()
    figures = [text for text in written if any(map(str.isdigit, text))]
    return {
        mark
        for mark, grouped in _ONE_GROUP.items()
        if any(map(grouped.fullmatch, figures))
        and all(grouped.fullmatch(text) or text.isdigit() for text in figures)
    }


def is_unclear(text: str) -> bool:
    """Whether a text is a number that can be read in two ways: 22.986 or 22,986."""
    return any(pattern.fullmatch(_written(text)) for pattern in _ONE_GROUP.values())


def _written(text: str) -> str:
    plain = _SPACES.sub(" ", text.replace("−", "-")).strip()
    bare = _UNIT.sub("", plain)
    return re.sub("['’]", " ", bare) if _APOSTROPHES.fullmatch(bare) else bare


def _is_surely_decimal(text: str, mark: str) -> bool:
    return mark in text and bool(_PLAIN.fullmatch(text)) and not _ONE_GROUP[mark].fullmatch(text)


def _cell(text: str, written: str, thousands: set[str], unclear: set[str]) -> Cell:
    if written in _NOTHING:
        return None
    for mark in thousands:
        if _GROUPED[mark].fullmatch(written) or _ONE_GROUP[mark].fullmatch(written):
            return _number(written.replace(mark, ""))
    is_number = _SPACED.fullmatch(written) or _PLAIN.fullmatch(written)
    if not is_number or any(_ONE_GROUP[mark].fullmatch(written) for mark in unclear):
        return " ".join(text.split())
    return _number(written)


def _number(written: str) -> int | Decimal:
    said = written.replace(" ", "").replace(",", ".")
    return Decimal(said) if "." in said else int(said)
