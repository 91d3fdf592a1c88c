"""What happens next in a structure, as a reader sees it: the rulebook says what, this gathers and names it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import ngettext

from samverk.bodies.models import Body
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.language import spoken
from samverk.rulebook.terms import ahead as coming_next
from samverk.rulebook.terms.coming import Coming as Known
from samverk.rulebook.terms.coming import Kind


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that happens on a day after the chosen one."""

    on: dt.date
    what: str
    body: Body | None


def ahead(state: StructureState) -> list[Coming]:
    """What is known to come, the nearest first. No queries."""
    recorded = {key: body.facts for key, body in state.bodies.items()}
    return _told(coming_next.ahead(state.rules, recorded, on=state.on), state)


def of_body(body: BodyState, state: StructureState) -> list[Coming]:
    """What is known to come for one body, the nearest first."""
    found = coming_next.of_body(body.facts, state.rules, on=state.on)
    return _told(coming_next.nearest(found, on=state.on), state)


def _told(found: Iterable[Known], state: StructureState) -> list[Coming]:
    """Appointments that end on one day are told together; what should have been done is told as a deviation."""
    later = [each for each in found if each.on >= state.on]
    ends = Counter((e.on, e.body) for e in later if e.kind is Kind.APPOINTMENT_ENDS)
    rows = {key: body.row for key, body in state.bodies.items()}
    told = (
        Coming(each.on, spoken(each.text), rows.get(each.body or ""))
        for each in later
        if each.kind is not Kind.APPOINTMENT_ENDS
    )
    return sorted((*_ends(ends, state), *told), key=lambda each: each.on)


def _ends(ends: Counter[tuple[dt.date, str | None]], state: StructureState) -> Iterator[Coming]:
    for (day, key), number in ends.items():
        body = state.bodies[str(key)]
        what = ngettext(
            "%(number)d uppdrag i %(body)s går ut", "%(number)d uppdrag i %(body)s går ut", number
        ) % {"number": number, "body": body.rule.short}
        yield Coming(day, what, body.row)
