"""Everything that the page of a body shows, put together."""

from collections.abc import Iterable

from samverk.bodies.models import WorkingGroup
from samverk.bodies.queries import mends
from samverk.bodies.queries.happenings import Days
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.page import Context, PageRequest
from samverk.portal import deviations, tally
from samverk.portal.ahead import of_body
from samverk.portal.chairing import chairing
from samverk.portal.charter import charter
from samverk.portal.chronicle import chronicle
from samverk.portal.naming import PartyName
from samverk.portal.roster import roster

EVENTS = 20


def context(
    state: StructureState,
    body: BodyState,
    names: dict[str, PartyName],
    days: Days,
    groups: Iterable[WorkingGroup],
    request: PageRequest,
) -> Context:
    """The page of a body. Queries: those of its chronicle, and one for those who are logged in."""
    own = mends.hands(request.user, request.day)
    found = deviations.of_body(state, body, names, own)
    events = chronicle(
        body.row, days, until=request.day.on, number=request.GET.get("sida"), on_a_page=EVENTS
    )
    has_ended = body.row.period.upper is not None and body.row.period.upper <= request.day.on
    return {
        "structure": state.row,
        "body": body.row,
        "rule": body.rule,
        "shown_on": state.on,
        "ended_on": body.row.period.upper if has_ended else None,
        "seats": tally.seats(tally.of_body(body)),
        "groups": tally.groups(body.judged.composition.ordinary, state),
        "charter": charter(body, state),
        "roster": roster(body, state, names, own),
        "body_acts": mends.of_body(state, body, own),
        "presidium_acts": (
            *mends.of_presidium(state, body, own),
            *mends.of_posts(state, body, own),
        ),
        "working_groups": [(group, mends.of_group(group, own)) for group in groups],
        "chairing": chairing(body, state, names),
        "coming": of_body(body, state),
        "deviations": deviations.told(found),
        "counted": deviations.counted(found),
        "events": events,
    }
