"""The decision matrix: what every principal has answered to a recommendation, in one page that everybody can read."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from samverk.foundation import access, documents
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page, speak, with_day
from samverk.foundation.templatetags.marks import SIDES
from samverk.matters import events, exporting
from samverk.matters.access import may_coordinate_matter
from samverk.matters.models import Answer, Matter
from samverk.matters.models.choices import AnswerState
from samverk.matters.queries.matrix import Matrix, matrix_of, recommendation_of
from samverk.matters.views import matrix_lines, matrix_sheet
from samverk.matters.views.matrix_lines import Line
from samverk.matters.views.matter import seen, works_there
from samverk.rulebook.matters import legal_force

ON_A_PAGE = 60
# From so many clauses on the table scrolls in its own frame.
MANY_CLAUSES = 6

_ORDERS: dict[str, Callable[[Line], Any]] = {
    "namn": matrix_lines.by_name,
    "lage": matrix_lines.by_state,
    "datum": matrix_lines.by_day,
}
_FILTERS: dict[str, Callable[[Line], bool]] = {
    "": lambda _line: True,
    "saknas": lambda line: line.is_waiting,
    "andrat": lambda line: line.is_changed,
    "granska": lambda line: bool(line.to_review),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to see fewer lines, and how many it leaves."""

    key: str
    word: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one side; without a name where they are not divided."""

    name: str
    lines: list[Line]


@page("matters/matrix.html", may=access.everyone)
def matrix(
    request: PageRequest, structure: str, year: int, number: int, recommendation: int
) -> Context | HttpResponseBase:
    """What every principal had answered on the chosen day. Fifteen queries at the most, however many there are."""
    row = seen(request, structure, year, number)
    read = _read(request, row, recommendation)
    may_act = request.day.is_today and may_coordinate_matter(
        request.user, row, on=request.day.today
    )
    sent_on = read.recommendation.sent_on
    if sent_on is None or sent_on > request.day.on:
        about = {**_about(row, read), "may_act": may_act}
        return speak(request, "matters/matrix_not_sent.html", about, status=HTTPStatus.NOT_FOUND)
    found = matrix_lines.lines(read)
    chosen = _chosen(request, found)
    pages = Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("sida"))
    is_inside = works_there(request, row)
    return {
        **_about(row, read),
        "sentence": spoken(read.found.standing.sentence),
        "filters": list(_filters(request, found)),
        "order": request.GET.get("ordning", "namn"),
        "is_grouped": _is_grouped(request),
        "groups": _groups(request, list(pages)),
        "page": pages,
        "count": len(chosen),
        "may_act": may_act,
        "is_inside": is_inside,
        "to_review": sum(bool(line.to_review) for line in found),
        "force": _force(read),
        "leads": events.leads(row, request.user, request.day).get(recommendation, ()),
    }


def _read(request: PageRequest, row: Matter, number: int) -> Matrix:
    """Raises: Http404 where the matter has no such recommendation."""
    found = recommendation_of(row, number)
    if found is None:
        raise Http404
    return matrix_of(found, on=request.day.on)


def _about(row: Matter, read: Matrix) -> dict[str, object]:
    asked = read.recommendation
    clauses = list(asked.clauses.all())
    return {
        "matter": row,
        "structure": row.structure,
        "recommendation": asked,
        "clauses": clauses,
        "is_wide": len(clauses) >= MANY_CLAUSES,
        "span": len(clauses) + 6,
        "from_body": _from_body(read),
    }


def _from_body(read: Matrix) -> str:
    treatment = read.recommendation.treatment
    if treatment is None:
        return ""
    return treatment.body.name if treatment.body else treatment.forum


def _chosen(request: PageRequest, found: list[Line]) -> list[Line]:
    keep = _FILTERS.get(request.GET.get("visa", ""), _FILTERS[""])
    order = _ORDERS.get(request.GET.get("ordning", ""), matrix_lines.by_name)
    kept = sorted(filter(keep, found), key=order)
    return sorted(kept, key=_by_side) if _is_grouped(request) else kept


def _is_grouped(request: PageRequest) -> bool:
    return request.GET.get("grupp") == "sida"


def _by_side(line: Line) -> int:
    return matrix_lines.SIDES.index(line.side)


def _groups(request: PageRequest, shown: list[Line]) -> list[Group]:
    if not _is_grouped(request):
        return [Group("", shown)]
    sides = dict.fromkeys(line.side for line in shown)
    return [
        Group(str(SIDES.get(side, "")), [line for line in shown if line.side == side])
        for side in sides
    ]


def _filters(request: PageRequest, found: list[Line]) -> list[Filter]:
    words = {
        "": _("Alla"),
        "saknas": _("Saknas"),
        "andrat": _("Ändrat eller avslaget"),
        "granska": _("Att granska"),
    }
    asked = request.GET.get("visa", "")
    chosen = asked if asked in _FILTERS else ""
    return [
        Filter(key, words[key], sum(map(keep, found)), key == chosen)
        for key, keep in _FILTERS.items()
    ]


def _force(read: Matrix) -> object:
    """Why what the body said has no legal force, or when what it decided has; None where the body is not known."""
    if read.form is None:
        return None
    excused = legal_force.why_not_appealable(read.form)
    return legal_force.legal_force([], on=read.on, form=read.form).steps if excused else None


@access.required(access.everyone)
def matrix_file(
    request: HttpRequest, structure: str, year: int, number: int, recommendation: int, form: str
) -> HttpResponseBase:
    """The matrix of the chosen day as a file: the same columns, all rows, and the day that it shows."""
    asked = with_day(request)
    if asked.day.wrong:
        return speak(asked, "foundation/wrong_day.html", {}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    row = seen(asked, structure, year, number)
    read = _read(asked, row, recommendation)
    sent_on = read.recommendation.sent_on
    if form not in exporting.FORMS or sent_on is None or sent_on > asked.day.on:
        raise Http404
    return _file(read, form)


def _file(read: Matrix, form: str) -> HttpResponse:
    sheet = matrix_sheet.sheet(read, matrix_lines.lines(read))
    write, media_type = exporting.FORMS[form]
    answer = HttpResponse(
        write(sheet), content_type=media_type, headers={"X-Content-Type-Options": "nosniff"}
    )
    name = f"{read.recommendation.matter.registry_number}-{read.recommendation.number}-{read.on}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{exporting.plain_name(name)}"'
    return answer


@access.required(access.everyone)
def extract(
    request: HttpRequest,
    structure: str,
    year: int,
    number: int,
    recommendation: int,
    answer: int,
) -> HttpResponseBase:
    """The extract of the minutes behind an answer: of a reviewed one by all who see the matter, else by who works there.

    Raises: Http404 where there is none that the user may have.
    """
    row = seen(request, structure, year, number)
    rows = Answer.objects.filter(
        row__recommendation__matter=row,
        row__recommendation__number=recommendation,
        pk=answer,
        extract__isnull=False,
    ).exclude(state=AnswerState.DRAFT)
    found = rows.select_related("extract").first()
    if found is None or found.extract is None:
        raise Http404
    if found.state != AnswerState.CONFIRMED and not works_there(request, row):
        raise Http404
    return documents.response(found.extract)
