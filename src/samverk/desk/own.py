"""What somebody holds in their own right: seats, replacements and posts, with what comes next in each body."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from samverk.bodies.models import Appointment, Body, Post, Replacement
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.desk import words
from samverk.desk.entries import Entry, Section, section
from samverk.desk.planned import Known
from samverk.desk.standing import Standing
from samverk.foundation.citing import readable
from samverk.foundation.day import ChosenDay
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.rulebook.bodies.facts import BodyFacts
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.terms import ahead
from samverk.rulebook.terms.coming import Coming, Kind

HALF_A_YEAR = 183
States = Mapping[int, StructureState]


def seats(standing: Standing, states: States, day: ChosenDay) -> Section:
    """My seats and posts, each with my substitute or whom I stand in for."""
    found = [
        *(_post(row, day) for row in standing.posts),
        *(_seat(row, states, day) for row in standing.appointments),
        *(_replacement(row, day) for row in standing.replacements),
    ]
    teaches = _("Platserna och uppdragen du har, och vem som går in när du är borta.")
    return section("mina-platser", _("Mina platser"), teaches, found, most=len(found))


def _post(row: Post, day: ChosenDay) -> Entry:
    return replace(_row(row, row.body, day), what=f"{_capital(row.get_role_display())}, {row.body}")


def _replacement(row: Replacement, day: ChosenDay) -> Entry:
    what = _("Tillfällig ersättare, %(body)s") % {"body": row.seat.body}
    return replace(_row(row, row.seat.body, day), what=what)


def _seat(row: Appointment, states: States, day: ChosenDay) -> Entry:
    what = f"{_capital(row.seat.get_standing_display())}, {row.seat.body}"
    if row.seat.kind == row.seat.Kind.SUBSTITUTE:
        what = _("Ersättare, %(body)s") % {"body": row.seat.body}
    body = _body_of(row.seat.body, states)
    return replace(_row(row, row.seat.body, day), what=what, detail=_beside(row, body))


def _row(row: Appointment | Replacement | Post, body: Body, day: ChosenDay) -> Entry:
    return Entry(
        what="",
        address=words.body_address(body.structure.key, body.key, day),
        on=None,
        when=_period(row.period.lower, row.period.upper),
        where=body.structure.name,
    )


def _period(first: dt.date, after: dt.date | None) -> str:
    since = _("från %(day)s") % {"day": day_short(first, current())}
    if after is None:
        return since
    last = day_short(after - dt.timedelta(days=1), current())
    return _("%(since)s till och med %(last)s") % {"since": since, "last": last}


def _body_of(body: Body, states: States) -> BodyState | None:
    state = states.get(body.structure_id)
    return state.bodies.get(body.key) if state else None


def _beside(row: Appointment, body: BodyState | None) -> str:
    """My substitutes in the order in which they step in, or whom I step in for."""
    if body is None:
        return ""
    who = body.judged.composition
    own = next((place for place in who.places if place.id == str(row.seat_id)), None)
    if own is None:
        return ""
    if own.is_ordinary:
        names = [body.facts.name_of(each.person) for each in who.substitutes_of(own)]
        if not names and not who.substitutes:
            return ""
        return (
            _("Ersätts av %(names)s.") % {"names": _listed(names)}
            if names
            else _("Ingen ersättare är utsedd för dig.")
        )
    names = [body.facts.name_of(place.present) for place in _served_by(own, body) if place.present]
    return _("Ersätter %(names)s.") % {"names": _listed(names)} if names else ""


def _served_by(own: Place, body: BodyState) -> Iterator[Place]:
    pool = body.judged.composition.roll.pool
    for place in body.judged.composition.ordinary:
        if any(substitute.id == own.id for substitute, _relation in pool.places_for(place)):
            yield place


def _listed(names: list[str], most: int = 3) -> str:
    rest = len(names) - most
    shown = ", ".join(names[:most])
    return (
        _("%(names)s och %(number)d till") % {"names": shown, "number": rest} if rest > 0 else shown
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def coming(standing: Standing, states: States, known: Known, day: ChosenDay) -> Section:
    """What comes in my bodies within half a year: my own end, the chair's turn, a review."""
    persons = {str(person.pk) for person in standing.persons}
    found = sorted(
        _coming(_my_bodies(standing, states, known), persons, day), key=lambda pair: pair[1].order
    )
    teaches = _("Vad som händer i dina organ det närmaste halvåret.")
    entries = (_entry(state, each, day) for state, each in found)
    return section("i-mina-organ", _("I mina organ"), teaches, entries)


def _coming(
    bodies: Iterable[tuple[BodyFacts, StructureState]], persons: set[str], day: ChosenDay
) -> Iterator[tuple[StructureState, Coming]]:
    for facts, state in bodies:
        found = ahead.of_body(facts, state.rules, on=state.on)
        for each in ahead.nearest(found, on=day.on, within=HALF_A_YEAR):
            is_mine = each.person in persons or each.kind in {
                Kind.CHAIR_TURNS,
                Kind.REVIEW_DUE,
                Kind.TERM_BEGINS,
            }
            if is_mine and each.on >= day.on:
                yield state, each


def _my_bodies(
    standing: Standing, states: States, known: Known
) -> Iterator[tuple[BodyFacts, StructureState]]:
    rows: Iterable[Body] = (
        *(row.seat.body for row in standing.appointments),
        *(row.seat.body for row in standing.replacements),
        *(row.body for row in standing.posts),
    )
    for row in {row.pk: row for row in rows}.values():
        state = states.get(row.structure_id)
        if state and row.key in state.bodies:
            yield known[state.row.pk][row.key], state


def _entry(state: StructureState, each: Coming, day: ChosenDay) -> Entry:
    return Entry(
        what=spoken(each.text),
        address=words.body_address(state.row.key, str(each.body), day),
        on=each.on,
        when=words.until(each.on, on=day.on),
        steps=tuple(readable(each.steps, state.rules)),
        cited=words.cited(each.source, state.rules),
    )
