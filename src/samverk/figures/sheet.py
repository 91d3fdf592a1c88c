"""One series as a table: its parties down, its days across, and what they are together."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from samverk.figures import events, queries, trend
from samverk.figures.models import Figure, Series
from samverk.figures.queries import Value
from samverk.foundation.formats import sv_sort
from samverk.foundation.language import current
from samverk.foundation.svg.markup import Markup
from samverk.parties.models import Party
from samverk.rulebook.figures.numbers import change_in_words, in_words

SHOWN_DAYS = 6
_FORMULA = frozenset("=+-@\t\r'")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in words; figure is its row, 0 where there is none or it is a sum."""

    words: str
    figure: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A party, its curve, its figures day by day, and how the last differs from the one before."""

    party: Party | None
    curve: Markup
    cells: tuple[Cell, ...]
    change: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The days that are shown, oldest first, the lines in Swedish order, and the sums where all have figures."""

    days: tuple[dt.date, ...]
    lines: tuple[Line, ...]
    total: Line | None
    unshown: int
    sources: tuple[str, ...]


def sheet(
    series: Series, *, noted_by: dt.date, group: events.Group | None, shows_all: bool
) -> Sheet:
    """The table of a series, or of a group's parties in it. Two queries."""
    asked = group.parties if group else None
    found = queries.history(series, asked, noted_by=noted_by)
    parties = Party.objects.in_bulk(found)
    days = sorted({value.on for values in found.values() for value in values})
    shown = tuple(days if shows_all else days[-SHOWN_DAYS:])
    order = sorted(found, key=lambda pk: sv_sort(parties[pk].name))
    sources = (value.source for values in found.values() for value in values if value.on in shown)
    return Sheet(
        shown,
        tuple(_line(parties[pk], found[pk], shown) for pk in order),
        _total(series, found, shown),
        len(days) - len(shown),
        tuple(dict.fromkeys(sources)),
    )


@dataclass(frozen=True, slots=True)
class Noted:
    """A row in words: what it says, and what it said before where it corrects another; empty is struck out."""

    row: Figure
    words: str
    was: str


def noted(rows: Iterable[Figure]) -> list[Noted]:
    """Rows in the reader's language. No queries where they were read with what they correct."""
    return [
        Noted(row, _worded(row.value), _worded(row.corrects.value) if row.corrects else "")
        for row in rows
    ]


def _worded(value: Decimal | None) -> str:
    return "" if value is None else in_words(value)(current())


def as_csv(series: Series, *, noted_by: dt.date) -> bytes:
    """Every figure that counted that day, as a spreadsheet opens it. Two queries."""
    found = queries.history(series, noted_by=noted_by)
    parties = Party.objects.in_bulk(found)
    file = io.StringIO()
    rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
    rows.writerow(["part", "kod", "dag", "värde", "enhet", "källa", "noterat"])
    for pk in sorted(found, key=lambda each: sv_sort(parties[each].name)):
        party = parties[pk]
        rows.writerows(
            [
                _guarded(party.name),
                party.scb or "",
                value.on.isoformat(),
                _plain(value.value),
                _guarded(series.unit),
                _guarded(value.source),
                value.noted_on.isoformat(),
            ]
            for value in found[pk]
        )
    return ("\ufeff" + file.getvalue()).encode()


def _line(party: Party, values: Sequence[Value], days: Sequence[dt.date]) -> Line:
    by_day = {value.on: value for value in values}
    language = current()
    cells = tuple(
        Cell(in_words(by_day[day].value)(language), by_day[day].figure)
        if day in by_day
        else Cell("")
        for day in days
    )
    return Line(party, _curve(values), cells, _change([value.value for value in values]))


def _curve(values: Sequence[Value]) -> Markup:
    if len(values) < trend.FEWEST:
        return Markup()
    first, last = trend.in_short(values, current())
    told = {"first": first, "last": last, "from": values[0].on.year, "until": values[-1].on.year}
    return trend.drawn(values, _("Från %(first)s år %(from)s till %(last)s år %(until)s") % told)


def _change(values: Sequence[Decimal]) -> str:
    if len(values) < trend.FEWEST or not values[-2]:
        return ""
    before, last = (Fraction(value) for value in values[-2:])
    return change_in_words((last - before) / before)(current())


def _total(
    series: Series, found: Mapping[int, Sequence[Value]], days: Sequence[dt.date]
) -> Line | None:
    """The sums of the days for which every party in the table has a figure; what is no count is not added up."""
    if not series.is_count or len(found) < trend.FEWEST:
        return None
    sums = [_sum(found.values(), day) for day in days]
    known = [each for each in sums if each is not None]
    if not known:
        return None
    cells = tuple(Cell("" if each is None else in_words(each)(current())) for each in sums)
    is_newest = sums[-2:] == known[-2:]
    return Line(None, Markup(), cells, _change(known) if is_newest else "")


def _sum(values: Iterable[Sequence[Value]], day: dt.date) -> Decimal | None:
    told = [next((value.value for value in each if value.on == day), None) for each in values]
    known = [each for each in told if each is not None]
    return sum(known, Decimal()) if len(known) == len(told) else None


def _plain(value: Decimal) -> str:
    """With a decimal comma, and no zeros after it that say nothing."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _guarded(text: str) -> str:
    return f"'{text}" if text[:1] in _FORMULA else text
