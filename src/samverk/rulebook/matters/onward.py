"""Where a matter can go next: to a body under the one that has it, along the structure's ways, or beside them."""

from enum import StrEnum

from samverk.rulebook.matters import ways
from samverk.rulebook.matters.position import Position
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Body, Structure


class Way(StrEnum):
    """How a structure's ways lead to a body."""

    ALONG = "along"
    UNDER = "under"
    BESIDE = "beside"


@rule
def way_to(target: Body, giver: Body | None, position: Position, structure: Structure) -> Way:
    """How the structure's ways lead from where the matter stands to a body.

    Source: samverk-arenden Ä3; samverk-arenden Ä13
    Shape:  giver is the body that treats the matter, None where the coordinator places it. What is beside the ways is
    what the doubts on a step there are about.
    """
    if giver is not None and ways.is_under(target, giver, structure):
        return Way.UNDER
    been = ways.been(position)
    route = ways.route_to(target.key, been, structure)
    if route is None:
        return Way.ALONG if ways.is_beside_a_route(target, structure) else Way.BESIDE
    return Way.BESIDE if ways.missed(target.key, been, route, structure) else Way.ALONG
