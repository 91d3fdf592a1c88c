"""The page of one matter: where it lies, what it asks, its papers, the way it has gone, and what can be done now."""

import datetime as dt
from http import HTTPStatus

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from samverk.bodies.access import roles_of
from samverk.foundation import access, documents
from samverk.foundation.access import demand
from samverk.foundation.page import Context, PageRequest, page, speak, with_day
from samverk.matters import events, queries
from samverk.matters.access import may_see
from samverk.matters.models import Matter, MatterDocument
from samverk.matters.views import (
    beside_parts,
    journey_small,
    matter_acts,
    matter_decisions,
    matter_history,
    matter_parts,
    matter_ready,
    matter_route,
)
from samverk.rulebook.matters.steps import State

WITH = ("structure", "raised_for", "raised_in")


@page("matters/matter.html", may=access.everyone)
def matter(
    request: PageRequest, structure: str, year: int, number: int
) -> Context | HttpResponseBase:
    """One matter as it was on the chosen day. Forty-three queries at the most, however many principals there are."""
    row = seen(request, structure, year, number)
    told = queries.status(row, on=request.day.on)
    if told.state in {None, State.DRAFT}:
        return _not_yet(request, row)
    story = queries.story_of(row, on=request.day.on)
    is_inside = works_there(request, row)
    able = matter_acts.acts(request.user, row, request.day)
    acts = able if request.day.is_today else matter_acts.NONE
    return {
        "matter": row,
        "structure": row.structure,
        "is_inside": is_inside,
        "stand": matter_parts.stand(told, story),
        "acts": acts,
        "acts_today": acts is not able and able.any,
        "has_journey": bool(matter_acts.address_of("matters:journey", row)),
        "ready": matter_ready.ready(row, story, may_mend=bool(acts.changes)) if is_inside else None,
        "facts": matter_parts.facts(
            row, on=request.day.on, public_on=None if is_inside else request.day.today
        ),
        "papers": matter_parts.papers(row, on=request.day.on, everything=is_inside),
        "decisions": matter_decisions.made(
            told.decisions,
            on=request.day.on,
            address=next((each.address for each in acts.changes if each.slug == "anslag"), ""),
        ),
        "route": matter_route.route(story, told),
        "small": journey_small.small(story, today=request.day.today),
        "recommendations": matter_parts.recommended(
            row,
            told,
            events.leads(row, request.user, request.day),
            unsent=is_inside and request.day.is_today,
        ),
        **beside_parts.beside(request, row, is_inside=is_inside),
        "history": matter_history.history(
            row,
            [notice for each in told.decisions for notice in each.notices],
            request.GET,
            public_on=None if is_inside else request.day.today,
        ),
    }


def seen(request: HttpRequest, structure: str, year: int, number: int) -> Matter:
    """The matter, for somebody who may see it. Two queries.

    Raises: Http404 where there is none; Denied where the user may not see it.
    """
    row = numbered(structure, year, number)
    who = _("den som arbetar i %(structure)s: ärendet är inte öppet för alla") % {
        "structure": row.structure.name
    }
    demand(may_see(request.user, row, on=_today(request)), who)
    return row


def numbered(structure: str, year: int, number: int) -> Matter:
    """The matter of that registry number. One query.

    Raises: Http404 where there is none.
    """
    rows = Matter.objects.select_related(*WITH)
    row = rows.filter(structure__key=structure, year=year, number=number).first()
    if row is None:
        raise Http404
    return row


@access.required(access.everyone)
def paper(
    request: HttpRequest, structure: str, year: int, number: int, paper: int
) -> HttpResponseBase:
    """One document to be saved: a public one by everybody who sees the matter, the others by those who work there."""
    row = seen(request, structure, year, number)
    found = row.documents.select_related("document").filter(number=paper, removed_on=None).first()
    if found is None:
        raise Http404
    _demand_paper(request, found)
    return documents.response(found.document)


def _demand_paper(request: HttpRequest, found: MatterDocument) -> None:
    """Raises: Denied where the document is not for everybody and the user does not work in the structure."""
    who = _("den som arbetar i strukturen: handlingen är inte öppen för alla")
    demand(found.is_public or works_there(request, found.matter), who)


def works_there(request: HttpRequest, row: Matter) -> bool:
    """Whether the user has any part in the structure today, and so sees what is not for everybody. One query."""
    return bool(roles_of(request.user, row.structure, on=_today(request)))


def _today(request: HttpRequest) -> dt.date:
    return with_day(request).day.today


def _not_yet(request: PageRequest, row: Matter) -> HttpResponseBase:
    """What is said of a matter on a day when it was not raised: when it was, with a link there."""
    raised = row.steps.filter(act="raise").order_by("on").first()
    about = {"matter": row, "structure": row.structure, "raised_on": raised.on if raised else None}
    return speak(request, "matters/matter_not_yet.html", about, status=HTTPStatus.NOT_FOUND)
