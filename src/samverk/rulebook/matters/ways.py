"""The ways that a structure file gives a matter: its routes, who prepares for whom, who stands under whom."""

from collections.abc import Collection

from samverk.rulebook.matters.position import Position
from samverk.rulebook.matters.steps import Act, Step
from samverk.rulebook.structure.model import Body, Key, Route, Structure

PRINCIPALS = "principals"
WORKING_COMMITTEE = "working committee"


def target(step: Step) -> Key | None:
    """The stop that a step takes the matter to: a body of the register, or the principals."""
    return PRINCIPALS if step.act is Act.SEND_OUT else step.to_body


def named(structure: Structure, key: Key | None, forum: str) -> str:
    """What people call a body, be it in the register or not."""
    return structure.name_of(key) if key else forum


def been(position: Position) -> tuple[Key, ...]:
    """The bodies that the matter has lain in, each time it did, in order."""
    return tuple(stay.holder.body for stay in position.stays if stay.holder.body is not None)


def is_under(body: Body, other: Body, structure: Structure) -> bool:
    """Whether a body stands under another: belongs to it, prepares for it, or has its remit from it."""
    if other.key in body.prepares_for or (body.remit and body.remit.decided_by == other.key):
        return True
    parent = structure.bodies.get(body.parent or "")
    return parent is not None and (parent.key == other.key or is_under(parent, other, structure))


def before(stop: Key, route: Route, structure: Structure) -> tuple[Key, ...]:
    """The bodies that stand before a stop on a route."""
    stops = route.stops[: route.stops.index(stop)]
    return tuple(dict.fromkeys(key for key in stops if key in structure.bodies))


def missed(
    stop: Key, bodies: Collection[Key], route: Route, structure: Structure
) -> tuple[Key, ...]:
    """The bodies before a stop on a route that the matter has not lain in."""
    return tuple(key for key in before(stop, route, structure) if key not in bodies)


def route_to(stop: Key, bodies: Collection[Key], structure: Structure) -> Route | None:
    """The route to a stop that fits best where the matter has been, or None where no route goes there.

    Shape: a route that begins at the stop counts only where no other leads to it.
    """
    through = [route for route in structure.routes.values() if stop in route.stops]
    routes = [route for route in through if route.stops[0] != stop] or through
    return min(routes, key=lambda one: len(missed(stop, bodies, one, structure)), default=None)


def is_beside_a_route(body: Body, structure: Structure) -> bool:
    """Whether a body serves one that stands on a route, or there are no routes to be on."""
    stops = {stop for route in structure.routes.values() for stop in route.stops}
    return not stops or not stops.isdisjoint({*body.prepares_for, body.parent})
