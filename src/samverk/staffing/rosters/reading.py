"""From the bytes of a file to sheets of cells. What a file is, its content says, never its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from python_calamine import CalamineError, CalamineWorkbook

from samverk.staffing.rosters import delimited, limits, workbook
from samverk.staffing.rosters.cells import Cell, plain
from samverk.staffing.rosters.faults import Unreadable

_ZIP = b"PK\x03\x04"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the file numbers it, from one."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a file, without its empty rows; a CSV file is one sheet without a name."""

    name: str
    rows: tuple[Row, ...]


def read(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of an XLSX or CSV file.

    Raises: Unreadable, whatever the bytes are, where they are not such a file within the limits.
    """
    if not content.strip(b" \r\n\t\0"):
        raise Unreadable(gettext("Filen är tom."))
    if len(content) > limits.MOST_BYTES:
        raise Unreadable(
            gettext("Filen är större än %(most)d kB.") % {"most": limits.MOST_BYTES // 1000}
        )
    if content.startswith(_OLD_OR_LOCKED):
        raise Unreadable(
            gettext(
                "Filen är låst med lösenord eller av ett äldre slag. Spara den som XLSX utan lösenord."
            )
        )
    if content.startswith(_ZIP):
        return _of_workbook(content)
    return (_sheet("", delimited.rows(content)),)


def _of_workbook(content: bytes) -> tuple[Sheet, ...]:
    clean = workbook.repacked(content)
    try:
        with CalamineWorkbook.from_object(clean) as book:
            _check_count(book.sheet_names)
            sheets = [book.get_sheet_by_index(index) for index in range(len(book.sheet_names))]
            return tuple(
                _sheet(sheet.name, sheet.to_python(skip_empty_area=False)) for sheet in sheets
            )
    except (CalamineError, OSError, ValueError, OverflowError) as fault:
        raise Unreadable(_damaged()) from fault
    except BaseException as panic:
        # The reader is Rust: what it cannot bear comes as a panic, which Python takes for no Exception.
        if type(panic).__name__ != "PanicException":
            raise
        raise Unreadable(_damaged()) from panic


def _check_count(names: list[str]) -> None:
    if len(names) > limits.MOST_SHEETS:
        raise Unreadable(gettext("Filen har fler än %(most)d blad.") % {"most": limits.MOST_SHEETS})


def _damaged() -> str:
    return gettext(
        "Filen är skadad. Öppna den i kalkylprogrammet, spara den på nytt och försök igen."
    )


def _sheet(name: str, rows: Sequence[Sequence[object]]) -> Sheet:
    if len(rows) > limits.MOST_ROWS or max(map(len, rows), default=0) > limits.MOST_COLUMNS:
        raise Unreadable(
            gettext("Arket har fler än %(rows)d rader eller %(columns)d kolumner.")
            % {"rows": limits.MOST_ROWS, "columns": limits.MOST_COLUMNS}
        )
    found = (Row(at, tuple(plain(cell) for cell in row)) for at, row in enumerate(rows, start=1))
    kept = tuple(row for row in found if not row.is_empty)
    for row in kept:
        _check_lengths(row)
    return Sheet(name, kept)


def _check_lengths(row: Row) -> None:
    for column, cell in enumerate(row.cells, start=1):
        if isinstance(cell, str) and len(cell) > limits.LONGEST_TEXT:
            place = f"{workbook.letters(column)}{row.number}"
            raise Unreadable(
                gettext("Cellen %(place)s innehåller mer än %(most)d tecken.")
                % {"place": place, "most": limits.LONGEST_TEXT}
            )
