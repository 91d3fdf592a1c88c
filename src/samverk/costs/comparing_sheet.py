"""A comparison as a file: every amount a number in kronor, the exact öre kept. No cell is ever a formula."""

import csv
import io
from collections.abc import Callable, Iterator
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _

from samverk.costs.queries.comparing import Cell, Compared

Value = str | Decimal | None
_STARTS_A_FORMULA = frozenset("=+-@\t\r'")
_FIRST, _WIDTH = 34, 20
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(found: Compared) -> bytes:
    """The table divided by semicolons with decimal commas, in UTF-8 with the mark that spreadsheets look for."""
    text = io.StringIO(newline="")
    written = csv.writer(text, delimiter=";", lineterminator="\r\n")
    written.writerow([_guarded(found.comparison.name)])
    written.writerow(map(_guarded, heads(found)))
    for row in rows(found):
        written.writerow(map(_in_csv, row))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(found: Compared) -> bytes:
    """The table as a workbook that prints on one page in width."""
    file = io.BytesIO()
    how = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    with xlsxwriter.Workbook(file, {**how, "in_memory": True}) as book:
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
        tab = book.add_worksheet(_("Jämförelse"))
        tab.set_landscape()
        tab.set_paper(9)
        tab.fit_to_pages(1, 0)
        tab.write_string(0, 0, found.comparison.name, bold)
        for at, head in enumerate(heads(found)):
            tab.set_column(at, at, _WIDTH if at else _FIRST)
            tab.write_string(2, at, head, heading)
        tab.freeze_panes(3, 1)
        for down, row in enumerate(rows(found), start=3):
            for at, value in enumerate(row):
                if isinstance(value, Decimal):
                    tab.write_number(down, at, float(value), money)
                elif value:
                    tab.write_string(down, at, value)
    return file.getvalue()


def heads(found: Compared) -> list[str]:
    """The party, and for each scenario the amount, the amount for each inhabitant and the change."""
    said = [_("Part")]
    for column in found.columns:
        name = column.scenario.name
        said += [
            _("%(name)s, kr") % {"name": name},
            _("%(name)s, kr per invånare") % {"name": name},
            _("%(name)s, förändring i procent") % {"name": name},
        ]
    return said


def rows(found: Compared) -> Iterator[list[Value]]:
    """A row for each party, and the sum."""
    for line in found.lines:
        yield [line.name, *_values(line.cells)]
    yield [_("Summa"), *_values(found.totals)]


def _values(cells: tuple[Cell, ...]) -> Iterator[Value]:
    for cell in cells:
        yield _kronor(cell.ore)
        yield _kronor(cell.each)
        change = cell.change
        yield (
            None
            if change is None
            else round(Decimal(change.numerator) * 100 / change.denominator, 2)
        )


def _kronor(ore: int | None) -> Decimal | None:
    return None if ore is None else Decimal(ore) / 100


def _in_csv(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    return _guarded(value or "")


def _guarded(text: str) -> str:
    """The text with an apostrophe first where a spreadsheet would run it."""
    return f"'{text}" if text[:1] in _STARTS_A_FORMULA else text


FORMS: dict[str, tuple[Callable[[Compared], bytes], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, _WORKBOOK),
}
