"""A table as a header and rows, whatever it was written in."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from samverk.foundation.tables import delimited, limits, numbers, sheets
from samverk.foundation.tables.faults import TableError, at
from samverk.foundation.tables.numbers import Cell
from samverk.foundation.tables.totals import is_total
from samverk.rulebook.findings import Words

_ALIGNED = re.compile(r"(?<=[^\s,;])[ \u00a0]{2,}(?=\S)")
_FEWEST = 2
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with the number that it has in the file and as many cells as the header."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_total(self) -> bool:
        """Whether the row calls itself a sum: its first text is Summa, Länet totalt, Alla kommuner or S:a."""
        first = next((cell for cell in self.cells if isinstance(cell, str)), "")
        return is_total(first)

    def is_total_in(self, column: int) -> bool:
        """Whether it calls itself a sum in the column of names; where nothing stands there, in its first text."""
        cell = self.cells[column]
        return is_total(cell) if isinstance(cell, str) else self.is_total


@dataclass(frozen=True, slots=True)
class Table:
    """A header, its rows, and what the file says beside them; sheets are those with a table, the read one first."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    comments: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()

    def column(self, name: str) -> int:
        """Where the column of this name is; capital letters and spaces do not matter.

        Raises: TableError that says which columns there are.
        """
        found = [index for index, each in enumerate(self.header) if _folded(each) == _folded(name)]
        if len(found) == 1:
            return found[0]
        listed = ", ".join(each for each in self.header if each)
        if found:
            raise TableError(
                Words(
                    f"Flera kolumner heter ”{name}”. Ge dem olika namn.",
                    f"Several columns are called “{name}”. Give them different names.",
                )
            )
        raise TableError(
            Words(
                f"Kolumnen ”{name}” finns inte. Kolumnerna är: {listed}.",
                f"There is no column “{name}”. The columns are: {listed}.",
            )
        )

    def text(self, row: Row, column: int) -> str:
        """What a cell says as text.

        Raises: TableError where it is empty.
        """
        cell = row.cells[column]
        if cell is None:
            raise at(
                row.number, self.header[column], Words("här står inget.", "nothing stands here.")
            )
        return str(cell)

    def number(self, row: Row, column: int) -> int | Decimal:
        """The number in a cell.

        Raises: TableError where it is empty, is no number, or may be two.
        """
        cell = row.cells[column]
        if isinstance(cell, int | Decimal):
            return cell
        raise at(row.number, self.header[column], no_number(cell))


def no_number(cell: str | None) -> Words:
    """Why a cell is no number: nothing stands there, it can be read in two ways, or it is a text."""
    if cell is None:
        return Words("här saknas ett tal.", "a number is missing here.")
    if numbers.is_unclear(cell):
        return Words(
            f"”{cell}” kan läsas på två sätt. Skriv talet utan tusentalsavskiljare.",
            f"“{cell}” can be read in two ways. Write the number without a thousands separator.",
        )
    return Words(f"”{cell}” är inget tal.", f"“{cell}” is no number.")


def read(path: Path) -> Table:
    """The table in a CSV or XLSX file.

    Raises: TableError where the file is not there, is no such file, or holds no table.
    """
    try:
        with path.open("rb") as file:
            content = file.read(limits.MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        sv, en = _REASONS.get(type(error), ("Filen går inte att läsa", "The file cannot be read"))
        raise TableError(Words(f"{sv}.", f"{en}.")) from error
    return read_bytes(path.name, content)


_REASONS: dict[type[Exception], tuple[str, str]] = {
    FileNotFoundError: ("Filen finns inte", "The file does not exist"),
    IsADirectoryError: ("Det är en mapp, ingen fil", "It is a folder, not a file"),
    PermissionError: ("Du får inte läsa filen", "You may not read the file"),
}


def read_bytes(name: str, content: bytes) -> Table:
    """The table in the bytes of a CSV or XLSX file; of several sheets, the first that holds one.

    Raises: TableError, whatever the bytes are.
    """
    sheets.check_size(content)
    if content.startswith(b"%PDF-"):
        raise TableError(
            Words(
                f"{name} är en PDF. Kopiera tabellen ur den, eller spara den som XLSX eller CSV.",
                f"{name} is a PDF. Copy the table from it, or save it as XLSX or CSV.",
            )
        )
    if not sheets.is_workbook(content):
        return read_text(delimited.decoded(content))
    found = [
        (sheet.name, table)
        for sheet in sheets.of_workbook(content, with_formulas=True)
        if (table := _table(_of_sheet(sheet), decimal=",")) is not None
    ]
    if not found:
        raise _no_table()
    first = found[0][1]
    return Table(first.header, first.rows, first.comments, tuple(name for name, _ in found))


def read_text(text: str) -> Table:
    """The table in a text, as a file or as pasted from a spreadsheet or a printed report.

    Raises: TableError where there is none.
    """
    lines = text.splitlines()
    said = [line for line in lines if line.strip() and not _is_comment(line)]
    divided_by = _divider(said)
    kept = "\n".join("" if _is_comment(line) else line for line in lines)
    if divided_by:
        rows = delimited.divided(kept, divided_by)
    else:
        rows = [_ALIGNED.split(line.strip()) for line in kept.splitlines()]
    comments = tuple(line.lstrip("# ").rstrip() for line in lines if _is_comment(line))
    numbered = [
        _Line(number, tuple(cell.strip() for cell in row))
        for number, row in enumerate(rows, start=1)
    ]
    sheets.check_within(rows)
    table = _table(numbered, decimal="." if divided_by == "," else ",", comments=comments)
    if table is None:
        raise _no_table()
    return table


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file before it is known what it is; its cells are stripped, without the empty ones at its end."""

    number: int
    cells: tuple[object, ...]

    @property
    def filled(self) -> int:
        return sum(cell != "" for cell in self.cells)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _is_comment(line: str) -> bool:
    # A column of numbers may be headed by nothing but the sign itself: "#;kommun;belopp".
    return line.startswith("#") and line[1:2] not in {";", ",", "\t"}


def _divider(lines: Sequence[str]) -> str:
    """What stands between the cells; nothing where they are aligned by spaces."""
    for divider in ("\t", ";"):
        if _are_most(divider in line for line in lines):
            return divider
    return "" if _are_most(bool(_ALIGNED.search(line.strip())) for line in lines) else ","


def _are_most(answers: Iterable[bool]) -> bool:
    given = list(answers)
    return sum(given) * 2 > len(given)


def _of_sheet(sheet: sheets.Sheet) -> list[_Line]:
    return [
        _Line(number, tuple(_plain(cell) for cell in row))
        for number, row in enumerate(sheet.rows, start=1)
    ]


def _plain(value: object) -> object:
    """A cell of a workbook as a text or an exact number."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(repr(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number else str(value).strip()


def _table(lines: Sequence[_Line], *, decimal: str, comments: tuple[str, ...] = ()) -> Table | None:
    """The lines as a table, or None where they are none."""
    kept, said = _without_comments(lines)
    start = next((at for at, line in enumerate(kept) if line.filled >= _FEWEST), len(kept))
    said += [str(cell) for line in kept[:start] for cell in line.cells if cell != ""]
    header, body = _headed(kept[start:])
    if not body:
        return None
    body, after = _until_total(body)
    width = max(len(line.cells) for line in body)
    named = tuple(
        str(name) or f"kolumn {at}" for at, name in enumerate(_filled_up(header, width), 1)
    )
    width = len(named)
    columns = zip(*(_filled_up(line.cells, width) for line in body), strict=True)
    cells = zip(
        *(_typed(column, decimal, name) for name, column in zip(named, columns, strict=True)),
        strict=True,
    )
    rows = (Row(line.number, row) for line, row in zip(body, cells, strict=True))
    return Table(named, tuple(rows), (*comments, *said, *after))


def _without_comments(lines: Sequence[_Line]) -> tuple[list[_Line], list[str]]:
    kept, said = [], []
    for line in lines:
        trimmed = _Line(line.number, _trimmed(line.cells))
        first = next((str(cell) for cell in trimmed.cells if cell != ""), "")
        if first.startswith("#") and len(first) > 1:
            said.append(first.lstrip("# "))
        elif first:
            kept.append(trimmed)
    return kept, said


def _trimmed(cells: tuple[object, ...]) -> tuple[object, ...]:
    length = max((at for at, cell in enumerate(cells, start=1) if cell != ""), default=0)
    return cells[:length]


def _headed(lines: Sequence[_Line]) -> tuple[tuple[str, ...], list[_Line]]:
    """The names of the columns, and what is below them; a first line of figures is no header."""
    if not lines:
        return (), []
    if _is_data(lines[0]):
        return (), list(lines)
    names, body = tuple(str(cell) for cell in lines[0].cells), list(lines[1:])
    # What is pasted loses the empty corner above the names of the rows.
    if _are_most(len(line.cells) == len(names) + 1 for line in body) and names[0]:
        names = ("", *names)
    return names, body


def _is_data(line: _Line) -> bool:
    """Whether a line has figures beside a text, and they are no years."""
    figures = [cell for cell in _typed(line.cells, ",") if cell is not None]
    found = [cell for cell in figures if isinstance(cell, int | Decimal)]
    is_of_years = all(isinstance(cell, int) and cell in _YEARS for cell in found)
    return bool(found) and len(found) >= len(figures) - 1 and not is_of_years


def _until_total(lines: Sequence[_Line]) -> tuple[list[_Line], list[str]]:
    """The lines of the table, and what is only said below its sum."""
    sums = [
        at
        for at, line in enumerate(lines)
        if line.filled >= _FEWEST and is_total(str(_first(line)))
    ]
    last = sums[-1] + 1 if sums else len(lines)
    below = [line for line in lines[last:] if line.filled < _FEWEST]
    said = [str(_first(line)) for line in below]
    return [line for line in lines if line not in below], said


def _first(line: _Line) -> object:
    return next((cell for cell in line.cells if cell != ""), "")


def _filled_up(cells: tuple[object, ...], width: int) -> tuple[object, ...]:
    return cells + ("",) * (width - len(cells))


def _typed(column: Sequence[object], decimal: str, heading: str = "") -> list[Cell]:
    """The cells of a column: texts as they are meant, the numbers of a workbook as they are."""
    texts = [cell for cell in column if isinstance(cell, str)]
    read = iter(numbers.typed(texts, decimal=decimal, heading=heading))
    return [cell if isinstance(cell, int | Decimal) else next(read) for cell in column]


def _no_table() -> TableError:
    return TableError(
        Words(
            "Här finns ingen tabell. Den behöver minst två kolumner, med tabb, semikolon, komma eller minst två "
            "blanksteg mellan.",
            "There is no table here. It needs at least two columns, divided by tab, semicolon, comma or at least two "
            "spaces.",
        )
    )
