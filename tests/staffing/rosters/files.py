"""Files to send in, made cell by cell."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence

import xlsxwriter

Cells = Sequence[Sequence[object]]


def an_xlsx(sheets: Mapping[str, Cells]) -> bytes:
    """A workbook with these sheets."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        as_day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(at, column, cell, as_day)
                    elif isinstance(cell, int | float):
                        sheet.write_number(at, column, cell)
                    else:
                        sheet.write_string(at, column, str(cell))
    return made.getvalue()


def a_csv(rows: Cells, divided_by: str = ";", encoding: str = "utf-8") -> bytes:
    """A text file with these cells, none of which needs a quotation mark."""
    lines = (divided_by.join(str(cell) for cell in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


def a_zip(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def with_part(workbook: bytes, name: str, change: object) -> bytes:
    """The workbook with one part changed by a function from its text."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[name] = change(parts[name].decode()).encode()  # type: ignore[operator]
    return a_zip(parts)
