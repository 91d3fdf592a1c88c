"""What the region's ledger invoices from: one row for each party, and a sum that is that of the run. No cell is ever a formula."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _

from samverk.costs.models import Run
from samverk.costs.queries import runs as asked
from samverk.costs.statement import day_of, is_by_a_key_in_force, is_draft
from samverk.rulebook.costs.amounts import ORE_PER_KRONA

_STARTS_A_FORMULA = frozenset("=+-@\t\r'")
_WIDTHS = (30, 10, 16, 8, 10, 34, 34, 34, 12)


@dataclass(frozen=True, slots=True)
class Row:
    """One invoice as a ledger takes it.

    Units: amount in kronor with two decimals.
    """

    party: str
    code: str
    amount: Decimal
    year: int
    run: str
    text: str
    key: str
    decision: str
    state: str


@dataclass(frozen=True, slots=True)
class Basis:
    """The rows and their sum."""

    rows: tuple[Row, ...]
    total: Decimal
    on: dt.date
    is_draft: bool


def heads() -> tuple[str, ...]:
    """What the columns are called."""
    return (
        _("Part"),
        _("SCB-kod"),
        _("Belopp, kr"),
        _("År"),
        _("Beräkning"),
        _("Text"),
        _("Fördelningsnyckel"),
        _("Beslut"),
        _("Läge"),
    )


def basis(run: Run) -> Basis:
    """What is to be invoiced by a run. One query where its parts were read along."""
    state = _state(run)
    rows = tuple(
        Row(
            part.name,
            part.party.scb or "",
            _kronor(part.amount_ore),
            run.year,
            f"{run.year}-{run.number}",
            f"{run.title} {run.year}",
            run.cost_key.name,
            run.decision,
            state,
        )
        for part in asked.parts_of(run)
    )
    return Basis(rows, sum((row.amount for row in rows), Decimal(0)), day_of(run), is_draft(run))


def _state(run: Run) -> str:
    if is_draft(run):
        return _("UTKAST")
    if is_by_a_key_in_force(run):
        return str(run.get_state_display())
    return _("FÖRSLAG: nyckeln är inte beslutad")


def as_csv(made: Basis) -> bytes:
    """Divided by semicolons, with a decimal comma, in UTF-8 with the mark that spreadsheets look for."""
    text = io.StringIO(newline="")
    written = csv.writer(text, delimiter=";", lineterminator="\r\n")
    written.writerow(heads())
    for row in made.rows:
        written.writerow([_plain(cell) for cell in _cells(row)])
    written.writerow([_("Summa"), "", _plain(made.total), *[""] * (len(heads()) - 3)])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(made: Basis) -> bytes:
    """A workbook: amounts are numbers with two decimals, everything else is text."""
    file = io.BytesIO()
    how = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, {**how, "strings_to_numbers": False}) as book:
        # The same bytes whenever it is written: the day is the run's, not the clock's.
        book.set_properties({"created": dt.datetime.combine(made.on, dt.time())})
        head = book.add_format({"bold": True, "bottom": 1})
        money = book.add_format({"num_format": "#,##0.00"})
        total = book.add_format({"num_format": "#,##0.00", "bold": True, "top": 1})
        last = book.add_format({"bold": True, "top": 1})
        page = book.add_worksheet(_("UTKAST") if made.is_draft else _("Faktureringsunderlag"))
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for at, (said, width) in enumerate(zip(heads(), _WIDTHS, strict=True)):
            page.set_column(at, at, width)
            page.write_string(0, at, said, head)
        page.freeze_panes(1, 1)
        for line, row in enumerate(made.rows, start=1):
            for at, cell in enumerate(_cells(row)):
                if isinstance(cell, str):
                    page.write_string(line, at, cell)
                else:
                    page.write_number(line, at, cell, money if isinstance(cell, Decimal) else None)
        end = len(made.rows) + 1
        page.write_string(end, 0, _("Summa"), last)
        page.write_number(end, 2, made.total, total)
    return file.getvalue()


FORMS: Mapping[str, Callable[[Basis], bytes]] = {"csv": as_csv, "xlsx": as_xlsx}


def _cells(row: Row) -> tuple[str | int | Decimal, ...]:
    return (
        row.party,
        row.code,
        row.amount,
        row.year,
        row.run,
        row.text,
        row.key,
        row.decision,
        row.state,
    )


def _kronor(ore: int) -> Decimal:
    return (Decimal(ore) / ORE_PER_KRONA).quantize(Decimal("0.01"))


def _plain(cell: str | int | Decimal) -> str:
    """A cell as a ledger reads it; a text that a spreadsheet would run gets an apostrophe first."""
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",")
    said = str(cell)
    return f"'{said}" if said[:1] in _STARTS_A_FORMULA else said
