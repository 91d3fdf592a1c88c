"""Which row of a printed table is its sum: one that says so, one without a name, or one that the rows above come to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from samverk.foundation.tables import Row, Table, is_nearly_sum, is_sum
from samverk.rulebook.findings import Words

_WORD = re.compile(r"[^\W\d_]+")
# Who may pay as much as all others together, and whom all of them make up.
_PAYER = ("region", "landsting", "stat", "kommun", "förbund")
_ALL = frozenset(
    {
        *(
            "länet",
            "län",
            "landet",
            "riket",
            "kommunerna",
            "kommuner",
            "parterna",
            "parter",
            "medlemmarna",
            "medlemmar",
        ),
    }
)
_WHOLES = (1, 100)
# Of few round amounts one may well be the sum of the others: 100, 200, 300, 600.
_FEWEST, _FEWEST_UNNAMED = 2, 5


class KnownBy(StrEnum):
    """How a row was known to be the sum."""

    NAME = "name"
    NO_NAME = "no_name"
    SUM = "sum_of_rows_above"


@dataclass(frozen=True, slots=True)
class TotalRow:
    """The row that was read as the sum, by its number in the file and what it is called there."""

    number: int
    label: str
    by: KnownBy

    @property
    def words(self) -> Words:
        """Which row it is, and why: nobody should have to guess what was left out of the sum."""
        said, english = _SAYS[self.by]
        return Words(
            said.format(row=self.number, label=self.label),
            english.format(row=self.number, label=self.label),
        )


_SAYS = {
    KnownBy.NAME: (
        "Rad {row}, ”{label}”, är läst som summan.",
        "Row {row}, “{label}”, is read as the sum.",
    ),
    KnownBy.NO_NAME: (
        "Rad {row} har inget namn och är läst som summan.",
        "Row {row} has no name and is read as the sum.",
    ),
    KnownBy.SUM: (
        "Rad {row}, ”{label}”, är läst som summan av raderna före. Är den en part, ange summan som delats.",
        "Row {row}, “{label}”, is read as the sum of the rows before. If it is a party, state the sum that was divided.",
    ),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parties, the amounts and what may be their base stand."""

    party: int
    value: int
    bases: tuple[int, ...]

    @property
    def figures(self) -> tuple[int, ...]:
        return (self.value, *self.bases)


@dataclass(frozen=True, slots=True)
class Parted:
    """The rows of the parties, and the one that states their sum."""

    rows: tuple[Row, ...]
    total: Row | None = None
    known: TotalRow | None = None


def parted(table: Table, columns: Columns, stated: Decimal | None) -> Parted:
    """The rows of parties apart from the sum; stated is a sum that is said beside the table, in its unit."""
    named = [row for row in table.rows if row.is_total_in(columns.party)]
    rows = [row for row in table.rows if row not in named]
    sums = [(row, KnownBy.NAME) for row in named if row.cells[columns.value] is not None]
    if found := _without_saying_so(rows, columns, stated or _amount(sums, columns)):
        rows.pop()
        sums.append((found[0], found[1]))
    if not sums:
        return Parted(tuple(rows))
    row, by = max(sums, key=lambda each: each[0].number)
    label = row.cells[columns.party] or next((c for c in row.cells if isinstance(c, str)), "")
    return Parted(tuple(rows), row, TotalRow(row.number, str(label), by))


def _amount(sums: Sequence[tuple[Row, KnownBy]], columns: Columns) -> Decimal | None:
    cell = sums[-1][0].cells[columns.value] if sums else None
    return Decimal(cell) if isinstance(cell, int | Decimal) else None


def _without_saying_so(
    rows: Sequence[Row], columns: Columns, stated: Decimal | None
) -> tuple[Row, KnownBy] | None:
    """The last row where it is the sum without being called so."""
    if len(rows) <= _FEWEST:
        return None
    last, before = rows[-1], rows[:-1]
    if last.cells[columns.party] is None:
        near = (
            is_nearly_sum(last.cells[column], [row.cells[column] for row in before])
            for column in columns.figures
        )
        return (last, KnownBy.NO_NAME) if any(near) else None
    return (last, KnownBy.SUM) if _is_sum_of(last, before, columns, stated) else None


def _is_sum_of(last: Row, before: Sequence[Row], columns: Columns, stated: Decimal | None) -> bool:
    filled = [column for column in columns.figures if last.cells[column] is not None]
    exact = [is_sum(last.cells[column], _of(before, column)) for column in filled]
    # A printed sum may miss its rows by what their rounding left, a unit each; its base then must not.
    near = [
        is_sum(last.cells[column], _of(before, column), within=len(before)) for column in filled
    ]
    if columns.value not in filled or not (any(exact) and all(near)):
        return False
    without = sum(_numbers(before, columns.value), Decimal(0))
    if stated is not None:
        return abs(stated - without) < abs(stated - 2 * without)
    return _is_no_payer(last, before, columns)


def _is_no_payer(last: Row, before: Sequence[Row], columns: Columns) -> bool:
    """Whether nothing speaks for a party that pays half: its name, or shares that are a whole only with it."""
    words = set(_WORD.findall(str(last.cells[columns.party]).casefold()))
    if words & _ALL:
        return True
    is_payer = any(word.startswith(_PAYER) for word in words)
    if is_payer or len(before) < _FEWEST_UNNAMED:
        return False
    bases = [sum(_numbers(before, column), Decimal(0)) for column in columns.bases]
    if any(whole in _WHOLES for whole in bases):
        return True
    return not (any(2 * whole in _WHOLES for whole in bases) or _are_shares(before, columns))


def _are_shares(before: Sequence[Row], columns: Columns) -> bool:
    """Whether the amounts are whole per cent of twice their sum: then half is as likely as all."""
    amounts = list(_numbers(before, columns.value))
    return all(amount * 100 % (2 * sum(amounts)) == 0 for amount in amounts)


def _of(rows: Sequence[Row], column: int) -> list[object]:
    return [row.cells[column] for row in rows]


def _numbers(rows: Sequence[Row], column: int) -> Iterator[Decimal]:
    cells = (row.cells[column] for row in rows)
    return (Decimal(cell) for cell in cells if isinstance(cell, int | Decimal))
