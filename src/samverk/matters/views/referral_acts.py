"""What a coordinator does while opinions are out: remind, give longer time, take the matter back, close, note what it led to."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samverk.bodies.access import may_coordinate
from samverk.foundation import access
from samverk.foundation.page import PageRequest, page, speak
from samverk.matters import actions
from samverk.matters.actions import Effect
from samverk.matters.forms.prolonging import ProlongForm
from samverk.matters.forms.referral import EffectForm
from samverk.matters.models import Matter, Referral, ReferralRow
from samverk.matters.texts_opinion import SENTENCES
from samverk.matters.views.matter import numbered
from samverk.matters.views.referral import about, the_referral
from samverk.matters.views.referral_end import END, before_end

WHO = _("den som samordnar strukturen")
PAGE = "matters/referral.html"


@require_POST
@page(PAGE, may=access.signed_in, sentences=SENTENCES)
def referral_act(
    request: PageRequest, structure: str, year: int, number: int, referral: int
) -> HttpResponseBase:
    """Do one thing with the request, or with one of those asked."""
    matter = numbered(structure, year, number)
    access.demand(may_coordinate(request.user, matter.structure, on=request.day.today), WHO)
    asked = the_referral(matter, referral)
    written = _WRITTEN.get(request.POST.get("gor", ""))
    if written is not None:
        return written(request, matter, asked)
    act = _ACTS.get(request.POST.get("gor", ""))
    if act is None:
        raise Http404
    return _back(asked, gjort=request.POST["gor"], antal=act(request, asked))


def _noted(request: PageRequest, matter: Matter, asked: Referral) -> HttpResponseBase:
    form = EffectForm(asked, request.POST)
    if not form.is_valid():
        told = about(request, matter, asked, form)
        return speak(request, PAGE, told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    effect = Effect(given["vad"], given["varfor"], given["andrades"] == "ja", tuple(given["vilka"]))
    actions.record_effect(
        referral=asked, effect=effect, on=request.day.today, actor=str(request.user)
    )
    return _back(asked, "#ledde-till", gjort="anteckna")


def _prolonged(request: PageRequest, matter: Matter, asked: Referral) -> HttpResponseBase:
    today = request.day.today
    form = ProlongForm(asked, today=today, data=request.POST)
    if not form.is_valid():
        told = before_end(request, matter, asked, form)
        return speak(request, END, told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    told_to = actions.prolong(
        referral=asked, due=given["senast"], tells=given["brev"], on=today, actor=str(request.user)
    )
    return _back(asked, gjort="forlang", antal=len(told_to))


def _remind(request: PageRequest, asked: Referral) -> int:
    """How many got a letter: those that are ticked, else all that are missing."""
    rows = asked.rows.exclude(opinions__sent_on__isnull=False).order_by("pk")
    picked = request.POST.get("rad", "")
    if picked:
        rows = rows.filter(pk=int(picked) if picked.isascii() and picked.isdigit() else 0)
    return sum(_reminded(request, row) for row in rows)


def _reminded(request: PageRequest, row: ReferralRow) -> bool:
    return actions.remind_of_opinion(row=row, on=request.day.today, actor=str(request.user))


def _take_back(request: PageRequest, asked: Referral) -> int:
    """How many are missing."""
    missing = actions.opinions_in(referral=asked, on=request.day.today, actor=str(request.user))
    return len(missing)


def _close(request: PageRequest, asked: Referral) -> int:
    actions.close(referral=asked, on=request.day.today, actor=str(request.user))
    return 0


_WRITTEN: Mapping[str, Callable[[PageRequest, Matter, Referral], HttpResponseBase]] = {
    "anteckna": _noted,
    "forlang": _prolonged,
}
_ACTS: Mapping[str, Callable[[PageRequest, Referral], int]] = {
    "paminn": _remind,
    "ta-tillbaka": _take_back,
    "avsluta": _close,
}


def _back(asked: Referral, at: str = "", **said: object) -> HttpResponseRedirect:
    matter = asked.matter
    where = [matter.structure.key, matter.year, matter.number, asked.number]
    return HttpResponseRedirect(f"{reverse('matters:referral', args=where)}?{urlencode(said)}{at}")
