r"""Tables that people give, as a file or pasted: a header, rows with text and numbers, comments apart.

    table = tables.read(Path("nyckel.xlsx"))             # or TableError with row and column
    table = tables.read_bytes(upload.name, upload.content)
    table = tables.read_text("Avesta\t22 986\t159 414")  # tab, semicolon, comma, or aligned by spaces
    table.column("belopp"); table.number(row, column); table.text(row, column)

No Django is read here: the command line reads tables without it.
"""

from samverk.foundation.tables.faults import TableError
from samverk.foundation.tables.numbers import Cell
from samverk.foundation.tables.table import (
    Row,
    Table,
    read,
    read_bytes,
    read_text,
)
from samverk.foundation.tables.totals import is_nearly_sum, is_sum, is_total

__all__ = [
    "Cell",
    "Row",
    "Table",
    "TableError",
    "is_nearly_sum",
    "is_sum",
    "is_total",
    "read",
    "read_bytes",
    "read_text",
]
