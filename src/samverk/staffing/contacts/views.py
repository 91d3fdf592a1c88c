"""The pages of a structure's contacts: for whoever coordinates it, and for each party's contact the own party."""

import datetime as dt
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samverk.bodies.models import Structure, StructureParty
from samverk.bodies.queries import structures
from samverk.bodies.queries.mends import Hands, hands
from samverk.foundation import access
from samverk.foundation.access import demand
from samverk.foundation.formats import day_long
from samverk.foundation.language import current, spoken
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.foundation.refusals import Refused
from samverk.parties.actions import SENTENCES
from samverk.parties.models import Contact
from samverk.rulebook.words import says, way_out
from samverk.staffing.contacts import rows
from samverk.staffing.contacts.forms import AddForm, EndForm
from samverk.staffing.models import Question

ACT = "staffing/contacts/act.html"
WHO = gettext_lazy("den som samordnar strukturen, och en parts egen kontakt för sin part")


@page("staffing/contacts/list.html", may=access.signed_in)
def contacts(request: PageRequest, structure: str) -> Context:
    """Where letters to each party go today, those without a contact first. Five queries."""
    row, own = _reached(request, structure)
    coordinates = own.may_coordinate(row.pk)
    keys = None if coordinates else {party for pk, party in own.spoken_for if pk == row.pk}
    found = rows.rows(row, on=request.day.today, only=keys)
    return {
        "structure": row,
        "rows": found,
        "coordinates": coordinates,
        "without": sum(each.to is None for each in found),
        "troubled": sum(any(line.trouble for line in each.lines) for each in found),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@page(ACT, may=access.signed_in)
def add(request: PageRequest, structure: str, party: str) -> Context | HttpResponseBase:
    """Add a contact: what is written, whom the next letter would go to, and then it is done."""
    of, coordinates = _party(request, structure, party)
    there = rows.contacts_of(of.party, on=request.day.today)
    now = rows.recipient(there, on=request.day.today)
    form = AddForm(of.party, now, today=request.day.today, data=request.POST or None)
    done = _("Kontakten för %(party)s är tillagd.") % {"party": of.name}
    title = _("Lägg till kontakt för %(party)s") % {"party": of.name}
    return _answer(request, Asked(of, form, title, done, coordinates=coordinates))


@require_http_methods(["GET", "HEAD", "POST"])
@page(ACT, may=access.signed_in)
def end(
    request: PageRequest, structure: str, party: str, contact: int
) -> Context | HttpResponseBase:
    """End a contact by its last day: whom the next letter would go to then, and then it is done."""
    of, coordinates = _party(request, structure, party)
    row = Contact.objects.filter(party=of.party, pk=contact).select_related("party").first()
    if row is None:
        raise Http404
    form = EndForm(row, today=request.day.today, data=request.POST or None)
    done = _("%(name)s är inte längre kontakt efter den sista dagen.") % {"name": row.name}
    title = _("Avsluta kontakten %(name)s") % {"name": row.name}
    return _answer(request, Asked(of, form, title, done, coordinates=coordinates))


@dataclass(frozen=True, slots=True)
class Asked:
    """An act on a party's contacts, as somebody asks for it."""

    of: StructureParty
    form: AddForm | EndForm
    title: str
    done: str
    coordinates: bool


@dataclass(frozen=True, slots=True)
class Consequence:
    """Whom letters go to once the act is done, and the open questions whose letters went to somebody else."""

    sentences: tuple[str, ...]
    is_silent: bool
    stale: tuple[Question, ...]


def _answer(request: PageRequest, asked: Asked) -> Context | HttpResponseBase:
    about: Context = {"asked": asked, "form": asked.form, "structure": asked.of.structure}
    if request.method != "POST":
        return about
    if not asked.form.is_valid():
        return speak(request, ACT, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        if request.POST.get("gor") != "spara":
            return {**about, "consequence": _rehearsed(request, asked)}
        asked.form.perform(actor=str(request.user))
    except Refused as refused:
        for each in refused.findings:
            words = (spoken(says(each, SENTENCES)), spoken(way_out(each, SENTENCES)))
            asked.form.add_error(None, " ".join(words))
        return speak(request, ACT, about, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, asked.done)
    return HttpResponseRedirect(reverse("staffing:contacts", args=[asked.of.structure.key]))


def _rehearsed(request: PageRequest, asked: Asked) -> Consequence:
    """What follows: the act is done, looked at, and taken back."""
    today, of = request.day.today, asked.of
    with transaction.atomic():
        asked.form.perform(actor=str(request.user))
        there = rows.contacts_of(of.party, on=today)
        transaction.set_rollback(True)
    now = rows.recipient(there, on=today)
    then = rows.recipient(there, on=asked.form.day)
    told = [_today(of, now)]
    if asked.form.day > today and then != now:
        told.append(_from(asked.form.day, of, then))
    stale = rows.stale_questions(of.party, of.structure, then)
    return Consequence(tuple(told), then is None, tuple(stale))


def _today(of: StructureParty, to: Contact | None) -> str:
    if to is None:
        return _("Nästa fråga till %(party)s går inte till någon.") % {"party": of.name}
    return _("Nästa fråga till %(party)s går till %(name)s, %(email)s.") % {
        "party": of.name,
        "name": to.name,
        "email": to.email,
    }


def _from(day: dt.date, of: StructureParty, to: Contact | None) -> str:
    said = {"day": day_long(day, current()), "party": of.name}
    if to is None:
        return _("Från %(day)s går brev till %(party)s inte till någon.") % said
    whom = {"name": to.name, "email": to.email}
    return _("Från %(day)s går de till %(name)s, %(email)s.") % {**said, **whom}


def _reached(request: PageRequest, structure: str) -> tuple[Structure, Hands]:
    row = structures.by_key(structure)
    if row is None:
        raise Http404
    own = hands(request.user, request.day)
    is_spoken_for = any(pk == row.pk for pk, _party in own.spoken_for)
    demand(own.may_coordinate(row.pk) or is_spoken_for, WHO)
    return row, own


def _party(request: PageRequest, structure: str, party: str) -> tuple[StructureParty, bool]:
    row, own = _reached(request, structure)
    demand(own.may_fill(row.pk, party), WHO)
    there = StructureParty.objects.filter(
        structure=row, party__key=party, period__contains=request.day.today
    )
    of = there.select_related("party", "structure").first()
    if of is None:
        raise Http404
    return of, own.may_coordinate(row.pk)
