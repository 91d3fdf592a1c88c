"""A decision matrix as a file: XLSX, or CSV as Swedish spreadsheets open it. No cell is ever a formula."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import xlsxwriter
from django.utils.translation import gettext as _

Cell = str | dt.date
_STARTS_A_FORMULA = frozenset("=+-@\t\r'")
_WIDTHS = (30, 24)
_WIDTH = 18


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the file says before the table, its heads, its rows, and what its tab is called if not after the matrix."""

    title: str
    lead: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    tab: str = ""


def guarded(text: str) -> str:
    """The text with an apostrophe first where a spreadsheet would run it."""
    return f"'{text}" if text[:1] in _STARTS_A_FORMULA else text


def as_csv(made: Sheet) -> bytes:
    """The sheet divided by semicolons, in UTF-8 with the mark that spreadsheets look for."""
    text = io.StringIO(newline="")
    written = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for line in (made.title, *made.lead):
        written.writerow([guarded(line)])
    written.writerow([])
    for row in (made.heads, *made.rows):
        written.writerow([guarded(str(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(made: Sheet) -> bytes:
    """The sheet as a workbook, every cell a text or a day; it prints on one page in width."""
    file = io.BytesIO()
    # What a cell looks like never makes it a formula, a link or a number.
    how = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, {**how, "strings_to_numbers": False}) as book:
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        as_day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        page = book.add_worksheet(made.tab or _("Beslutsmatris"))
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for at, head in enumerate(made.heads):
            page.set_column(at, at, _WIDTHS[at] if at < len(_WIDTHS) else _WIDTH)
            page.write_string(len(made.lead) + 2, at, head, heading)
        for at, line in enumerate((made.title, *made.lead)):
            page.write_string(at, 0, line, bold if at == 0 else None)
        page.freeze_panes(len(made.lead) + 3, 1)
        for at, row in enumerate(made.rows, start=len(made.lead) + 3):
            for number, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    page.write_datetime(at, number, dt.datetime.combine(cell, dt.time()), as_day)
                elif cell:
                    page.write_string(at, number, cell, wrapped)
    return file.getvalue()


def plain_name(name: str) -> str:
    """The name of a file with nothing in it that a header or a disk would mind."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", name)


_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS: dict[str, tuple[Callable[[Sheet], bytes], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, _WORKBOOK),
}
