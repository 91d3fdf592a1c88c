"""Vad väntar på oss? Everything that one party has been asked to decide, the first due first."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from samverk.bodies.access import may_coordinate, may_speak_for, roles_of
from samverk.bodies.models import Structure
from samverk.foundation import access
from samverk.foundation.access import User
from samverk.foundation.page import Context, PageRequest, page
from samverk.matters.queries.waiting import Awaited, asked_of, structures_of
from samverk.parties import queries as parties
from samverk.parties.models import Party
from samverk.rulebook.matters.decisions import RowState

WORDS: Mapping[RowState, tuple[str | Promise, str]] = {
    RowState.MISSING: (_("inte besvarad"), ""),
    RowState.OVERDUE: (_("försenad"), "warn"),
    RowState.RECEIVED: (_("inkommen, granskas"), "info"),
    RowState.ADOPTED: (pgettext_lazy("om ett beslut", "antagen"), "done"),
    RowState.CHANGED: (_("antagen med ändring"), "done"),
    RowState.REJECTED: (_("avslagen"), ""),
    RowState.REFERRED_BACK: (_("återremitterad"), "warn"),
    RowState.POSTPONED: (_("bordlagd"), "warn"),
    RowState.NOTED: (_("antecknad"), ""),
    RowState.MIXED: (_("olika för olika att-satser"), ""),
    RowState.WITHDRAWN: (_("frågan tillbakatagen"), ""),
    RowState.NOT_ASKED: (_("inte tillfrågad"), ""),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One question as the page shows it."""

    asked: Awaited
    word: str | Promise
    weight: str
    may_answer: bool


@require_safe
@page("matters/waiting.html", may=access.everyone)
def waiting(request: PageRequest, party: str) -> Context:
    """What waits for the party, and what it has answered; the public sees what is public."""
    found = parties.party(party)
    if found is None:
        raise Http404
    today = request.day.today
    structures = structures_of(found)
    inside = [each for each in structures if roles_of(request.user, each, on=today)]
    answering = {each.pk for each in inside if _may_answer(request.user, each, found, today)}
    asked = asked_of(found, inside=inside, today=today, on=request.day.on)
    lines = [_line(each, answering) for each in asked]
    waits = [each for each in lines if each.asked.standing.is_waiting]
    return {
        "party": found,
        "waits": waits,
        "answered": [each for each in reversed(lines) if not each.asked.standing.is_waiting],
        "next_due": next((each.asked.recommendation.due for each in waits), None),
        "overdue": sum(each.asked.standing.is_overdue for each in waits),
        "is_inside": bool(inside),
        "may_answer": bool(answering),
        "is_asked": bool(structures),
    }


def _may_answer(user: User, structure: Structure, party: Party, on: dt.date) -> bool:
    """As matters.access.may_answer, once for each structure."""
    return may_speak_for(user, structure, party, on=on) or may_coordinate(user, structure, on=on)


def _line(asked: Awaited, answering: set[int]) -> Line:
    word, weight = WORDS[asked.standing.state]
    structure = asked.recommendation.matter.structure_id
    return Line(asked, word, weight, structure in answering)
