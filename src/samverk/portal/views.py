"""The public pages: each reads the chosen day, asks the queries, and gives what its template shows."""

import datetime as dt
from collections.abc import Callable
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from samverk.bodies.access import may_coordinate
from samverk.bodies.models import Structure
from samverk.bodies.queries import happenings, mends, people, state, structures
from samverk.bodies.queries import search as searching
from samverk.bodies.queries.remits import groups_of, remit_of
from samverk.bodies.queries.state import StructureState
from samverk.figures.queries import population
from samverk.foundation import access
from samverk.foundation.page import Context, PageRequest, page, speak
from samverk.parties import queries as register
from samverk.portal import (
    agreements_party,
    body_page,
    coverage,
    history,
    holdings,
    line,
    matters,
    matters_body,
    matters_party,
    parts,
    picking,
    results,
    structure_page,
)
from samverk.portal import deviations as told
from samverk.portal import front as cards
from samverk.portal.career import career
from samverk.portal.naming import parties_of
from samverk.rulebook.dates import Period
from samverk.rulebook.source import Source, shipped

CARDS = 12
FINDINGS = 25
NOT_FOUND = 404


@page("portal/front.html", may=access.everyone)
def front(request: PageRequest) -> Context:
    """Every structure of the day as a card, and what most needs looking after. Thirteen queries."""
    rows = Paginator(list(state.in_use(on=request.day.on)), CARDS)
    shown = rows.get_page(request.GET.get("sida"))
    states = state.states(shown.object_list, on=request.day.on)
    parties = structures.parties([row.pk for row in shown.object_list])
    moving = matters.moving(request.user, request.day)
    return {"front": cards.front(states, parties), "page": shown, "moving": moving}


@page("portal/structure.html", may=access.everyone)
def structure(request: PageRequest, structure: str) -> Context | HttpResponseBase:
    """One structure as a picture and in words. Fourteen queries, and one for whoever is logged in."""
    row = _structure(structure)
    versions = structures.versions(row)
    known = _state_of(row, request.day.on)
    if known is None:
        return _another_day(request, row.name, [_period(each) for each in versions])
    names = parties_of(row.pk, structures.parties([row.pk]))
    return {
        **structure_page.context(known, names, versions, request.day, _body_address(request, row)),
        "open_matters": matters.open_in(row, request.user, request.day),
        "asks_parties": may_coordinate(request.user, row, on=request.day.today),
    }


@page("portal/structure.html", may=access.everyone)
def structure_file(request: PageRequest, structure: str) -> HttpResponseBase:
    """The file of the version of the day, as it was loaded. One query."""
    version = structures.file_of(structure, on=request.day.on)
    if version is None:
        raise Http404
    answer = HttpResponse(version.content, content_type="application/toml; charset=utf-8")
    name = f"{version.structure.key}-{version.period.lower.isoformat()}.toml"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@page("portal/body.html", may=access.everyone)
def body(request: PageRequest, structure: str, body: str) -> Context | HttpResponseBase:
    """One body; one that has ended is shown as of its last day. Sixteen queries, and one for each kind of row on the page of its chronicle."""
    row = structures.body(structure, body)
    if row is None:
        raise Http404
    period = _period(row)
    on = min(request.day.on, _last(period)) if period.until_day else request.day.on
    known = _state_of(row.structure, on)
    if on not in period or known is None or row.key not in known.bodies:
        return _another_day(request, row.name, [period])
    names = parties_of(row.structure_id, structures.parties([row.structure_id]))
    days = happenings.of_body(row, until=request.day.on)
    return {
        **body_page.context(
            known, known.bodies[row.key], names, days, groups_of(row, on=on), request
        ),
        "table": matters_body.table(
            known.bodies[row.key], request.user, on=on, today=request.day.today
        ),
        "remit": remit_of(row, on=on),
        "history": history.history([row, *days.rows()], request.GET),
    }


@page("portal/parties.html", may=access.everyone)
def parties(request: PageRequest) -> Context:
    """Every party that takes part in a structure. Three queries, two where no series measures the population."""
    found = structures.takers(on=request.day.on)
    return {
        "kinds": parts.by_kind(found, population([each.party for each in found], on=request.day.on))
    }


@page("portal/party.html", may=access.everyone)
def party(request: PageRequest, party: str) -> Context:
    """One party: its seats and posts everywhere, its agreements and its own line.

    Queries: at most twenty-two where it has no agreements, else forty-seven; and one for whoever is logged in.
    """
    row, on = register.party(party), request.day.on
    if row is None:
        raise Http404
    rows = structures.of_party(row, on=on)
    known = structures.parties([each.pk for each in rows])
    own = mends.hands(request.user, request.day)
    return {
        "party": row,
        "holdings": holdings.holdings(row, state.states(rows, on=on), known),
        "line": line.line(
            register.organs_of(row, on=on),
            register.offices_of(row),
            register.office_holders_of(row, on=on),
        ),
        "agreements": agreements_party.agreements(row, request.user, request.day),
        "decided": matters_party.decided(row, request.user, request.day),
        "population": parts.inhabitants(row, population([row], on=on)),
        "history": history.history([row], request.GET),
        "contacts_in": [each for each in rows if own.may_fill(each.pk, row.key)],
    }


@page("portal/person.html", may=access.everyone)
def person(request: PageRequest, person: int) -> Context:
    """One person's tasks. Five queries."""
    row = register.person(person)
    if row is None:
        raise Http404
    tasks, own = people.tasks_of(row), mends.hands(request.user, request.day)
    return {
        "person": row,
        "acts": mends.of_person(row, tasks, own, on=request.day.on),
        "career": career(tasks, on=request.day.on),
        "history": history.history([row, *(task.row for task in tasks)], request.GET),
    }


@page("portal/deviations.html", may=access.everyone)
def deviations(request: PageRequest, structure: str = "") -> Context:
    """Every finding of the day, of all structures or of one. Twelve queries."""
    wanted = picking.picked(request.GET, structure=structure)
    rows = list(state.in_use(on=request.day.on))
    asked = [row for row in rows if wanted.structure in {"", row.key}]
    if structure and not asked:
        raise Http404
    known = structures.parties([row.pk for row in asked])
    own = mends.hands(request.user, request.day)
    found = told.heaviest_first(
        each
        for each_state in state.states(asked, on=request.day.on)
        for each in told.of_structure(each_state, parties_of(each_state.row.pk, known), own)
    )
    shown = picking.only(found, wanted)
    page_of = Paginator(shown, FINDINGS).get_page(request.GET.get("sida"))
    return {
        "of": asked[0] if structure else None,
        "picked": wanted,
        "weights": picking.weights(wanted),
        "structures": picking.structures(rows, wanted),
        "parties": picking.parties(found, wanted),
        "sentence": told.sentence(told.counted(shown)),
        "page": page_of,
        "findings": told.told(page_of),
        "total": len(found),
    }


@page("portal/source.html", may=access.everyone)
def source(request: PageRequest, source: str) -> Context:
    """A law or an agreement clause by clause. Two queries."""
    in_use = structures.rules_in_use(on=request.day.on)
    own: list[Source | None] = [rules.sources.get(source) for _row, rules in in_use]
    known = next(filter(None, own), None) or shipped(source)
    if known is None:
        raise Http404
    return {"covered": coverage.of_source(known, in_use)}


@page("portal/search.html", may=access.everyone)
def search(request: PageRequest) -> Context:
    """What is called something like this, and matters by number or words. At most seven queries."""
    asked = request.GET.get("q", "").replace("\0", "").strip()
    if not asked:
        return {"asked": asked}
    known = matters.found(asked, request.user, request.day)
    return {"asked": asked, "results": results.results(searching.search(asked), known, asked)}


def _structure(key: str) -> Structure:
    row = structures.by_key(key)
    if row is None:
        raise Http404
    return row


def _body_address(request: PageRequest, row: Structure) -> Callable[[str], str]:
    """What gives the page of a body of the structure on the chosen day."""
    carried = f"?{urlencode(request.day.carried)}" if request.day.carried else ""
    return lambda key: reverse("portal:body", args=(row.key, key)) + carried


def _state_of(row: Structure, on: dt.date) -> StructureState | None:
    return next(iter(state.states([row], on=on)), None)


def _period(row: object) -> Period:
    period = row.period  # type: ignore[attr-defined]
    return Period(period.lower, period.upper)


def _last(period: Period) -> dt.date:
    assert period.until_day is not None  # noqa: S101 -- asked only of what has ended
    return period.until_day - dt.timedelta(days=1)


def _another_day(request: PageRequest, name: str, periods: list[Period]) -> HttpResponseBase:
    """What is said of something that was not there that day: when it was, with a link there."""
    later = next((each for each in periods if each.from_day > request.day.on), None)
    earlier = next((each for each in reversed(periods) if each.from_day <= request.day.on), None)
    about = {
        "name": name,
        "later": later.from_day if later else None,
        "earlier": _last(earlier) if earlier and earlier.until_day else None,
    }
    return speak(request, "portal/another_day.html", about, status=NOT_FOUND)
