"""The subject of the structure picture with its people: every place as it is filled that day."""

from collections.abc import Callable

from samverk.bodies.queries.state import BodyState, StructureState
from samverk.portal.picture import of_structure
from samverk.portal.picture.subject import (
    Box,
    Chair,
    Mark,
    Places,
    SideKind,
    SideSeats,
    Subject,
)
from samverk.portal.siding import side_kind
from samverk.portal.tally import of_places
from samverk.rulebook.bodies.facts import Role, SeatKind
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.findings import heaviest
from samverk.rulebook.structure.model import Standing

Address = Callable[[str], str]


def subject(state: StructureState, *, language: str, address: Address) -> Subject:
    """What the structure looks like that day; address gives the page of a body by its key. No queries."""
    return Subject(
        key=state.rules.id,
        name=state.rules.name,
        bands=of_structure.bands(state.rules, on=state.on),
        boxes=tuple(_box(body, state, language, address) for body in state.bodies.values()),
        arrows=of_structure.arrows(state.rules, on=state.on),
        tracks=of_structure.tracks(state.rules),
    )


def _box(body: BodyState, state: StructureState, language: str, address: Address) -> Box:
    rule = body.rule
    ordinary = [
        place for place in body.judged.composition.places if place.kind is SeatKind.ORDINARY
    ]
    return Box(
        key=rule.key,
        short=rule.short,
        name=rule.name,
        level=rule.level,
        url=address(rule.key),
        kind=rule.kind,
        parent=rule.parent,
        is_outside=rule.is_outside,
        seats=_by_side(ordinary, state),
        places=_places(body, ordinary),
        chair=_chair(body, state, language),
        weight=heaviest(body.findings),
    )


def _by_side(ordinary: list[Place], state: StructureState) -> tuple[SideSeats, ...]:
    marks: dict[SideKind, list[Mark]] = {kind: [] for kind in SideKind}
    for place in ordinary:
        if place.slot is not None or place.holder is not None:
            marks[SideKind(side_kind(place, state))].append(mark(place))
    return tuple(SideSeats(kind, tuple(own)) for kind, own in marks.items() if own)


def mark(place: Place) -> Mark:
    """How a place is drawn."""
    is_held = place.holder is not None
    if place.slot is None:
        return Mark.BEYOND_RULE
    if place.standing is Standing.EX_OFFICIO:
        return Mark.EX_OFFICIO if is_held else Mark.EX_OFFICIO_VACANT
    if place.standing is not Standing.MEMBER:
        return Mark.CO_OPTED if is_held else Mark.CO_OPTED_EMPTY
    if is_held:
        return Mark.FILLED
    return Mark.VACANT if place.is_required else Mark.OPTIONAL


def _places(body: BodyState, ordinary: list[Place]) -> Places | None:
    seated = [place for place in ordinary if place.is_ordinary]
    filled = sum(place.holder is not None for place in seated)
    is_open = any(rule.ordinary.most is None for rule in body.rule.seats)
    if is_open:
        return Places(filled, 0, None) if filled else None
    if not seated:
        return None
    return Places(filled, sum(place.is_required for place in seated), of_places(seated).total)


def _chair(body: BodyState, state: StructureState, language: str) -> Chair | None:
    turn = of_structure.chair(body.rule, state.rules, on=state.on, language=language)
    posts = [post for post in body.facts.posts if state.on in post.period]
    holder = next((post.person for post in posts if post.role is Role.CHAIR), None)
    if turn is None or holder is None:
        return turn
    return Chair(turn.side, turn.name, body.facts.persons[holder].name)
