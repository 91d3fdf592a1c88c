"""One act on a run: what it leads to stands above the button, and nothing happens before it is pressed."""

from collections.abc import Iterable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.costs.access import may_keep
from samverk.costs.forms.run_acts import FORMS, RunActForm
from samverk.costs.models import Run
from samverk.costs.queries import runs as asked
from samverk.costs.texts import SENTENCES
from samverk.costs.views import run_words as words
from samverk.costs.views.run_doubts import doubts_of, told
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused, SomeoneWasFirst

TEMPLATE = "costs/run_act.html"
WHO = gettext_lazy("den som samordnar strukturen")
TITLES = {
    "godkann": gettext_lazy("Anteckna beslutet"),
    "las": gettext_lazy("Lås beräkningen"),
    "ta-tillbaka": gettext_lazy("Ta tillbaka beräkningen"),
}
DONE = {
    "godkann": gettext_lazy("Beslutet är antecknat. Beräkningen kan låsas."),
    "las": gettext_lazy("Beräkningen är låst. Räknad om gav den samma belopp."),
    "ta-tillbaka": gettext_lazy("Beräkningen är återtagen. Den står kvar med skälet."),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def run_act(
    request: PageRequest, structure: str, year: int, number: int, act: str
) -> Context | HttpResponseBase:
    """One act on a run: its form, or the run that it was done to. Nineteen queries at the most, and those of the act."""
    row = asked.of_address(structure, year, number)
    if row is None or act not in FORMS:
        raise Http404
    demand(may_keep(request.user, row.structure, on=request.day.today), WHO)
    form = FORMS[act](row, request.day.today, request.POST or None)
    about = _context(request, row, act, form)
    if request.method != "POST":
        return about
    if not form.is_valid():
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _performed(request, row, act, form)


def _performed(request: PageRequest, row: Run, act: str, form: RunActForm) -> HttpResponseBase:
    try:
        form.perform(on=request.day.today, actor=str(request.user))
    except Refused as refused:
        about = {**_context(request, row, act, form), "refused": told(refused.findings)}
        return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except SomeoneWasFirst:
        return _overtaken(request, row, act)
    messages.success(request, DONE[act])
    return HttpResponseRedirect(words.address(row))


def _overtaken(request: PageRequest, row: Run, act: str) -> HttpResponseBase:
    """409: the run as it is now, with what was written, to be sent again where it still fits."""
    now = asked.of_address(row.structure.key, row.year, row.number) or row
    data = request.POST.copy()
    data["version"] = str(now.version)
    form = FORMS[act](now, request.day.today, data)
    form.is_valid()
    about = {
        **_context(request, now, act, form),
        "overtaken": True,
        "pill": words.pill(now, request.day),
    }
    return speak(request, TEMPLATE, about, status=HTTPStatus.CONFLICT)


def _context(request: PageRequest, row: Run, act: str, form: RunActForm) -> dict[str, object]:
    holds = act == "ta-tillbaka" or row.state not in form.state
    return {
        "run": row,
        "doubts": [] if holds else doubts_of(row, request),
        "structure": row.structure,
        "title": TITLES[act],
        "form": form,
        "fields": [each for each in form if each.name != "version"],
        "fits": row.state in form.state,
        "leads_to": list(_leads_to(row, act)),
        "is_grave": act != "godkann",
    }


def _leads_to(row: Run, act: str) -> Iterable[str]:
    """What happens when the button is pressed."""
    if act == "godkann":
        yield _("Beräkningen står som godkänd, med beslutet och ditt namn. Beloppen ändras inte.")
        yield _("Besked och faktureringsunderlag märks inte längre som utkast.")
    elif act == "las":
        yield _(
            "Beräkningen räknas om. Blir varje belopp detsamma fryses de, med nyckeln och uppgifterna."
        )
        yield _(
            "Därefter kan den läsas av alla. Den kan inte ändras eller tas tillbaka: en rättelse är en ny beräkning."
        )
        if row.corrects:
            yield _("%(run)s gäller inte längre: den här rättar den.") % {"run": row.corrects}
    else:
        yield _(
            "Beräkningen gäller inte och kan inte godkännas. Den står kvar, med skälet, för den som arbetar här."
        )
