"""What happens next in a structure: turns of the chair, reviews due, appointments that end, duties with a day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Body
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.language import spoken
from samverk.rulebook.bodies import reviews
from samverk.rulebook.dates import years_after


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that happens on a day after the chosen one."""

    on: dt.date
    what: str
    body: Body | None


def ahead(state: StructureState) -> list[Coming]:
    """What is known to come, the nearest first. No queries."""
    found = [coming for body in state.bodies.values() for coming in of_body(body, state)]
    found += _duties(state)
    found += _yearly(state)
    return sorted(found, key=lambda coming: coming.on)


def of_body(body: BodyState, state: StructureState) -> Iterator[Coming]:
    """What is known to come for one body."""
    yield from _turn(body, state)
    yield from _reviews(body, state)
    yield from _endings(body, state)


def _turn(body: BodyState, state: StructureState) -> Iterator[Coming]:
    coming = body.judged.next_turn.value
    if coming and coming.side:
        what = _("Ordförandeskapet i %(body)s går till %(side)s") % {
            "body": body.rule.short,
            "side": state.rules.name_of(coming.side),
        }
        yield Coming(coming.from_day, what, body.row)


def _reviews(body: BodyState, state: StructureState) -> Iterator[Coming]:
    for due in reviews.due(body.rule, state.rules, body.facts.reviewed, on=state.on):
        if not due.is_overdue(state.on):
            what = _("Översynen av %(what)s i %(body)s ska vara klar") % {
                "what": spoken(reviews.WHAT[due.what]),
                "body": body.rule.short,
            }
            yield Coming(due.due_on, what, body.row)


def _endings(body: BodyState, state: StructureState) -> Iterator[Coming]:
    until = (holding.period.until_day for holding in body.facts.holdings)
    ends = Counter(day for day in until if day is not None and state.on < day)
    for day, number in ends.items():
        what = ngettext(
            "%(number)d uppdrag i %(body)s går ut", "%(number)d uppdrag i %(body)s går ut", number
        ) % {"number": number, "body": body.rule.short}
        yield Coming(day - dt.timedelta(days=1), what, body.row)


def _duties(state: StructureState) -> Iterator[Coming]:
    for agreement in state.rules.agreements.values():
        for duty in agreement.duties:
            if duty.latest and duty.latest >= state.on:
                yield Coming(duty.latest, duty.what, None)


def _yearly(state: StructureState) -> Iterator[Coming]:
    for yearly in state.rules.calendar.values():
        when = yearly.on or yearly.by
        if when:
            this_year = dt.date(state.on.year, *when)
            day = this_year if this_year >= state.on else years_after(this_year, 1)
            yield Coming(day, yearly.what, None)
