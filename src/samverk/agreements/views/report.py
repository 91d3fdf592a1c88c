"""The yearly report on contractual cooperation: an index of years and principals, each report to read and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samverk.agreements.access import may_keep, works_there
from samverk.agreements.models import Agreement
from samverk.agreements.queries import yearly
from samverk.agreements.queries.yearly import Line, Report
from samverk.agreements.views.report_paper import paper
from samverk.bodies.models import Structure, StructureParty
from samverk.bodies.queries import structures
from samverk.foundation import access, writing
from samverk.foundation.access import demand
from samverk.foundation.documents import MediaType
from samverk.foundation.documents.handing_out import attachment
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest, page, with_day
from samverk.foundation.writing import Block, Bullets, Facts, Heading, Numbered, Paper
from samverk.foundation.writing.paper import in_order

EARLIEST = 1990
YEARS = 8


_FORMS: Final = {"docx": (MediaType.DOCX, writing.docx), "pdf": (MediaType.PDF, writing.pdf)}


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the report as the page writes it: what it is, its level, its lines or pairs."""

    kind: str
    level: int
    lines: tuple[object, ...]


@page("agreements/reports.html", may=access.signed_in)
def reports(request: PageRequest, structure: str, year: int | None = None) -> Context:
    """Every principal in a year, the last whole one where none is asked for. Thirty-five queries at the most."""
    row = _for_those_within(request, structure)
    chosen = year or request.day.today.year - 1
    _demand_year(chosen, request)
    lines = yearly.lines(row, chosen, on=request.day.today)
    return {
        "structure": row,
        "is_foreign": current() != "sv",
        "year": chosen,
        "years": range(request.day.today.year, request.day.today.year - YEARS, -1),
        "lines": lines,
        "is_empty": not any(map(_counted, lines)),
        "unknown": max((each.unknown for each in lines), default=0),
    }


@page("agreements/report.html", may=access.signed_in)
def report(request: PageRequest, structure: str, year: int, party: str) -> Context:
    """One principal's report on a year. Thirty-five queries at the most."""
    told = _report(request, structure, year, party)
    row = told.structure
    return {
        "structure": row,
        "party": told.party,
        "is_foreign": current() != "sv",
        "year": year,
        "report": told,
        "parts": list(_parts(paper(told))),
        "unknown": [each.agreement for each in told.of(Agreement.Cooperation.UNKNOWN)],
        "contractual": [each.agreement for each in told.of(Agreement.Cooperation.CONTRACTUAL)],
        "keeps": may_keep(request.user, row, on=request.day.today),
        "is_empty": not told.told and not told.unsaid,
    }


@require_safe
@access.required(access.signed_in)
def report_file(
    request: HttpRequest, structure: str, year: int, party: str, form: str
) -> HttpResponseBase:
    """One principal's report as a file to work on or to keep."""
    if form not in _FORMS:
        raise Http404
    told = _report(with_day(request), structure, year, party)
    sort, write = _FORMS[form]
    return attachment(f"avtalssamverkan-{year}-{party}.{form}", sort, write(paper(told)))


def _report(request: PageRequest, structure: str, year: int, party: str) -> Report:
    row = _for_those_within(request, structure)
    _demand_year(year, request)
    return yearly.report(row, _principal(row, party), year, on=request.day.today)


def _for_those_within(request: PageRequest, structure: str) -> Structure:
    """Raises: Http404 where there is none; Denied where the user does not work there."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    who = _("den som arbetar i %(structure)s") % {"structure": row.name}
    demand(works_there(request.user, row, on=request.day.today), who)
    return row


def _demand_year(year: int, request: PageRequest) -> None:
    """Raises: Http404 for a year that has not begun, or that is before there were such reports."""
    if not EARLIEST <= year <= request.day.today.year:
        raise Http404


def _principal(row: Structure, party: str) -> StructureParty:
    found = next((each for each in yearly.principals(row) if each.party.key == party), None)
    if found is None:
        raise Http404
    return found


def _counted(line: Line) -> int:
    return line.contractual + line.other + line.unknown


def _parts(written: Paper) -> Iterator[Part]:
    """The blocks of the paper as the page writes them: what is read is what is laid before the council."""
    for block, level in in_order(written.blocks):
        yield _part(block, level)


def _part(block: Block, level: int) -> Part:
    match block:
        case Heading():
            return Part("heading", level, (block.text,))
        case Facts():
            return Part("facts", 0, block.pairs)
        case Bullets():
            return Part("bullets", 0, block.items)
        case Numbered():
            return Part("numbered", 0, block.items)
        case _:
            return Part("text", 0, (getattr(block, "text", ""),))
