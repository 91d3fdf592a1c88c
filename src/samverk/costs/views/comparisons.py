"""Scenarios side by side: what each party would pay, what differs, and how every amount came about."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverk.costs import annex, comparing_sheet
from samverk.costs.access import may_keep, may_see_comparison
from samverk.costs.models import Comparison
from samverk.costs.picture.bars import Bar, bars, sample
from samverk.costs.queries import comparing
from samverk.costs.queries import keys as asked
from samverk.costs.queries.comparing import Cell, Column, Compared, Line
from samverk.costs.views import comparison_words as words
from samverk.costs.views.citing import linked
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page
from samverk.foundation.svg.markup import Markup
from samverk.rulebook.costs.amounts import number as in_figures
from samverk.rulebook.costs.explaining import explained

PAGE, PART = "costs/comparison.html", "costs/comparison_part.html"
SIZE = "belopp"


@dataclass(frozen=True, slots=True)
class Card:
    """A scenario as the page introduces it; wrong and way_out where its sum cannot be shared."""

    column: Column
    sample: Markup
    is_base: bool
    is_chosen: bool
    differs: list[str]
    figures: list[str]
    wrong: str = ""
    way_out: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An amount in the table: where its steps are, and the change in words."""

    cell: Cell
    address: str
    change: str
    is_shared: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A party in the table."""

    line: Line
    shown: tuple[Shown, ...]


@require_safe
@page(PAGE, may=access.everyone)
def comparison(request: PageRequest, structure: str, key: str) -> Context:
    """A comparison on the chosen day. Fourteen queries at the most, and two for each other year and day of figures."""
    row = seen(request, structure, key)
    found = comparing.compare(row, on=request.day.on)
    keeps = may_keep(request.user, row.structure, on=request.day.today)
    by_size = request.GET.get("sortera") == SIZE
    return {
        "comparison": row,
        "structure": row.structure,
        "found": found,
        "sentence": words.sentence(found),
        "cards": cards(found),
        "rows": _rows(found, by_size=by_size),
        "by_size": by_size,
        "totals": [(cell, words.change_in_words(cell.change)) for cell in found.totals],
        "bars": bars(_bars(found)),
        "readers": words.who_reads(row, request.day.today),
        "may_keep": keeps and request.day.is_today,
        "has_annex": _has_annex(found),
        "is_fixed": row.recommendation_id is not None,
        "takes_over": _takes_over(row, request) if keeps else None,
        "address": request.build_absolute_uri(_address(row)),
    }


@require_safe
@page(PART, may=access.everyone)
def comparison_part(
    request: PageRequest, structure: str, key: str, number: int, party: str
) -> Context:
    """How one party's amount in one scenario came about, with the other scenarios beside. Eighteen queries at the most."""
    row = seen(request, structure, key)
    found = comparing.compare(row, on=request.day.on)
    column = found.column(number)
    line = next((each for each in found.lines if each.key == party), None)
    if column is None or line is None or party not in column.parts:
        raise Http404
    assert column.allocation is not None  # noqa: S101 -- for the type checker: it has a part
    steps = linked(explained(column.allocation, party), row.structure, request.day)
    cells = zip(found.columns, line.cells, strict=True)
    return {
        "comparison": row,
        "structure": row.structure,
        "line": line,
        "scenario": column.scenario,
        "ore": column.parts[party],
        "rungs": [(spoken(step.text), step.source) for step in steps],
        "people": _people(column.people, party),
        "figures": words.figures_of(column.computed),
        "sources": words.sources_of(column.computed),
        "others": [
            (each, _shown(row, each, line.key, cell), each is column) for each, cell in cells
        ],
    }


@require_safe
@page(PAGE, may=access.everyone)
def comparison_file(request: PageRequest, structure: str, key: str, form: str) -> HttpResponseBase:
    """The table as CSV or XLSX, every amount a number. Twelve queries at the most."""
    row = seen(request, structure, key)
    if form not in comparing_sheet.FORMS:
        raise Http404
    found = comparing.compare(row, on=request.day.on)
    write, media_type = comparing_sheet.FORMS[form]
    return _file(write(found), media_type, f"{row.key}.{form}")


@require_safe
@page(PAGE, may=access.everyone)
def comparison_annex(request: PageRequest, structure: str, key: str) -> HttpResponseBase:
    """The chosen scenario as the annex of a recommendation; always the same bytes. Twelve queries at the most."""
    row = seen(request, structure, key)
    if row.chosen is None or row.chosen_on is None or row.chosen_on > request.day.on:
        raise Http404
    content = annex.content(row)
    if content is None:
        raise Http404
    return _file(content, "application/pdf", annex.file_name(row))


def seen(request: HttpRequest, structure: str, key: str) -> Comparison:
    """The comparison of an address, where this reader may see it and it was there that day. At most three queries.

    Raises: Http404; Denied for one that is not open.
    """
    row = comparing.of_address(structure, key)
    asked_of: PageRequest = request  # type: ignore[assignment] # a page has read its day
    if row is None or row.made_on > asked_of.day.on:
        raise Http404
    who = _("den som arbetar i strukturen tills jämförelsen är öppnad")
    demand(may_see_comparison(request.user, row, on=asked_of.day.today), who)
    return row


def cards(found: Compared) -> list[Card]:
    """Each scenario with what it does otherwise, and why it cannot be shared where that is so."""
    return [_card(found, at, column) for at, column in enumerate(found.columns)]


def _card(found: Compared, at: int, column: Column) -> Card:
    wrong = column.computed.wrong
    return Card(
        column,
        sample(at),
        is_base=column is found.base,
        is_chosen=column.scenario.pk == found.comparison.chosen_id,
        differs=words.differences(column, found.base),
        figures=words.figures_of(column.computed),
        wrong=spoken(wrong.says) if wrong else "",
        way_out=spoken(wrong.way_out) if wrong else "",
    )


def _has_annex(found: Compared) -> bool:
    """Whether the chosen scenario can be shared, so that there is something to annex."""
    chosen = found.comparison.chosen
    column = found.column(chosen.number) if chosen else None
    return column is not None and column.allocation is not None


def _rows(found: Compared, *, by_size: bool) -> list[Row]:
    row = found.comparison
    rows = [
        Row(
            line,
            tuple(
                _shown(row, column, line.key, cell)
                for column, cell in zip(found.columns, line.cells, strict=True)
            ),
        )
        for line in found.lines
    ]
    return sorted(rows, key=lambda each: -_largest(each.line)) if by_size else rows


def _shown(row: Comparison, column: Column, party: str, cell: Cell) -> Shown:
    number = column.scenario.number
    where = reverse("costs:scenario-part", args=[row.structure.key, row.key, number, party])
    return Shown(cell, where, words.change_in_words(cell.change), column.allocation is not None)


def _largest(line: Line) -> int:
    return max((cell.ore for cell in line.cells if cell.ore is not None), default=0)


def _bars(found: Compared) -> list[Bar]:
    return [Bar(line.name, tuple(cell.ore for cell in line.cells)) for line in found.lines]


def _people(people: Mapping[str, Fraction], party: str) -> str:
    found = people.get(party)
    return spoken(in_figures(found)) if found else ""


def _takes_over(row: Comparison, request: PageRequest) -> str | None:
    """Where the key of the chosen scenario is put in force, once the parties have adopted the recommendation.

    Queries: none before it is annexed, else eight.
    """
    if row.recommendation is None or row.chosen is None or not request.day.is_today:
        return None
    in_force = asked.taking_over(row.structure, row.chosen.cost_key.key)
    if any(each.recommendation_id == row.recommendation_id for each in in_force):
        return None
    if not asked.is_adopted(row.recommendation, on=request.day.today):
        return None
    where = reverse("costs:key-in-force", args=[row.structure.key, row.chosen.cost_key.key])
    return f"{where}?jamforelse={row.key}"


def _address(row: Comparison) -> str:
    return reverse("costs:comparison", args=[row.structure.key, row.key])


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(
        content, content_type=media_type, headers={"X-Content-Type-Options": "nosniff"}
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
