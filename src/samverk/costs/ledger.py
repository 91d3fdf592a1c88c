"""From a quarter as a ledger prints it to rows with amounts, each with the budget line that it seems to belong to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverk.costs.models import BudgetLine
from samverk.costs.printed import Unit, unit_of
from samverk.foundation.tables import Row, Table, TableError
from samverk.rulebook.findings import Words

MOST_ROWS = 200
MOST_ORE = 10**15
_MONEY = ("belopp", "utfall", "kostnad", "kronor", "kr", "sek", "tkr", "amount", "outcome", "cost")
_TEXT = (
    "text",
    "rad",
    "vad",
    "benämning",
    "konto",
    "kontotext",
    "kostnadsslag",
    "post",
    "line",
    "what",
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger, by its number in the file, and the text of the budget line it seems to be. Units: öre."""

    number: int
    text: str
    ore: int
    line: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a quarter, and the sum that the table states itself where it does. Units: öre."""

    entries: tuple[Entry, ...]
    stated_ore: int | None

    @property
    def total_ore(self) -> int:
        """What the rows sum to."""
        return sum(each.ore for each in self.entries)


@dataclass(frozen=True, slots=True)
class Columns:
    """What somebody says about a table that does not say it itself."""

    text: str = ""
    amount: str = ""


def read(table: Table, columns: Columns = Columns()) -> Read:
    """The rows of the ledger without its sum.

    Raises: TableError with row and column where a column cannot be told or an amount is none.
    """
    text = table.column(columns.text) if columns.text else _found(table, _TEXT, str)
    amount = (
        table.column(columns.amount)
        if columns.amount
        else _found(table, _MONEY, int, Decimal, besides=text)
    )
    unit = unit_of(table.header[amount])
    rows = [row for row in table.rows if not row.is_total]
    sums = [row for row in table.rows if row.is_total and row.cells[amount] is not None]
    if not 0 < len(rows) <= MOST_ROWS:
        raise _rows(len(rows))
    entries = tuple(
        Entry(row.number, table.text(row, text)[:200], _ore(table, row, amount, unit))
        for row in rows
    )
    return Read(entries, _ore(table, sums[-1], amount, unit) if sums else None)


def matched(
    entries: Sequence[Entry], lines: Sequence[BudgetLine], known: Mapping[str, str]
) -> tuple[Entry, ...]:
    """The entries with the line each belongs to: the same text, what it was tied to before, or the only line it names."""
    texts = {_folded(line.text): line.text for line in lines}
    before = {_folded(text): line for text, line in known.items() if line in texts.values()}

    def line_of(entry: Entry) -> str:
        said = _folded(entry.text)
        if said in texts or said in before:
            return texts.get(said) or before[said]
        named = [line for text, line in texts.items() if text in said or said in text]
        return named[0] if len(named) == 1 else ""

    return tuple(Entry(entry.number, entry.text, entry.ore, line_of(entry)) for entry in entries)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _found(table: Table, words: tuple[str, ...], *kinds: type, besides: int | None = None) -> int:
    """The column that is named so, or the only one that holds such a thing.

    Raises: TableError where it cannot be told.
    """
    columns = [
        index
        for index in range(len(table.header))
        if index != besides and any(isinstance(row.cells[index], kinds) for row in table.rows)
    ]
    named = [index for index in columns if _is_named(table.header[index], words)]
    others = [index for index in columns if not _is_named(table.header[index], _MONEY)]
    for choice in (named, others if str in kinds else columns):
        if len(choice) == 1:
            return choice[0]
    listed = ", ".join(table.header[index] for index in named or columns) or "–"
    raise _unclear(listed, is_text=str in kinds)


def _is_named(heading: str, words: tuple[str, ...]) -> bool:
    return any(word in words for word in _WORD.findall(heading.casefold()))


def _ore(table: Table, row: Row, column: int, unit: Unit) -> int:
    exact = Fraction(table.number(row, column)) * unit.in_ore
    ore = round(exact)
    if exact != ore or abs(ore) > MOST_ORE:
        heading = table.header[column]
        raise TableError(
            Words(
                f"Rad {row.number}, kolumnen ”{heading}”: beloppet är för stort eller har delar av ett öre.",
                f"Row {row.number}, column “{heading}”: the amount is too large or has parts of an öre.",
            ),
            row.number,
            heading,
        )
    return ore


def _rows(count: int) -> TableError:
    if not count:
        return TableError(
            Words("Tabellen har inga rader utom summan.", "The table has no rows but its sum.")
        )
    return TableError(
        Words(
            f"Tabellen har {count} rader. Summera till högst {MOST_ROWS}, till exempel per konto.",
            f"The table has {count} rows. Sum them to at most {MOST_ROWS}, for instance by account.",
        )
    )


def _unclear(listed: str, *, is_text: bool) -> TableError:
    if is_text:
        return TableError(
            Words(
                f"Det går inte att se vilken kolumn som säger vad raden är. Skriv vilken: {listed}.",
                f"It cannot be seen which column says what a row is. Say which: {listed}.",
            ),
            column="text",
        )
    return TableError(
        Words(
            f"Det går inte att se vilken kolumn som är beloppet. Skriv vilken: {listed}.",
            f"It cannot be seen which column is the amount. Say which: {listed}.",
        ),
        column="belopp",
    )
