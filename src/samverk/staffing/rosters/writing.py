"""Rows as a file: XLSX, or CSV as Swedish spreadsheets open it. No cell is ever a formula."""

import csv
import datetime as dt
import io

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from samverk.staffing.rosters.cells import Cell, guarded
from samverk.staffing.rosters.columns import README, TITLES, Column, Kind
from samverk.staffing.rosters.exporting import Rows, table

_INSTRUCTIONS = (
    "Så fyller du i",
    "Bladet Platser har en rad för varje plats. Skriv namnet på den som har platsen; en rad utan namn lämnas som den är.",
    "Från är första dagen, Till är sista dagen. Skriv 2020-09-01. Lämna Till tomt när uppdraget gäller tills vidare.",
    "Plats är ordinarie eller ersättare. Nummer, Fylls av och Ställning behövs bara när flera platser annars kan menas.",
    "Flera yrken eller befattningar skiljs åt med semikolon.",
    "Bladet Personer är för dem som ännu inte har någon plats. Bladet Linjen är för parternas egna nämnder och förvaltningar.",
    "Slag i bladet Linjen är fullmäktige, styrelse, nämnd, utskott eller förvaltning.",
    "Skriv aldrig personnummer. Kolumner som inte behövs kan tas bort, och ordningen är fri.",
    "Ingenting läses in förrän du har sett vad varje rad gör. Ingenting tas bort.",
)


def as_csv(rows: Rows, of: tuple[Column, ...]) -> bytes:
    """The rows divided by semicolons, in UTF-8 with the mark that spreadsheets look for."""
    text = io.StringIO(newline="")
    written = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for row in table(rows, of):
        written.writerow([guarded(_text(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(
    sheets: dict[Kind, tuple[Rows, tuple[Column, ...]]], *, with_instructions: bool = False
) -> bytes:
    """The sheets as a workbook, every cell a text or a day."""
    made = io.BytesIO()
    # What a cell looks like never makes it a formula, a link or a number.
    how = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, {**how, "strings_to_numbers": False}) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        as_day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        if with_instructions:
            sheet = book.add_worksheet(README)
            sheet.set_column(0, 0, 110, book.add_format({"text_wrap": True}))
            for at, text in enumerate(_INSTRUCTIONS):
                sheet.write_string(at, 0, text, heading if at == 0 else None)
        for kind, (rows, of) in sheets.items():
            sheet = book.add_worksheet(TITLES[kind])
            sheet.freeze_panes(1, 0)
            for number, column in enumerate(of):
                sheet.set_column(number, number, column.width)
            for at, row in enumerate(table(rows, of)):
                _write(sheet, at, row, heading if at == 0 else as_day)
    return made.getvalue()


def _write(sheet: Worksheet, at: int, row: list[Cell], look: object) -> None:
    for number, cell in enumerate(row):
        if isinstance(cell, dt.date):
            sheet.write_datetime(at, number, dt.datetime.combine(cell, dt.time()), look)
        elif cell:
            # A text that begins with the guard's own sign must keep it when it is read in.
            text = guarded(cell) if cell.startswith("'") else cell
            sheet.write_string(at, number, text, look if at == 0 else None)


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, dt.date) else cell
