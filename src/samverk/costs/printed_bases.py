"""The columns of a printed table that look like a base and cannot be taken as one, each with its row and why."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from samverk.foundation.tables import Row
from samverk.foundation.tables.table import no_number
from samverk.rulebook.findings import Words


def unread(rows: Sequence[Row], columns: Iterable[int]) -> dict[int, Words]:
    """Why each of the columns that cannot be taken as a base cannot; one of nothing but words is none."""
    found = {}
    for column in columns:
        fault = below_zero(rows, column) or _no_number(rows, column)
        if fault is not None:
            row, why = fault
            found[column] = Words(f"Rad {row.number}: {why.sv}", f"Row {row.number}: {why.en}")
    return found


def below_zero(rows: Sequence[Row], column: int) -> tuple[Row, Words] | None:
    """The first row with a figure below zero, and that it is one."""
    for row in rows:
        cell = row.cells[column]
        if isinstance(cell, int | Decimal) and cell < 0:
            return row, Words(f"{cell} är mindre än noll.", f"{cell} is below zero.")
    return None


def _no_number(rows: Sequence[Row], column: int) -> tuple[Row, Words] | None:
    texts = [(row, str(row.cells[column])) for row in rows if isinstance(row.cells[column], str)]
    is_of_figures = any(any(map(str.isdigit, said)) for _, said in texts)
    return (texts[0][0], no_number(texts[0][1])) if is_of_figures else None
