"""What the register already holds for days to come: who has been appointed or elected from a later day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from samverk.bodies.models import Appointment, Post
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.rulebook.bodies import facts
from samverk.rulebook.bodies.facts import BodyFacts
from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import Key
from samverk.rulebook.terms import ahead
from samverk.rulebook.terms.coming import Coming

Known = Mapping[int, Mapping[Key, BodyFacts]]


def with_planned(states: Iterable[StructureState], *, on: dt.date) -> Known:
    """What is recorded about each body, by structure, with what is planned added. Two queries."""
    known = list(states)
    bodies = {body.row.pk for state in known for body in state.bodies.values()}
    later = {"period__startswith__gt": on}
    holdings: dict[int, list[Appointment]] = defaultdict(list)
    for row in Appointment.objects.filter(seat__body__in=bodies, **later).select_related(
        "seat", "person"
    ):
        holdings[row.seat.body_id].append(row)
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in Post.objects.filter(body__in=bodies, **later).select_related("person"):
        posts[post.body_id].append(post)
    return {
        state.row.pk: {
            key: _added(body, holdings[body.row.pk], posts[body.row.pk])
            for key, body in state.bodies.items()
        }
        for state in known
    }


def _added(body: BodyState, holdings: list[Appointment], posts: list[Post]) -> BodyFacts:
    people = (*(row.person for row in holdings), *(row.person for row in posts))
    named = {str(each.pk): facts.Person(str(each.pk), each.name) for each in people}
    return replace(
        body.facts,
        holdings=(*body.facts.holdings, *map(_holding, holdings)),
        posts=(*body.facts.posts, *map(_post, posts)),
        persons={**named, **body.facts.persons},
    )


def _holding(row: Appointment) -> facts.Holding:
    period = Period(row.period.lower, row.period.upper)
    return facts.Holding(str(row.pk), str(row.seat_id), str(row.person_id), period)


def _post(row: Post) -> facts.Post:
    return facts.Post(
        id=str(row.pk),
        role=facts.Role(row.role),
        person=str(row.person_id),
        period=Period(row.period.lower, row.period.upper),
        side=row.side or None,
        prolonged_by=row.prolonged_by or None,
    )


def ahead_of(state: StructureState, known: Known, *, within: int) -> tuple[Coming, ...]:
    """What comes in a structure within so many days and is not settled yet."""
    found = ahead.ahead(state.rules, known[state.row.pk], on=state.on, within=within)
    return tuple(each for each in found if not each.is_settled)
