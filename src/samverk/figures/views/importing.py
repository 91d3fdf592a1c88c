"""A table is brought, shown with what it would change, and used or discarded."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samverk.figures import actions, bringing, queries, sheet
from samverk.figures import preview as previewing
from samverk.figures.access import demand_importer
from samverk.figures.actions import Brought
from samverk.figures.forms import FetchForm, FiguresForm, SettleForm
from samverk.figures.models import Batch, Series
from samverk.figures.reading import Told
from samverk.figures.sources import SourceError
from samverk.figures.views.register import found
from samverk.foundation import access
from samverk.foundation.documents import handing_out
from samverk.foundation.documents.texts import told as told_of_file
from samverk.foundation.formats import sv_sort
from samverk.foundation.language import spoken
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.foundation.tables import TableError
from samverk.parties.models import Party

READ, BATCH = "figures/reading.html", "figures/batch.html"
FETCH, TIE, USE, DISCARD = "hamta", "koppla", "anvand", "forkasta"
NOBODY = "ingen"
_METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(_METHODS)
@page(READ, may=access.signed_in)
def reading(request: PageRequest, series: str) -> Context | HttpResponseBase:
    """The ways in: a file, a pasted table, a service; and what has come in so far. Three queries."""
    demand_importer(request.user, on=request.day.today)
    row = found(series)
    table, fetch = _forms(request, row)
    form = fetch if fetch.is_bound else table
    if not form.is_bound:
        return _about(row, table, fetch)
    if form.is_valid():
        made = _brought(request, row, form)
        if made is not None:
            return HttpResponseRedirect(reverse("figures:batch", args=[row.key, made.pk]))
    about = _about(row, table, fetch)
    return speak(request, READ, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@never_cache
@require_http_methods(_METHODS)
@page(BATCH, may=access.signed_in)
def batch(request: PageRequest, series: str, number: int) -> Context | HttpResponseBase:
    """What an import would do, or did. Thirteen queries while it waits."""
    demand_importer(request.user, on=request.day.today)
    row = _batch(series, number)
    if request.method != "POST":
        return _shown(request, row, SettleForm())
    asked = request.POST.get("gor", "")
    if asked == TIE:
        return _tied(request, row)
    form = SettleForm(request.POST)
    form.full_clean()
    try:
        said = _settled(request, row, form, asked)
    except Refused as refused:
        told = [previewing.told(finding) for finding in refused.findings]
        about = {**_shown(request, row, form), "refused": told}
        return speak(request, BATCH, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("figures:series", args=[row.series.key]))


@require_safe
@page(BATCH, may=access.signed_in)
def file(request: PageRequest, series: str, number: int) -> HttpResponseBase:
    """What an import was read from. Three queries."""
    demand_importer(request.user, on=request.day.today)
    row = _batch(series, number)
    if row.document is None:
        raise Http404
    return handing_out.response(row.document)


def _forms(request: PageRequest, series: Series) -> tuple[FiguresForm, FetchForm]:
    table = FiguresForm(initial={"kalla": series.source_name})
    fetch = FetchForm(initial=FetchForm.about(series, request.day.today.year))
    if request.method != "POST":
        return table, fetch
    if request.POST.get("gor") == FETCH:
        return table, FetchForm(request.POST)
    return FiguresForm(request.POST, request.FILES), fetch


def _about(series: Series, table: FiguresForm, fetch: FetchForm) -> Context:
    return {
        "series": series,
        "table": table,
        "fetch": fetch,
        "batches": queries.batches(series),
    }


def _brought(request: PageRequest, series: Series, form: FiguresForm | FetchForm) -> Batch | None:
    """The import that was made; None where what was brought is none, which the form then says."""
    field = "tjanst" if isinstance(form, FetchForm) else _way(form)
    try:
        told, brought = _read(form)
        return actions.propose(
            series=series,
            told=told,
            brought=brought,
            on=request.day.today,
            actor=str(request.user),
        )
    except (TableError, SourceError) as fault:
        form.add_error(field, spoken(fault.words))
    except Refused as refused:
        form.add_error(field, told_of_file(refused))
    return None


def _read(form: FiguresForm | FetchForm) -> tuple[Told, Brought]:
    if isinstance(form, FetchForm):
        return bringing.from_service(form.cleaned_data)
    return bringing.from_table(form.cleaned_data)


def _way(form: FiguresForm) -> str:
    return "fil" if form.cleaned_data.get("fil") else "tabell"


def _batch(series: str, number: int) -> Batch:
    row = queries.batch(number)
    if row is None or row.series.key != series:
        raise Http404
    return row


def _shown(request: PageRequest, row: Batch, form: SettleForm) -> Context:
    about = {"series": row.series, "batch": row, "form": form, "nobody": NOBODY}
    if row.state != Batch.State.PROPOSED:
        return {**about, "figures": sheet.noted(queries.figures_of(row))}
    parties = sorted(Party.objects.all(), key=lambda party: sv_sort(party.name))
    return {
        **about,
        "preview": previewing.preview(row, on=request.day.today),
        "parties": parties,
    }


def _tied(request: PageRequest, row: Batch) -> HttpResponseBase:
    """Each name with the party that was chosen for it; what was left alone stays as it is."""
    names, keys = request.POST.getlist("namn"), request.POST.getlist("part")
    known = {party.key: party for party in Party.objects.filter(key__in=keys)}
    chosen = {
        said: known.get(key)
        for said, key in zip(names, keys, strict=False)
        if key == NOBODY or key in known
    }
    try:
        actions.tie(batch=row, parties=chosen, on=request.day.today, actor=str(request.user))
    except Refused as refused:
        told = [previewing.told(finding) for finding in refused.findings]
        about = {**_shown(request, row, SettleForm()), "refused": told}
        return speak(request, BATCH, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return HttpResponseRedirect(reverse("figures:batch", args=[row.series.key, row.pk]))


def _settled(request: PageRequest, row: Batch, form: SettleForm, asked: str) -> str:
    """Use or discard the import. Raises: Refused; Http404 where it is neither that is asked."""
    told = form.cleaned_data
    on, actor = request.day.today, str(request.user)
    if asked == DISCARD:
        actions.discard(batch=row, reason=told["skal"], on=on, actor=actor)
        return _("Inläsningen är förkastad. Inget av den används.")
    if asked != USE:
        raise Http404
    rows = actions.accept(batch=row, has_seen=told["sett"], reason=told["skal"], on=on, actor=actor)
    count = len(rows)
    said = ngettext("%(count)d uppgift är noterad.", "%(count)d uppgifter är noterade.", count)
    return said % {"count": count}
