"""From sheets to lines: which column is which, whatever their order, and what each row says in it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from samverk.foundation.tables.workbook import letters
from samverk.rulebook.matching import fold
from samverk.staffing.rosters import cells, columns
from samverk.staffing.rosters.cells import Cell
from samverk.staffing.rosters.columns import README, Column, Kind
from samverk.staffing.rosters.faults import Unreadable, Wrong
from samverk.staffing.rosters.reading import Row, Sheet

_HEADING_WITHIN = 20
_FEWEST_HEADINGS = 2
_UNTIL_FURTHER_NOTICE = frozenset({"", "tills vidare", "tv", "until further notice"})


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: where it stands, and what it says in each column it has."""

    kind: Kind
    sheet: str
    number: int
    said: Mapping[str, Cell]
    places: Mapping[str, str]

    def text(self, field: str) -> str:
        """What the row says in a column as text; nothing where it has no such column."""
        cell = self.said.get(field, "")
        return cell.isoformat() if isinstance(cell, dt.date) else cell

    def day(self, field: str) -> dt.date | None:
        """The day in a column, or None where it is empty.

        Raises: Wrong where something else stands there.
        """
        cell = self.said.get(field, "")
        if isinstance(cell, str) and fold(cell) in _UNTIL_FURTHER_NOTICE:
            return None
        found = cells.day(cell)
        if found is None:
            raise self.wrong(field, gettext("är inget datum; skriv till exempel 2020-09-01"))
        return found

    def until(self) -> dt.date | None:
        """The day after the last, or None where the last is not said."""
        last = self.day("to_day")
        return last + dt.timedelta(days=1) if last else None

    def number_in(self, field: str) -> int | None:
        """The whole number in a column, or None where it is empty."""
        text = self.text(field)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 5):  # noqa: PLR2004
            raise self.wrong(field, gettext("är inget heltal"))
        return int(text)

    def wrong(self, field: str, why: str) -> Wrong:
        """A fault in one cell, named by its place."""
        about = {"place": self.places.get(field, "?"), "said": self.text(field), "why": why}
        return Wrong(gettext("Cell %(place)s: ”%(said)s” %(why)s.") % about)


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines of a file in the order in which they are read in, and the sheets that are no list."""

    lines: tuple[Line, ...]
    left_out: tuple[str, ...]


def listed(sheets: tuple[Sheet, ...]) -> Listed:
    """The lines of every sheet that is a list.

    Raises: Unreadable where no sheet is one, or two columns have one heading.
    """
    lines: list[Line] = []
    left_out: list[str] = []
    has_list = False
    for sheet in sheets:
        headed = _headed(sheet)
        has_list = has_list or headed is not None
        if headed is None:
            left_out.extend([sheet.name] if sheet.rows and sheet.name != README else [])
        else:
            lines.extend(_lines(sheet, *headed))
    if not has_list:
        raise Unreadable(
            gettext(
                "Rubrikerna känns inte igen. Filen ska ha kolumnerna Organ, Part och Namn, "
                "eller dem som står i mallen."
            )
        )
    order = list(Kind)
    return Listed(tuple(sorted(lines, key=lambda line: order.index(line.kind))), tuple(left_out))


def _headed(sheet: Sheet) -> tuple[Kind, Row] | None:
    """What the sheet is a list of, and the row of its headings."""
    for row in sheet.rows[:_HEADING_WITHIN]:
        headings = {_heading(str(cell)) for cell in row.cells}
        for kind, needed in _TOLD_BY.items():
            names = {field: _names(column) for field, column in _columns(kind).items()}
            has = {field for field, each in names.items() if each & headings}
            if any(each <= has for each in needed) and len(has) >= _FEWEST_HEADINGS:
                return kind, row
    return None


# What a sheet must have to be taken for a list of its kind; the first kind that fits is the one.
_TOLD_BY: Mapping[Kind, tuple[frozenset[str], ...]] = {
    Kind.LINE: (frozenset({"party", "organ", "sort"}),),
    Kind.SEATS: (
        frozenset({"body", "name"}),
        frozenset({"body", "given_name", "family_name"}),
    ),
    Kind.PERSONS: (frozenset({"name", "email"}), frozenset({"given_name", "family_name"})),
}


def _columns(kind: Kind) -> dict[str, Column]:
    return {column.field: column for column in columns.OF_KIND[kind]}


def _heading(text: str) -> str:
    return fold(text.replace("§", " paragraf "))


def _names(column: Column) -> set[str]:
    return {_heading(name) for name in (column.heading, *column.also)}


def _lines(sheet: Sheet, kind: Kind, head: Row) -> Iterator[Line]:
    at = _places(sheet, kind, head)
    for row in sheet.rows:
        if row.number <= head.number:
            continue
        cut = {field: row.cells[column] for field, column in at.items() if column < len(row.cells)}
        if any(cut.values()):
            places = {field: f"{letters(column + 1)}{row.number}" for field, column in at.items()}
            yield Line(kind, sheet.name, row.number, cut, places)


def _places(sheet: Sheet, kind: Kind, head: Row) -> dict[str, int]:
    """The column of each field; a heading of the field's own wins over another word for it."""
    at: dict[str, int] = {}
    headings = [_heading(str(cell)) for cell in head.cells]
    twice = [name for name, count in Counter(filter(None, headings)).items() if count > 1]
    for field, column in _columns(kind).items():
        own = fold(column.heading)
        wanted = {own} if own in headings else _names(column)
        found = [place for place, name in enumerate(headings) if name in wanted]
        if len(found) > 1 or own in twice:
            about = {"heading": column.heading, "sheet": sheet.name or gettext("filen")}
            raise Unreadable(
                gettext("Två kolumner i %(sheet)s är båda ”%(heading)s”. Ta bort den ena.") % about
            )
        if found and found[0] not in at.values():
            at[field] = found[0]
    return at
