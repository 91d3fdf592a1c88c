"""What everybody may read: the register of series, one series, and its figures as a file."""

from dataclasses import asdict
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samverk.figures import actions, events, overview, queries, sheet
from samverk.figures.access import demand_importer, may_import
from samverk.figures.actions import SeriesFacts
from samverk.figures.forms import SeriesForm
from samverk.figures.known import KNOWN
from samverk.figures.models import Series
from samverk.foundation import access
from samverk.foundation.page import Context, PageRequest, page, speak

NEW = "figures/new_series.html"
_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@page("figures/register.html", may=access.everyone)
def register(request: PageRequest) -> Context:
    """Every series, how new it is and what it covers. Three queries, and those of the groups."""
    lines = overview.lines(noted_by=request.day.on)
    has = {line.series.key for line in lines}
    return {
        "lines": lines,
        "may_import": may_import(request.user, on=request.day.today),
        "offered": [(key, known.facts.name) for key, known in KNOWN.items() if key not in has],
    }


@require_safe
@page("figures/series.html", may=access.everyone)
def series(request: PageRequest, series: str) -> Context:
    """The figures of a series as they were known on the chosen day, and what was corrected. Five queries."""
    row = found(series)
    on, groups = request.day.on, events.groups(request.day.on)
    asked = request.GET.get("struktur", "")
    group = next((each for each in groups if each.key == asked), None)
    shown = sheet.sheet(row, noted_by=on, group=group, shows_all="alla" in request.GET)
    return {
        "series": row,
        "sheet": shown,
        "groups": groups,
        "group": group,
        "corrections": sheet.noted(each.new for each in queries.corrections(row, noted_by=on)),
        "may_import": may_import(request.user, on=request.day.today),
    }


@require_safe
@page("figures/series.html", may=access.everyone)
def export(request: PageRequest, series: str) -> HttpResponseBase:
    """The figures of a series as CSV. Three queries."""
    row = found(series)
    content = sheet.as_csv(row, noted_by=request.day.on)
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = f"{row.key}-{request.day.on.isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@never_cache
@require_http_methods(_METHODS)
@page(NEW, may=access.signed_in)
def new_series(request: PageRequest) -> Context | HttpResponseBase:
    """A series is set up, from what is known of it where it is one that most need."""
    demand_importer(request.user, on=request.day.today)
    if request.method != "POST":
        known = KNOWN.get(request.GET.get("som", ""))
        initial = asdict(known.facts) if known else {"is_count": True}
        return {"form": SeriesForm(initial=initial)}
    form = SeriesForm(request.POST)
    if not form.is_valid():
        return speak(request, NEW, {"form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    made = actions.add_series(
        key=form.key,
        facts=SeriesFacts(**form.cleaned_data),
        on=request.day.today,
        actor=str(request.user),
    )
    messages.success(
        request, _("Serien %(name)s finns nu. Läs in dess uppgifter.") % {"name": made}
    )
    return HttpResponseRedirect(reverse("figures:reading", args=[made.key]))


def found(key: str) -> Series:
    """The series of this key. One query. Raises: Http404."""
    row = queries.series(key)
    if row is None:
        raise Http404
    return row
