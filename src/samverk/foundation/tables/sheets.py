"""From the bytes of a file to sheets of cells. What a file is, its content says, never its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from samverk.foundation.tables import delimited, limits, workbook
from samverk.foundation.tables.faults import TableError
from samverk.rulebook.findings import Words

_ZIP = b"PK\x03\x04"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a file, row by row from the first; a CSV file is one sheet without a name."""

    name: str
    rows: tuple[Cells, ...]


def read(content: bytes, *, with_formulas: bool = False) -> tuple[Sheet, ...]:
    """The sheets of an XLSX or CSV file; a formula gives the value that was saved with it.

    Raises: TableError, whatever the bytes are, where they are not such a file within the limits.
    """
    check_size(content)
    if is_workbook(content):
        return of_workbook(content, with_formulas=with_formulas)
    return (_sheet("", delimited.rows(content)),)


def is_workbook(content: bytes) -> bool:
    """Whether the content claims to be an XLSX file."""
    return content.startswith(_ZIP)


def check_size(content: bytes) -> None:
    """Raises: TableError where there is nothing to read, too much of it, or it is locked."""
    if not content.strip(b" \r\n\t\0"):
        raise TableError(Words("Filen är tom.", "The file is empty."))
    if len(content) > limits.MOST_BYTES:
        most = limits.MOST_BYTES // 1000
        raise TableError(
            Words(f"Filen är större än {most} kB.", f"The file is larger than {most} kB.")
        )
    if content.startswith(_OLD_OR_LOCKED):
        raise TableError(
            Words(
                "Filen är låst med lösenord eller av ett äldre slag. Spara den som XLSX utan lösenord.",
                "The file is locked with a password or of an older kind. Save it as XLSX without a password.",
            )
        )


def of_workbook(content: bytes, *, with_formulas: bool) -> tuple[Sheet, ...]:
    """The sheets of an XLSX file.

    Raises: TableError where it is damaged, locked or larger than the limits.
    """
    clean = workbook.repacked(content, with_formulas=with_formulas)
    try:
        with CalamineWorkbook.from_object(clean) as book:
            _check_count(book.sheet_names)
            sheets = [book.get_sheet_by_index(index) for index in range(len(book.sheet_names))]
            return tuple(
                _sheet(sheet.name, sheet.to_python(skip_empty_area=False)) for sheet in sheets
            )
    except (CalamineError, OSError, ValueError, OverflowError) as fault:
        raise workbook.damaged() from fault
    except BaseException as panic:
        # The reader is Rust: what it cannot bear comes as a panic, which Python takes for no Exception.
        if type(panic).__name__ != "PanicException":
            raise
        raise workbook.damaged() from panic


def _check_count(names: list[str]) -> None:
    most = limits.MOST_SHEETS
    if len(names) > most:
        raise TableError(
            Words(f"Filen har fler än {most} blad.", f"The file has more than {most} sheets.")
        )


def check_within(rows: Sequence[Sequence[object]]) -> None:
    """Raises: TableError where the rows are more, wider or wordier than the limits."""
    if len(rows) > limits.MOST_ROWS or max(map(len, rows), default=0) > limits.MOST_COLUMNS:
        raise workbook.too_wide()
    for number, row in enumerate(rows, start=1):
        _check_lengths(number, row)


def _sheet(name: str, rows: Sequence[Sequence[object]]) -> Sheet:
    check_within(rows)
    return Sheet(name, tuple(tuple(row) for row in rows))


def _check_lengths(number: int, row: Sequence[object]) -> None:
    most = limits.LONGEST_TEXT
    for column, cell in enumerate(row, start=1):
        if isinstance(cell, str) and len(cell) > most:
            place = f"{workbook.letters(column)}{number}"
            raise TableError(
                Words(
                    f"Cellen {place} innehåller mer än {most} tecken.",
                    f"Cell {place} holds more than {most} characters.",
                ),
                number,
            )
