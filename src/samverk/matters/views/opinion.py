"""Where somebody gives an opinion: by the link in the letter, without an account, or from an account.

The token is in one address only (views/opening.py). From then on the session knows the link.
"""

from http import HTTPStatus

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from samverk.bodies.access import may_coordinate, may_speak_for
from samverk.foundation import access, documents
from samverk.foundation.opening import private
from samverk.foundation.page import PageRequest, page, speak, with_day
from samverk.matters.actions.referring_letters import name_of
from samverk.matters.models import ReferralRow
from samverk.matters.models.choices import Via
from samverk.matters.queries import links, referrals
from samverk.matters.texts_opinion import SENTENCES
from samverk.matters.views import opinion_writing as writing
from samverk.matters.views.opening import OPINION_LINK
from samverk.matters.views.opinion_writing import NO_LINK, Door

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
@page(writing.FORM, may=access.everyone, sentences=SENTENCES)
def opinion(request: PageRequest) -> HttpResponseBase:
    """The question that the session's link opens: a form, or the receipt of what was answered."""
    door = _by_link(request)
    if door is None:
        return private(speak(request, NO_LINK, {}, status=HTTPStatus.NOT_FOUND))
    return private(writing.respond(request, door))


@require_http_methods(_METHODS)
@page(writing.FORM, may=access.signed_in, sentences=SENTENCES)
def row_opinion(
    request: PageRequest, structure: str, year: int, number: int, referral: int, row: int
) -> HttpResponseBase:
    """The same form for whoever speaks for the party, or for a coordinator who notes what came by another way."""
    found = _row(structure, year, number, referral, row)
    return private(writing.respond(request, _by_account(request, found)))


@require_safe
@access.required(access.everyone)
def opinion_paper(request: HttpRequest, paper: int) -> HttpResponseBase:
    """One of the documents that came with the question, for whoever has the link."""
    door = _by_link(with_day(request))
    found = door and referrals.documents_of(door.row.referral).filter(number=paper).first()
    if not found:
        raise Http404
    return documents.response(found.document)


def _by_link(request: PageRequest) -> Door | None:
    """The door that the session's link opens, while it works."""
    pk = request.session.get(OPINION_LINK)
    link = links.link_of(pk) if pk else None
    if link is None or link.referral_row_id is None or not links.works(link, on=request.day.today):
        return None
    row = referrals.row_of(link.referral_row_id)
    return Door(row=row, via=Via.LINK, address=reverse("matters:opinion")) if row else None


def _row(structure: str, year: int, number: int, referral: int, row: int) -> ReferralRow:
    """Raises: Http404 where nobody was asked so."""
    found = referrals.row_of(row)
    if found is None or found.referral.sent_on is None or found.referral.number != referral:
        raise Http404
    matter = found.referral.matter
    if (matter.structure.key, matter.year, matter.number) != (structure, year, number):
        raise Http404
    return found


def _by_account(request: PageRequest, row: ReferralRow) -> Door:
    """Raises: Denied, which says who may answer."""
    matter, today = row.referral.matter, request.day.today
    structure, user = matter.structure, request.user
    speaks = row.party is not None and may_speak_for(user, structure, row.party, on=today)
    access.demand(
        speaks or may_coordinate(user, structure, on=today),
        who=_("%(party)ss egen kontakt och den som koordinerar strukturen")
        % {"party": name_of(row)},
    )
    number = row.referral.number
    at = [structure.key, matter.year, matter.number, number]
    return Door(
        row=row,
        via=Via.ACCOUNT if speaks else Via.COORDINATOR,
        address=reverse("matters:row-opinion", args=[*at, row.pk]),
        back=reverse("matters:referral", args=at),
        actor=str(user),
        name=str(user) if speaks else "",
    )
