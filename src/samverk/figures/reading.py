"""A table as rows about somebody: which column is the party, which the day, and which the figures.

Tables come long (Kommun, År, Folkmängd) and wide (Kommun, 2021, 2022), with names, with codes, or with
both in one cell as SCB writes them: "2084 Avesta".
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samverk.foundation.tables import Row, Table, TableError
from samverk.rulebook.figures.days import reference_day
from samverk.rulebook.findings import Words
from samverk.rulebook.matching import fold

_PARTIES = (
    "kommun",
    "part",
    "region",
    "kommun region",
    "huvudman",
    "namn",
    "kommunnamn",
    "kommunkod",
    "kod",
)
_DAYS = ("dag", "datum", "ar", "tid", "period", "manad", "kvartal", "year", "date")
_FIGURES = ("folkmangd", "befolkning", "invanare", "antal", "varde", "value", "population", "tal")
_CODE = re.compile(r"(\d{2}|\d{4})(?:\s+(.*))?", re.ASCII)
_TRAILING = re.compile(r"(?:.*\s)?(\S+)")
_NOTHING = frozenset({"", ".", "..", "...", "…", "-", "–", "x"})
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of somebody: as it is written, with the code where it has one; for which day, and how much."""

    number: int
    said: str
    code: str
    on: dt.date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that somebody has named; what is not named is found."""

    party: str = ""
    value: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a table says, and its own total where it has one."""

    rows: tuple[Said, ...]
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    party: int
    day: int | None
    figures: tuple[tuple[int, dt.date | None], ...]


def of_table(table: Table, *, on: dt.date | None, columns: Columns | None = None) -> Told:
    """The rows of a table; on is the day of figures that the table gives no day for.

    Raises: TableError where a column is not found, a day is missing, or a cell is no number.
    """
    layout = _layout(table, on, columns or Columns())
    rows = [row for row in table.rows if not row.is_total]
    said = tuple(each for row in rows for each in _said(table, row, layout, on))
    if not said:
        raise TableError(
            Words("Tabellen har inga tal att läsa in.", "The table has no figures to read in.")
        )
    return Told(said, _total(table, layout))


def named(text: str) -> tuple[str, str]:
    """The code and the name in "2084 Avesta"; either may be empty."""
    found = _CODE.fullmatch(" ".join(text.split()))
    if not found:
        return "", " ".join(text.split())[:_LONGEST]
    return found[1], (found[2] or "")[:_LONGEST]


def _layout(table: Table, on: dt.date | None, columns: Columns) -> _Layout:
    party = table.column(columns.party) if columns.party else _party(table)
    day = table.column(columns.day) if columns.day else _headed(table, _DAYS)
    figures = _figures(table, columns.value, {party, day})
    if day is None and on is None and any(own is None for _index, own in figures):
        raise TableError(
            Words(
                "Tabellen säger inte vilken dag uppgifterna gäller. Fyll i den dagen.",
                "The table does not say which day the figures hold for. Fill in that day.",
            )
        )
    return _Layout(party, day, figures)


def _party(table: Table) -> int:
    found = _headed(table, _PARTIES)
    if found is not None:
        return found
    texts = (at for at in range(len(table.header)) if _is_of_texts(table, at))
    return next(texts, 0)


def _is_of_texts(table: Table, column: int) -> bool:
    cells = [row.cells[column] for row in table.rows]
    return sum(isinstance(cell, str) for cell in cells) * 2 > len(cells)


def _headed(table: Table, names: Sequence[str]) -> int | None:
    heads = [fold(name) for name in table.header]
    return next((heads.index(name) for name in names if name in heads), None)


def _figures(
    table: Table, asked: str, others: set[int | None]
) -> tuple[tuple[int, dt.date | None], ...]:
    if asked:
        column = table.column(asked)
        return ((column, _day_in(table.header[column])),)
    rest = [
        at
        for at in range(len(table.header))
        if at not in others and any(isinstance(row.cells[at], int | Decimal) for row in table.rows)
    ]
    dated = tuple((at, day) for at in rest if (day := _day_in(table.header[at])))
    if dated:
        return dated
    known = [at for at in rest if fold(table.header[at]).startswith(_FIGURES)]
    found = known[:1] or rest
    if len(found) != 1:
        listed = ", ".join(table.header)
        raise TableError(
            Words(
                f"Det går inte att se vilken kolumn som har uppgifterna. Skriv dess namn. Kolumnerna är: {listed}.",
                f"It cannot be seen which column has the figures. Write its name. The columns are: {listed}.",
            )
        )
    return ((found[0], None),)


def _day_in(header: str) -> dt.date | None:
    """The day in "2021", "Folkmängd 2021" or "2021-06-30"."""
    found = _TRAILING.fullmatch(header.strip())
    return reference_day(found[1]) if found else None


def _said(table: Table, row: Row, layout: _Layout, on: dt.date | None) -> Iterator[Said]:
    label = row.cells[layout.party]
    if label is None:
        return
    # A workbook keeps a code as a number, without the zero that it begins with.
    code, name = named(f"{label:04}" if isinstance(label, int) else str(label))
    for column, own in layout.figures:
        cell = row.cells[column]
        if cell is None or (isinstance(cell, str) and cell.strip().lower() in _NOTHING):
            continue
        value = Decimal(table.number(row, column))
        yield Said(row.number, name or code, code, own or _day_of(table, row, layout, on), value)


def _day_of(table: Table, row: Row, layout: _Layout, on: dt.date | None) -> dt.date:
    cell = row.cells[layout.day] if layout.day is not None else None
    if cell is None and on is not None:
        return on
    found = reference_day(str(cell or ""))
    if found is None:
        column = table.header[layout.day] if layout.day is not None else ""
        raise TableError(
            Words(
                f"Rad {row.number}, kolumnen ”{column}”: ”{cell or ''}” är ingen dag och inget år.",
                f"Row {row.number}, column “{column}”: “{cell or ''}” is no day and no year.",
            ),
            row.number,
            column,
        )
    return found


def _total(table: Table, layout: _Layout) -> Decimal | None:
    sums = [row for row in table.rows if row.is_total]
    if len(sums) != 1 or len(layout.figures) != 1:
        return None
    cell = sums[0].cells[layout.figures[0][0]]
    return Decimal(cell) if isinstance(cell, int | Decimal) else None
