"""From the bytes of a file to the sheets of a roster, without what is empty."""

from dataclasses import dataclass

from samverk.foundation.language import spoken
from samverk.foundation.tables import TableError, sheets
from samverk.staffing.rosters.cells import Cell, plain
from samverk.staffing.rosters.faults import Unreadable


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
    try:
        return tuple(_sheet(sheet) for sheet in sheets.read(content))
    except TableError as fault:
        raise Unreadable(spoken(fault.words)) from fault


def _sheet(sheet: sheets.Sheet) -> Sheet:
    rows = (
        Row(at, tuple(plain(cell) for cell in row)) for at, row in enumerate(sheet.rows, start=1)
    )
    return Sheet(sheet.name, tuple(row for row in rows if not row.is_empty))
