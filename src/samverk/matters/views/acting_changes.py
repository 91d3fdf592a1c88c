"""What changes a matter without moving it: documents, openness, links to other matters, and what describes it."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters.access import hands
from samverk.matters.forms.acting import About
from samverk.matters.forms.changing import FORMS as PLAIN
from samverk.matters.forms.changing import ChangeForm
from samverk.matters.forms.describing import DescribeForm
from samverk.matters.forms.noticing import NoticeForm
from samverk.matters.models import Matter
from samverk.matters.texts_acts import SENTENCES
from samverk.matters.views import acting_words as words
from samverk.matters.views import describing_words, noticing_words
from samverk.matters.views.acted_today import acted_today
from samverk.matters.views.acting import CONFIRM, MEND, TEMPLATE, address
from samverk.matters.views.matter import numbered
from samverk.rulebook.flow import Who

SYSTEM = "Samverk"
FORMS: Mapping[str, type[ChangeForm]] = {**PLAIN, "uppgifter": DescribeForm, "anslag": NoticeForm}
WHO = _("den som samordnar strukturen, eller väckte frågan")
# Whoever raised a question goes on filling its file; who sees it and what it hangs together with is looked after.
OF_THE_RAISER = frozenset({"handling", "ta-bort-handling"})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@acted_today
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def change(
    request: PageRequest, structure: str, year: int, number: int, change: str
) -> Context | HttpResponseBase:
    """One change: its form, or the matter that it was made to. Some ten queries, and those of the change."""
    if change not in FORMS:
        raise Http404
    row = numbered(structure, year, number)
    _may_change(request, row, change)
    about = About(row, (), request.day.today)
    form = FORMS[change](about, request.POST or None, request.FILES or None)
    if not form.applies:
        raise Http404
    if request.method != "POST":
        form.begin(request.GET)
        return _context(row, form, change)
    if not form.is_valid():
        return _again(request, row, form, change)
    try:
        if form.is_weighed and request.POST.get("steg") != CONFIRM:
            return _context(row, form, change) | _shown(form, request.POST.get("steg", ""))
        done = form.perform(actor=str(request.user))
    except Refused as refused:
        told = [words.told(each, None) for each in refused.findings]
        about_it = {**_context(row, form, change), "refused": told}
        return speak(request, TEMPLATE, about_it, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except SomeoneWasFirst as first:
        return _overtaken(request, row, change, first)
    messages.success(request, done)
    return HttpResponseRedirect(address(row))


def _may_change(request: PageRequest, row: Matter, change: str) -> None:
    """Raises: Denied to everybody but the coordinator, and for papers whoever raised the question."""
    own = {Who.COORDINATOR} | ({Who.RAISER} if change in OF_THE_RAISER else set())
    demand(bool(own & hands(request.user, row, on=request.day.today)), WHO)


def _context(row: Matter, form: ChangeForm, change: str) -> dict[str, object]:
    title = words.TITLES[change]()
    return {
        "act": change,
        "title": title,
        "button": title,
        "matter": row,
        "structure": row.structure,
        "form": form,
        "is_plain": not form.is_weighed,
    }


def _shown(form: ChangeForm, step: str) -> dict[str, object]:
    """What a change leads to: it is made and unmade, so that what would stop it is told before it is confirmed.

    Raises: Refused; SomeoneWasFirst.
    """
    if step == MEND:
        return {}
    with transaction.atomic():
        form.perform(actor=SYSTEM)
        transaction.set_rollback(True)
    return {"leads_to": tuple(_sentences(form))}


def _sentences(form: ChangeForm) -> Iterator[str]:
    if isinstance(form, DescribeForm):
        yield from describing_words.leads_to(form)
    elif isinstance(form, NoticeForm):
        yield from noticing_words.leads_to(form)


def _again(request: PageRequest, row: Matter, form: ChangeForm, change: str) -> HttpResponseBase:
    about = _context(row, form, change)
    return speak(request, TEMPLATE, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _overtaken(
    request: PageRequest, row: Matter, change: str, first: SomeoneWasFirst
) -> HttpResponseBase:
    now = Matter.objects.select_related("structure").get(pk=row.pk)
    data = request.POST.copy()
    data["version"] = str(now.version)
    form = FORMS[change](About(now, (), request.day.today), data)
    about = {**_context(now, form, change), "first": first}
    return speak(request, TEMPLATE, about, status=HTTPStatus.CONFLICT)
