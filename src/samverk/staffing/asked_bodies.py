"""What the rules say of the places that a party is asked about, once for each body, as the registrar reads it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverk.foundation.citing import Cited, cite_all
from samverk.foundation.language import spoken
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.staffing.places import said_of_places
from samverk.staffing.facts import Askable, SeatFacts
from samverk.staffing.models import Round


@dataclass(frozen=True, slots=True)
class SaidOfBody:
    """One thing that holds for all the asked places of a body, with its clauses."""

    words: str
    cited: tuple[Cited, ...] = ()


def said_of_bodies(
    known: Askable, seats: Iterable[SeatFacts], *, of: Round
) -> Mapping[int, tuple[SaidOfBody, ...]]:
    """What the structure says of the asked places of each body, and for how long the appointments run; by body.

    Queries: none.
    """
    asked: dict[int, list[SeatFacts]] = {}
    for seat in seats:
        asked.setdefault(seat.body.pk, []).append(seat)
    lasts = SaidOfBody(_lasts(of))
    return {body: (*_said(known, those), lasts) for body, those in asked.items()}


def _said(known: Askable, seats: list[SeatFacts]) -> list[SaidOfBody]:
    slots = [seat.slot for seat in seats if seat.slot]
    if known.rules is None or not slots:
        return []
    rule = known.rules.bodies[seats[0].body.key]
    return [
        SaidOfBody(spoken(said.words), tuple(cite_all(said.clauses, known.rules)))
        for said in said_of_places(rule, slots, known.rules)
    ]


def _lasts(of: Round) -> str:
    first = spoken(day_in_words(of.term_from))
    if of.term_until is None:
        return _("Uppdragen gäller från den %(first)s och tills vidare.") % {"first": first}
    last = spoken(day_in_words(of.term_until - dt.timedelta(days=1)))
    said = {"first": first, "last": last}
    return _("Uppdragen gäller från den %(first)s till den %(last)s.") % said
