"""From a table that somebody gives to what the rulebook checks: which column is which, in which unit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from samverk.costs.printed_bases import below_zero, unread
from samverk.costs.printed_total import Columns, TotalRow, parted
from samverk.foundation.tables import Row, Table, TableError
from samverk.foundation.tables.faults import at
from samverk.rulebook.costs.checking import Printed, PrintedRow
from samverk.rulebook.findings import Words
from samverk.rulebook.matching import kernel

_WORD = re.compile(r"[^\W\d_]+|%")
_UNNAMED = re.compile(r"kolumn \d+")
_PARTY = ("kommun", "part", "huvudm", "region", "namn", "name", "medlem", "organisation", "ägare")
_BASE = (
    *("befolk", "invån", "invan", "folkm", "population", "inhabit", "procent", "percent", "andel"),
    *("share", "antal", "elev", "dygn", "timm", "nyckel", "årsarb", "fte", "%"),
)
_MONEY = ("belopp", "kostnad", "avgift", "ersättning", "bidrag", "kronor", "amount", "cost", "fee")
_CURRENCY = frozenset({"kr", "sek", "tkr", "kkr", "tsek", "mkr", "msek", "öre", "ers"})
_MOST = Fraction(1, 2)
_STATED = ("printed", "tryckt", "angiv", "angett", "stated")


class Unit(StrEnum):
    """What the amounts of a table are written in."""

    KR = "kr"
    TKR = "tkr"
    MKR = "mkr"
    ORE = "öre"

    @property
    def in_ore(self) -> int:
        return {"kr": 100, "tkr": 100_000, "mkr": 100_000_000, "öre": 1}[self.value]


_UNITS = {
    **dict.fromkeys(("tkr", "kkr", "tsek", "tusental"), Unit.TKR),
    **dict.fromkeys(("mkr", "msek", "miljoner"), Unit.MKR),
    "öre": Unit.ORE,
}


class Role(StrEnum):
    """What a column of a printed table is for."""

    PARTY = "party"
    VALUE = "value"


class UnclearColumnError(TableError):
    """Which column is the parties', or the amounts', cannot be seen; one of the choices has to be named."""

    def __init__(self, words: Words, role: Role, choices: tuple[str, ...]) -> None:
        super().__init__(words)
        self.role = role
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Asked:
    """What is said about a table beside it; what is not said is guessed from its header.

    Units: stated_ore in öre, the sum that the table is said to divide.
    """

    party: str = ""
    value: str = ""
    base: str = ""
    unit: Unit | None = None
    stated_ore: int | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """A table as the rulebook takes it, and how it was read."""

    printed: Printed
    party: str
    value: str
    bases: tuple[str, ...]
    unit: Unit
    total: TotalRow | None = None


def understood(table: Table, asked: Asked = Asked()) -> Understood:
    """The table with its columns found: parties, amounts, what may be the base, and the sum that it states.

    Raises: TableError with row and column; UnclearColumnError where a column has to be named.
    """
    party = table.column(asked.party) if asked.party else _party(table)
    value = table.column(asked.value) if asked.value else _value(table, party)
    bases = [table.column(asked.base)] if asked.base else _bases(table, party, value)
    bases, why_not = _readable(table, asked, (party, value, bases))
    unit = asked.unit or unit_of(table.header[value])
    stated = None if asked.stated_ore is None else Decimal(asked.stated_ore) / unit.in_ore
    found = parted(table, Columns(party, value, tuple(bases)), stated)
    _check_names(table, found.rows, party)
    printed = Printed(
        tuple(_row(table, row, (party, value, bases), unit) for row in found.rows),
        _stated(table, found.total, value, unit) if asked.stated_ore is None else asked.stated_ore,
        table.header[bases[0]] if asked.base else "",
        why_not,
    )
    named = tuple(table.header[base] for base in bases)
    return Understood(printed, table.header[party], table.header[value], named, unit, found.known)


def _readable(
    table: Table, asked: Asked, columns: tuple[int, int, list[int]]
) -> tuple[list[int], dict[str, Words]]:
    """The columns that can be a base, and why those that look like one cannot.

    Raises: TableError where the base that is asked for has a figure below zero.
    """
    party, value, bases = columns
    rows = [row for row in table.rows if not row.is_total_in(party)]
    if asked.base:
        if wrong := below_zero(rows, bases[0]):
            raise at(wrong[0].number, table.header[bases[0]], wrong[1])
        return bases, {}
    looks = [
        index
        for index, heading in enumerate(table.header)
        if index not in {party, value, *bases} and _is_base(heading) and not _is_rate(heading)
    ]
    negative = [index for index in bases if below_zero(rows, index)]
    why = unread(rows, [*negative, *looks])
    kept = [index for index in bases if index not in why]
    return kept, {table.header[index]: each for index, each in why.items()}


def _check_names(table: Table, rows: Sequence[Row], party: int) -> None:
    """Each party once; "Avesta" and "Avesta kommun" are one."""
    seen: dict[str, int] = {}
    for row in rows:
        name = table.text(row, party)
        known = kernel(name) or name
        if known in seen:
            said = Words(
                f"{name} står redan på rad {seen[known]}.",
                f"{name} is on row {seen[known]} already.",
            )
            raise at(row.number, table.header[party], said)
        seen[known] = row.number
    if not rows:
        raise TableError(
            Words(
                "Tabellen har inga rader utom summan.", "The table has no rows other than its sum."
            )
        )


def _row(table: Table, row: Row, columns: tuple[int, int, list[int]], unit: Unit) -> PrintedRow:
    party, value, bases = columns
    figures = {
        table.header[base]: Fraction(table.number(row, base))
        for base in bases
        if row.cells[base] is not None
    }
    amount = Fraction(table.number(row, value)) * unit.in_ore
    return PrintedRow(table.text(row, party), amount, figures)


def _stated(table: Table, total: Row | None, value: int, unit: Unit) -> int | None:
    """The sum in the row that states it, where any does."""
    return None if total is None else round(Fraction(table.number(total, value)) * unit.in_ore)


def unit_of(heading: str) -> Unit:
    """What the amounts below a heading are written in: kronor where it does not say."""
    found = (_UNITS[word] for word in _words(heading) if word in _UNITS)
    return next(found, Unit.KR)


def _words(heading: str) -> list[str]:
    return _WORD.findall(heading.casefold())


def _says(heading: str, stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in _words(heading))


def _is_money(heading: str) -> bool:
    says = _says(heading, _MONEY) or not _CURRENCY.isdisjoint(_words(heading))
    return says and not _is_rate(heading)


def _is_rate(heading: str) -> bool:
    """Whether the column says how much for each of a base: "kr per invånare"."""
    words = _words(heading)
    after = words[words.index("per") + 1 :] if "per" in words else []
    return any(word.startswith(_BASE) for word in after) or heading.startswith("invanare_per")


def _party(table: Table) -> int:
    texts = [index for index in range(len(table.header)) if _filled(table, index, str) > _MOST]
    named = [index for index in texts if _says(table.header[index], _PARTY)]
    for choice in (texts, named, [index for index in texts if not index]):
        if len(choice) == 1:
            return choice[0]
    raise _unclear(
        Role.PARTY,
        _headings(table, texts or range(len(table.header))),
        Words("parternas namn", "the names of the parties"),
    )


def _value(table: Table, party: int) -> int:
    found = [index for index in _numeric(table) if index != party]
    free = [index for index in found if not _is_base(table.header[index])]
    money = [index for index in found if _is_money(table.header[index])]
    stated = [index for index in money or free if _says(table.header[index], _STATED)]
    for choice in (stated, money, [] if money else free):
        if len(choice) == 1:
            return choice[0]
    if found and all(_UNNAMED.fullmatch(table.header[index]) for index in found):
        return found[-1]  # without any names the amounts stand last, as they are printed
    choices = money or free or found or range(len(table.header))
    raise _unclear(Role.VALUE, _headings(table, choices), Words("beloppen", "the amounts"))


def _is_base(heading: str) -> bool:
    return _is_rate(heading) or (_says(heading, _BASE) and not _is_money(heading))


def _bases(table: Table, party: int, value: int) -> list[int]:
    """The columns that may be the base: those named as one, else every one that is no money."""
    free = [
        index
        for index in _numeric(table)
        if index not in {party, value}
        and not _is_money(table.header[index])
        and not _is_rate(table.header[index])
        and not _says(table.header[index], _STATED)
    ]
    named = [index for index in free if _says(table.header[index], _BASE)]
    return named or [index for index in free if _filled(table, index, str) == 0]


def _numeric(table: Table) -> list[int]:
    return [
        index for index in range(len(table.header)) if _filled(table, index, int, Decimal) > _MOST
    ]


def _filled(table: Table, column: int, *kinds: type) -> Fraction:
    """How large a part of a column's cells hold such a thing. One that does not is a fault to tell, not another kind."""
    cells = [row.cells[column] for row in table.rows if not row.is_total]
    return Fraction(sum(isinstance(cell, kinds) for cell in cells), len(cells) or 1)


def _headings(table: Table, columns: Iterable[int]) -> tuple[str, ...]:
    return tuple(table.header[index] for index in columns)


def _unclear(role: Role, choices: tuple[str, ...], what: Words) -> UnclearColumnError:
    listed = ", ".join(choices)
    return UnclearColumnError(
        Words(
            f"Det går inte att se vilken kolumn som är {what.sv}. Välj en av: {listed}.",
            f"It cannot be seen which column holds {what.en}. Choose one of: {listed}.",
        ),
        role,
        choices,
    )
