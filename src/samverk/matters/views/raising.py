"""Raising a question: written as a draft for as long as it takes, looked at beside what resembles it, and sent."""

from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samverk.bodies.access import may_coordinate
from samverk.bodies.models import Structure
from samverk.bodies.queries import structures
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters import actions
from samverk.matters.access import hands, may_raise, seen_by
from samverk.matters.actions.papers import Added, add_document, remove_document
from samverk.matters.actions.splitting import join, withdraw_matter
from samverk.matters.forms.raising import Offered, RaiseForm
from samverk.matters.models import Matter
from samverk.matters.models.choices import State
from samverk.matters.queries import raising as choices
from samverk.matters.queries.resembling import (
    Resembling,
    contacts_like,
    elsewhere,
    resembling,
)
from samverk.matters.texts_acts import SENTENCES
from samverk.matters.views.acted_today import acted_today
from samverk.matters.views.matter import numbered
from samverk.rulebook.flow import Who
from samverk.rulebook.matters.order import TARGET_GROUPS, target_groups

if TYPE_CHECKING:
    from samverk.foundation.models import User

FORM, ALIKE = "matters/raise.html", "matters/raise_alike.html"
SEND, DROP, TAKE_AWAY = "skicka", "kasta", "ta-bort"
WHO = gettext_lazy("den som har en plats, är kontakt för en part eller samordnar strukturen")
REWORDERS = gettext_lazy("den som samordnar strukturen, eller väckte frågan")
OWN = gettext_lazy("den som skriver utkastet")
_METHODS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(_METHODS)
@page(FORM, may=access.signed_in, sentences=SENTENCES)
def new(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """An empty form, kept as a draft or sent. Seven queries."""
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    demand(may_raise(request.user, row, on=request.day.today), WHO)
    form = _form(request, row, None)
    if request.method != "POST":
        return _about(row, form, None)
    if not form.is_valid():
        return _again(request, row, form, None)
    made = _written(request, row, form)
    return _onward(request, made)


@never_cache
@require_http_methods(_METHODS)
@page(FORM, may=access.signed_in, sentences=SENTENCES)
def draft(request: PageRequest, structure: str, pk: int) -> Context | HttpResponseBase:
    """A draft, to be gone on with, sent or thrown away. Nine queries."""
    row = _own_draft(request, structure, pk)
    if row.state != State.DRAFT:
        return _raised(row)
    asked = request.POST.get("gor", "")
    if asked == DROP:
        withdraw_matter(matter=row, on=request.day.today, actor=str(request.user), reason="")
        messages.success(request, _("Utkastet är kastat."))
        return HttpResponseRedirect(reverse("portal:structure", args=[row.structure.key]))
    form = _form(request, row.structure, row)
    if request.method != "POST":
        return _about(row.structure, form, row)
    if not form.is_valid():
        return _again(request, row.structure, form, row)
    try:
        kept = _rewritten(request, row, form)
    except SomeoneWasFirst:
        overtaken = {**_about(row.structure, form, row), "overtaken": True}
        return speak(request, FORM, overtaken, status=HTTPStatus.CONFLICT)
    return _onward(request, kept)


@never_cache
@require_http_methods(_METHODS)
@page(ALIKE, may=access.signed_in, sentences=SENTENCES)
def alike(request: PageRequest, structure: str, pk: int) -> Context | HttpResponseBase:
    """What resembles a draft, before it is sent: it is the same question, or it is not. Nine queries."""
    row = _own_draft(request, structure, pk)
    if row.state != State.DRAFT:
        return _raised(row)
    found = _found(request, row)
    if request.method != "POST":
        return {"matter": row, "structure": row.structure, "found": found}
    if request.POST.get("gor") == SEND:
        return _sent(request, row)
    asked = request.POST.get("samma", "")
    other = next((each for each in found.matters if str(each.pk) == asked), None)
    if other is None or other.structure_id != row.structure_id:
        raise Http404
    join(
        draft=row,
        other=other,
        party=row.raised_for,
        on=request.day.today,
        actor=str(request.user),
    )
    messages.success(
        request, _("Du är tillagd i ärendet. Det du skrev finns kvar i dess historik.")
    )
    return _raised(other)


@never_cache
@require_http_methods(_METHODS)
@acted_today
@page(FORM, may=access.signed_in, sentences=SENTENCES)
def reword(
    request: PageRequest, structure: str, year: int, number: int
) -> Context | HttpResponseBase:
    """The texts of a matter that has been raised, by whoever raised it or coordinates; the history keeps the old ones."""
    row = numbered(structure, year, number)
    own = {Who.COORDINATOR, Who.RAISER} & hands(request.user, row, on=request.day.today)
    demand(bool(own), REWORDERS)
    form = _form(request, row.structure, row)
    if request.method != "POST":
        return _about(row.structure, form, row)
    if not form.is_valid():
        return _again(request, row.structure, form, row)
    try:
        _rewritten(request, row, form)
    except SomeoneWasFirst:
        overtaken = {**_about(row.structure, form, row), "overtaken": True}
        return speak(request, FORM, overtaken, status=HTTPStatus.CONFLICT)
    messages.success(request, _("Texten är ändrad. Den tidigare finns i historiken."))
    return _raised(row)


def _own_draft(request: PageRequest, structure: str, pk: int) -> Matter:
    """Raises: Http404 where there is none; Denied to everybody but its writer."""
    rows = Matter.objects.select_related("structure", "raised_for", "raised_in")
    row = rows.filter(pk=pk, structure__key=structure).first()
    if row is None:
        raise Http404
    demand(row.begun_by_id is not None and row.begun_by_id == request.user.pk, OWN)
    return row


def _form(request: PageRequest, structure: Structure, row: Matter | None) -> RaiseForm:
    user, today = cast("User", request.user), request.day.today
    rules = rules_near(structure, on=today)
    coordinates = may_coordinate(user, structure, on=today)
    principals = choices.principals(structure, on=today)
    offered = Offered(
        principals=principals,
        groups=target_groups(rules) if rules else TARGET_GROUPS,
        parties=principals if coordinates else choices.parties_of(user, structure, on=today),
        bodies=(
            choices.bodies(structure, on=today)
            if coordinates
            else choices.bodies_of(user, structure, on=today)
        ),
        name=user.name,
        may_name_another=coordinates,
    )
    form = RaiseForm(
        offered,
        data=request.POST or None,
        files=request.FILES or None,
        draft=row,
        must_be_whole=request.POST.get("gor") == SEND,
    )
    if row is not None:
        form.initial["alla"] = len(form.initial["huvudman"]) >= len(principals)
    return form


def _about(structure: Structure, form: RaiseForm, row: Matter | None) -> Context:
    kept = row.documents.filter(removed_on=None).select_related("document") if row else ()
    return {"structure": structure, "form": form, "matter": row, "papers": kept}


def _again(
    request: PageRequest, structure: Structure, form: RaiseForm, row: Matter | None
) -> HttpResponseBase:
    about = _about(structure, form, row)
    return speak(request, FORM, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@transaction.atomic
def _written(request: PageRequest, structure: Structure, form: RaiseForm) -> Matter:
    user = cast("User", request.user)
    made = actions.write(
        structure=structure,
        question=form.question(),
        on=request.day.today,
        by=user,
        actor=str(user),
    )
    _with_papers(request, made, form)
    return made


@transaction.atomic
def _rewritten(request: PageRequest, row: Matter, form: RaiseForm) -> Matter:
    kept = actions.rewrite(
        matter=row,
        question=form.question(),
        version=form.cleaned_data["version"] or 0,
        on=request.day.today,
        actor=str(request.user),
    )
    _with_papers(request, kept, form)
    return kept


def _with_papers(request: PageRequest, row: Matter, form: RaiseForm) -> None:
    """Keep the document that came along, and take away those that are ticked."""
    on, actor = request.day.today, str(request.user)
    given = form.upload()
    if given is not None:
        title = given.name.rpartition(".")[0] or given.name
        added = Added(given.name, given.content, title[:200])
        add_document(matter=row, added=added, on=on, actor=actor)
    gone = [int(number) for number in request.POST.getlist(TAKE_AWAY) if number.isdecimal()]
    for paper in row.documents.filter(number__in=gone[:50]):
        remove_document(document=paper, why=_("Borttagen ur utkastet"), on=on, actor=actor)


def _onward(request: PageRequest, row: Matter) -> HttpResponseBase:
    """To the draft that was kept; or to what resembles it; or to the matter that it became."""
    if request.POST.get("gor") != SEND:
        messages.success(request, _("Utkastet är sparat. Bara du ser det."))
        return HttpResponseRedirect(reverse("matters:draft", args=[row.structure.key, row.pk]))
    if _found(request, row):
        return HttpResponseRedirect(reverse("matters:alike", args=[row.structure.key, row.pk]))
    return _sent(request, row)


def _found(request: PageRequest, row: Matter) -> Resembling:
    """What resembles the draft and may be seen by its writer. At most seven queries."""
    on, user = request.day.today, request.user
    own = seen_by(user, row.structure, on=on)
    others = Matter.objects.filter(
        structure__in=elsewhere(row.structure), registry_number__isnull=False, public_from__lte=on
    )
    coordinates = may_coordinate(user, row.structure, on=on)
    return Resembling(
        tuple(resembling(row.title, own | others, but=row.pk)),
        tuple(contacts_like(row.title, row.structure)) if coordinates else (),
    )


def _sent(request: PageRequest, row: Matter) -> HttpResponseBase:
    raised = actions.raise_matter(matter=row, on=request.day.today, actor=str(request.user))
    said = {"number": raised.registry_number}
    messages.success(
        request, _("Frågan är väckt som %(number)s och ligger hos koordinatorn.") % said
    )
    return _raised(raised)


def _raised(row: Matter) -> HttpResponseBase:
    if row.year is None:
        return HttpResponseRedirect(reverse("portal:structure", args=[row.structure.key]))
    where = [row.structure.key, row.year, row.number]
    return HttpResponseRedirect(reverse("matters:matter", args=where))
