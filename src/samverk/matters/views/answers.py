"""Where a principal answers: by the link in its letter, without an account, or from an account.

The token is in one address only (views/opening.py). From then on the session knows the link.
"""

from http import HTTPStatus

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from samverk.bodies.access import may_speak_for
from samverk.foundation import access
from samverk.foundation.documents.handing_out import attachment
from samverk.foundation.opening import private
from samverk.foundation.page import PageRequest, page, speak
from samverk.matters import package
from samverk.matters.access import may_answer
from samverk.matters.models import PartyDecision
from samverk.matters.models.choices import Via
from samverk.matters.queries import answers as queries
from samverk.matters.queries import links
from samverk.matters.views import answers_later as later
from samverk.matters.views import answers_writing as writing
from samverk.matters.views.answers_judging import SENTENCES
from samverk.matters.views.answers_writing import NO_LINK, Door
from samverk.matters.views.opening import LINK

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
@page(writing.FORM, may=access.everyone, sentences=SENTENCES)
def answer(request: PageRequest) -> HttpResponseBase:
    """The question that the session's link opens: a form, or the receipt of what was answered."""
    door = _by_link(request)
    return private(writing.respond(request, door) if door else _no_link(request))


@require_http_methods(_METHODS)
@page(later.FORM, may=access.everyone, sentences=SENTENCES)
def answer_later(request: PageRequest) -> HttpResponseBase:
    """Nothing is decided yet: when it will be, and how far the question has come."""
    door = _by_link(request)
    return private(later.respond(request, door) if door else _no_link(request))


@require_safe
@page(NO_LINK, may=access.everyone)
def answer_package(request: PageRequest) -> HttpResponseBase:
    """Everything to decide on, in one file or one file of it."""
    door = _by_link(request)
    return private(_packed(request, door) if door else _no_link(request))


@require_http_methods(_METHODS)
@page(writing.FORM, may=access.signed_in, sentences=SENTENCES)
def row_answer(request: PageRequest, party: str, row: int) -> HttpResponseBase:
    """The same form for whoever speaks for the party, or coordinates, from an account."""
    return private(writing.respond(request, _by_account(request, party, row)))


@require_http_methods(_METHODS)
@page(later.FORM, may=access.signed_in, sentences=SENTENCES)
def row_later(request: PageRequest, party: str, row: int) -> HttpResponseBase:
    """Nothing is decided yet, said from an account."""
    return private(later.respond(request, _by_account(request, party, row)))


@require_safe
@page(NO_LINK, may=access.signed_in)
def row_package(request: PageRequest, party: str, row: int) -> HttpResponseBase:
    """Everything to decide on, for whoever speaks for the party, or coordinates."""
    return private(_packed(request, _by_account(request, party, row)))


def _by_link(request: PageRequest) -> Door | None:
    """The door that the session's link opens, while it works."""
    pk = request.session.get(LINK)
    link = links.link_of(pk) if pk else None
    if link is None or link.row_id is None or not links.works(link, on=request.day.today):
        return None
    row = queries.row_of(link.row_id)
    if row is None:
        return None
    return Door(
        row=row,
        via=Via.LINK,
        answer=reverse("matters:answer"),
        later=reverse("matters:answer-later"),
        package=reverse("matters:answer-package"),
    )


def _by_account(request: PageRequest, party: str, pk: int) -> Door:
    """The door of whoever may answer from an account.

    Raises: Http404 where nothing of the kind is asked; Denied, which says who may answer.
    """
    row = queries.row_of(pk)
    if row is None or row.party.key != party or row.asked_on is None:
        raise Http404
    today = request.day.today
    access.demand(
        may_answer(request.user, row, on=today),
        who=_("%(party)ss egen kontakt och den som koordinerar strukturen")
        % {"party": row.party.name},
    )
    return _door_of(request, row)


def _door_of(request: PageRequest, row: PartyDecision) -> Door:
    structure, at = row.recommendation.matter.structure, [row.party.key, row.pk]
    speaks = may_speak_for(request.user, structure, row.party, on=request.day.today)
    name = str(request.user)
    return Door(
        row=row,
        via=Via.ACCOUNT if speaks else Via.COORDINATOR,
        answer=reverse("matters:row-answer", args=at),
        later=reverse("matters:row-later", args=at),
        package=reverse("matters:row-package", args=at),
        waiting=reverse("matters:waiting", args=[row.party.key]),
        actor=name,
        name=name,
        row_page="" if speaks else _row_page(row),
    )


def _row_page(row: PartyDecision) -> str:
    asked = row.recommendation
    matter = asked.matter
    where = [matter.structure.key, matter.year, matter.number, asked.number, row.party.key]
    return reverse("matters:row", args=where)


def _packed(request: PageRequest, door: Door) -> HttpResponseBase:
    row, today = door.row, request.day.today
    asked = request.GET.get("fil", "")
    if not asked:
        made = package.of(row, today)
        return attachment(package.name_of(row), package.MEDIA_TYPE, made)
    parts = package.parts(row, today)
    if not (asked.isascii() and asked.isdigit() and int(asked) < len(parts)):
        raise Http404
    part = parts[int(asked)]
    return attachment(part.name, part.media_type, part.make())


def _no_link(request: PageRequest) -> HttpResponseBase:
    return speak(request, NO_LINK, {}, status=HTTPStatus.NOT_FOUND)
