"""The journey of a matter as facts for a picture or a text: lanes, stops with days and outcome, and what is left."""

import datetime as dt
from dataclasses import dataclass

from samverk.rulebook.bodies import power
from samverk.rulebook.findings import Words
from samverk.rulebook.matters import ways
from samverk.rulebook.matters.position import Position, Stay
from samverk.rulebook.matters.steps import ENDED, Act, Holder, HolderKind, State
from samverk.rulebook.matters.texts import DONE, HOLDERS
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key, Route, Structure

LINE, COORDINATOR, PRINCIPALS, OTHER = "line", "coordinator", ways.PRINCIPALS, "other"
_LANE_OF = {
    HolderKind.RAISER: LINE,
    HolderKind.COORDINATOR: COORDINATOR,
    HolderKind.RESPONDENTS: PRINCIPALS,
    HolderKind.PRINCIPALS: PRINCIPALS,
}
_NAMES = {
    LINE: Words("Den egna linjen", "The own line"),
    COORDINATOR: Words("Koordinatorn", "The coordinator"),
    OTHER: Words("Andra organ", "Other bodies"),
    PRINCIPALS: Words("Huvudmännen", "The principals"),
}
# Where nothing is left for the principals to be asked.
_PAST_PRINCIPALS = frozenset({State.AT_PRINCIPALS, State.ANSWERED})


@dataclass(frozen=True, slots=True)
class Lane:
    """One band of the picture; a level of the structure by its key, or one of those that every matter has."""

    key: Key
    name: Words


@dataclass(frozen=True, slots=True)
class Stop:
    """One stay: where, from when, how many days, and what came of it (None while it lies there)."""

    lane: Key
    name: Words
    state: State
    from_day: dt.date
    until_day: dt.date | None
    days: int
    outcome: Words | None
    body: Key | None

    @property
    def is_here(self) -> bool:
        """Whether the matter lies there now."""
        return self.until_day is None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A stop of the route that the matter has not come to."""

    lane: Key
    name: Words
    body: Key | None


@dataclass(frozen=True, slots=True)
class Journey:
    """The lanes from the own line up to the principals, the stops in order of time, and what is left."""

    lanes: tuple[Lane, ...]
    stops: tuple[Stop, ...]
    left: tuple[Ahead, ...]
    route: Route | None
    days: int


@rule
def journey(position: Position, structure: Structure, *, on: dt.date) -> Journey:
    """The journey of a matter up to a day, from its position on that day.

    Source: samverk-arenden Ä16
    Shape:  only the lanes that the matter has been in or has left.
    """
    stops = tuple(_stop(stay, structure, on=on) for stay in position.stays)
    route = _route(position, structure)
    left = () if route is None or position.state in ENDED else _left(route, position, structure)
    used = {stop.lane for stop in stops} | {ahead.lane for ahead in left}
    return Journey(
        lanes=tuple(lane for lane in _lanes(structure) if lane.key in used),
        stops=stops,
        left=left,
        route=route,
        days=_days(position, on=on),
    )


def _lanes(structure: Structure) -> list[Lane]:
    """Every lane from the bottom to the top: levels of a structure are counted from the top."""
    levels = sorted(structure.levels.values(), key=lambda level: -level.rank)
    return [
        *(Lane(key, _NAMES[key]) for key in (LINE, COORDINATOR, OTHER)),
        *(Lane(level.key, Words(level.name, level.name)) for level in levels),
        Lane(PRINCIPALS, _NAMES[PRINCIPALS]),
    ]


def _stop(stay: Stay, structure: Structure, *, on: dt.date) -> Stop:
    return Stop(
        lane=_lane(stay.holder, structure),
        name=_name(stay.holder, structure),
        state=stay.state,
        from_day=stay.from_day,
        until_day=stay.until_day,
        days=stay.days(on=on),
        outcome=_outcome(stay),
        body=stay.holder.body,
    )


def _lane(holder: Holder, structure: Structure) -> Key:
    if holder.kind is not HolderKind.BODY:
        return _LANE_OF[holder.kind]
    body = structure.bodies.get(holder.body or "")
    return body.level if body else OTHER


def _name(holder: Holder, structure: Structure) -> Words:
    if holder.kind is not HolderKind.BODY:
        return HOLDERS[holder.kind]
    name = ways.named(structure, holder.body, holder.forum)
    return Words(name, name)


def _outcome(stay: Stay) -> Words | None:
    step = stay.ended_by
    if step is None:
        return None
    return power.NAMES[step.outcome] if step.act is Act.TREAT and step.outcome else DONE[step.act]


def _route(position: Position, structure: Structure) -> Route | None:
    """The route on which the matter has been in most bodies; the first of the file where it has been in none."""
    been = set(ways.been(position))
    routes = structure.routes.values()
    return max(routes, key=lambda route: len(been.intersection(route.stops)), default=None)


def _left(route: Route, position: Position, structure: Structure) -> tuple[Ahead, ...]:
    """The bodies and the principals after the stop where the matter came last, also where it was sent back."""
    if position.state in _PAST_PRINCIPALS:
        return ()
    at = 0
    for body in ways.been(position):
        if body in route.stops:
            start = at if body in route.stops[at:] else 0
            at = route.stops.index(body, start) + 1
    ahead = (stop for stop in route.stops[at:] if stop == PRINCIPALS or stop in structure.bodies)
    return tuple(_ahead(stop, structure) for stop in ahead)


def _ahead(stop: Key, structure: Structure) -> Ahead:
    if stop == PRINCIPALS:
        return Ahead(PRINCIPALS, HOLDERS[HolderKind.PRINCIPALS], None)
    body = structure.bodies[stop]
    return Ahead(body.level, Words(body.name, body.name), stop)


def _days(position: Position, *, on: dt.date) -> int:
    """How many days the matter has been on its way: to its end, or up to the day."""
    if not position.stays:
        return 0
    end = position.since if position.state in ENDED else on
    return ((end or on) - position.stays[0].from_day).days
