"""One act on an agreement: fill in, see which days move and what is told to the parties, confirm."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.agreements.access import may_keep
from samverk.agreements.acts import ROWS
from samverk.agreements.forms.acting import ActForm
from samverk.agreements.forms.table import FORMS
from samverk.agreements.models import Agreement
from samverk.agreements.queries import acting
from samverk.agreements.queries.acting import About
from samverk.agreements.texts_acts import SENTENCES
from samverk.agreements.views.acting_weighing import Weighed, weigh
from samverk.agreements.views.acting_words import told
from samverk.agreements.views.agreement_readings import questions
from samverk.agreements.views.citing import citing
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.rulebook.findings import Finding

TEMPLATE = "agreements/act.html"
CONFIRM, MEND = "bekrafta", "andra"
WHO = gettext_lazy("den som samordnar strukturen")


@dataclass(frozen=True, slots=True)
class Asked:
    """An act that somebody is at: what it is called, what it is about, and its form."""

    title: str
    about: About
    form: ActForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@page(TEMPLATE, may=access.signed_in, sentences=SENTENCES)
def act(request: PageRequest, structure: str, key: str, act: str) -> Context | HttpResponseBase:
    """One act: its form, what it leads to, or the agreement that it was done to. Some forty queries, and those of the act."""
    if act not in FORMS:
        raise Http404
    about = kept(request, structure, key)
    files = request.FILES or None
    form = FORMS[act](about, request.POST or None, files, request.GET.dict())
    beside = _open(request, about) if act == "tolkning" else None
    return answered(request, Asked(ROWS[act].words(), about, form), TEMPLATE, beside)


def _open(request: PageRequest, about: About) -> Context:
    """What the text leaves open, as the agreement's own page has it today."""
    if about.read is None:
        return {}
    cite = citing(about.agreement, about.read.rules, request.day)
    return {"questions": questions(about.read, cite, on=about.today)}


def kept(request: PageRequest, structure: str, key: str) -> About:
    """The agreement, for whoever keeps it.

    Raises: Http404 where there is none; Denied to everybody else.
    """
    about = acting.about(structure, key, today=request.day.today)
    if about is None:
        raise Http404
    demand(may_keep(request.user, about.agreement.structure, on=request.day.today), WHO)
    return about


def answered(
    request: PageRequest, asked: Asked, template: str, beside: Context | None = None
) -> Context | HttpResponseBase:
    """What an act's page answers: the form, what it leads to, or the way on once it is done."""
    about = {**context(asked), **(beside or {})}
    if request.method != "POST":
        return about
    if not asked.form.is_valid():
        return speak(request, template, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if request.POST.get("steg") == MEND:
        return about
    try:
        return _weighed(request, asked, template)
    except Refused as refused:
        about["refused"] = _told(request, asked, refused.findings)
        row = asked.about.agreement
        about["supposes"] = reverse("agreements:suppose", args=[row.structure.key, row.key])
        return speak(request, template, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except SomeoneWasFirst:
        return speak(
            request, template, about | _overtaken(request, asked), status=HTTPStatus.CONFLICT
        )


def context(asked: Asked) -> dict[str, object]:
    """What the page of an act shows before anything is weighed."""
    agreement, form = asked.about.agreement, asked.form
    is_blind = form.needs_terms and asked.about.read is None
    return {
        "title": asked.title,
        "agreement": agreement,
        "structure": agreement.structure,
        "form": form,
        "fields": [each for each in form if each.name not in {form.file_name, "version"}],
        "blind": is_blind,
        "why_not": "" if is_blind else form.why_not(),
    }


def _told(request: PageRequest, asked: Asked, findings: Iterable[Finding]) -> list[object]:
    rules = asked.about.read.rules if asked.about.read else None
    cite = citing(asked.about.agreement, rules, request.day)
    return [told(each, cite) for each in findings]


def _overtaken(request: PageRequest, asked: Asked) -> dict[str, object]:
    """What was written stays, on the agreement as it is now, and may be sent again when it still fits."""
    row = asked.about.agreement
    now = acting.about(row.structure.key, row.key, today=request.day.today) or asked.about
    data = request.POST.copy()
    data["version"] = str(now.agreement.version)
    form = type(asked.form)(now, data)
    form.is_valid()
    return {**context(Asked(asked.title, now, form)), "overtaken": True}


def _weighed(request: PageRequest, asked: Asked, template: str) -> HttpResponseBase:
    """What the act leads to; once that is confirmed, with its doubts read, the act itself."""
    shown = weigh(asked.form, request.day)
    read = set(request.POST.get("anda", "").split())
    unread = [each for each in shown.doubts if each.mark not in read]
    if request.POST.get("steg") != CONFIRM or unread:
        is_confirmed = request.POST.get("steg") == CONFIRM
        about = {**context(asked), **_shown(asked, shown), "unticked": is_confirmed}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if is_confirmed else HTTPStatus.OK
        return speak(request, template, about, status=status)
    asked.form.perform(actor=str(request.user), reason=_reason(asked, shown))
    said = [str(each.says) for each in shown.moves[:2]]
    messages.success(request, " ".join([_("Antecknat."), *shown.sentences, *said]))
    return HttpResponseRedirect(_onward(asked))


def _onward(asked: Asked) -> str:
    """The page of the act that comes next, filled in with what is known, else that of the agreement."""
    following = asked.form.onward()
    if following is None:
        return address(asked.about.agreement)
    slug, filled = following
    row = asked.about.agreement
    place = reverse("agreements:act", args=[row.structure.key, row.key, slug])
    return f"{place}?{urlencode(filled)}"


def _shown(asked: Asked, shown: Weighed) -> dict[str, object]:
    name = asked.form.file_name
    return {
        "shown": shown,
        "marks": " ".join(each.mark for each in shown.doubts),
        "file": asked.form[name] if name else None,
    }


def address(row: Agreement) -> str:
    """The page of an agreement."""
    return reverse("agreements:agreement", args=[row.structure.key, row.key])


def _reason(asked: Asked, shown: Weighed) -> str:
    """Why, and which doubts were read: they are kept with the act."""
    own = str(asked.form.cleaned_data.get("skal", ""))
    read = " ".join(each.says for each in shown.doubts)
    return "\n".join(filter(None, [own, f"Bekräftat trots: {read}" if read else ""]))
