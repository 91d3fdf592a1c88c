"""One figure: what it was and is, and a correction that is shown with what it changes before it is noted."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.figures import actions, events, queries
from samverk.figures import preview as previewing
from samverk.figures.access import demand_importer
from samverk.figures.forms import CorrectForm
from samverk.figures.models import Figure
from samverk.foundation import access
from samverk.foundation.language import current
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.rulebook.figures.numbers import in_words
from samverk.rulebook.figures.texts import SENTENCES

CORRECT = "figures/correct.html"
SHOW = "visa"
_METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(_METHODS)
@page(CORRECT, may=access.signed_in, sentences=SENTENCES)
def correct(request: PageRequest, series: str, number: int) -> Context | HttpResponseBase:
    """A figure is corrected in two steps: what it leads to, then the correction itself. Two queries to show it."""
    demand_importer(request.user, on=request.day.today)
    row = _figure(series, number)
    if request.method != "POST":
        return _about(row, CorrectForm(initial={"kalla": row.source}))
    form = CorrectForm(request.POST)
    if not form.is_valid():
        return _again(request, row, form, {})
    if request.POST.get("gor") == SHOW:
        return {**_about(row, form), **_consequences(row, form)}
    try:
        actions.correct(
            figure=row,
            value=form.value,
            source=form.cleaned_data["kalla"],
            reason=form.cleaned_data["skal"],
            on=request.day.today,
            actor=str(request.user),
        )
    except Refused as refused:
        told = [previewing.told(finding) for finding in refused.findings]
        return _again(request, row, form, {"refused": told})
    messages.success(request, _("Uppgiften om %(party)s är rättad.") % {"party": row.party})
    return HttpResponseRedirect(reverse("figures:series", args=[row.series.key]) + "#rattelser")


def _figure(series: str, number: int) -> Figure:
    row = queries.figure(number)
    if row is None or row.series.key != series:
        raise Http404
    return row


def _about(row: Figure, form: CorrectForm) -> Context:
    return {
        "series": row.series,
        "figure": row,
        "form": form,
        "value": _in_words(row),
        "later": getattr(row, "corrected_by", None),
    }


def _in_words(row: Figure) -> str:
    return "" if row.value is None else in_words(row.value)(current())


def _consequences(row: Figure, form: CorrectForm) -> Context:
    """What the correction leads to, in words. No queries but those of the dependents."""
    change = events.Change(row.series, row.party, row.on, row, form.value)
    after = "" if form.value is None else in_words(form.value)(current())
    return {"is_shown": True, "after": after, "dependents": previewing.depending([change])}


def _again(request: PageRequest, row: Figure, form: CorrectForm, more: Context) -> HttpResponseBase:
    about = {**_about(row, form), **more}
    return speak(request, CORRECT, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
