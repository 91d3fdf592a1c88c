"""The subject of the picture from a structure alone: its rules without people. Every place is drawn empty."""

import datetime as dt
from collections.abc import Iterator

from samverk.portal.picture import words
from samverk.portal.picture.subject import (
    Arrow,
    ArrowKind,
    Band,
    Box,
    Chair,
    Mark,
    Places,
    SideKind,
    SideSeats,
    Subject,
    Track,
)
from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.presidium import sides_in_turn, turn
from samverk.rulebook.bodies.slots import Slot, slots
from samverk.rulebook.structure import model
from samverk.rulebook.structure.model import FilledBy, Standing, Structure

_ARROWS = {
    Standing.MEMBER: ArrowKind.CHAIR_SEAT,
    Standing.EX_OFFICIO: ArrowKind.CHAIR_SEAT,
    Standing.CO_OPTED: ArrowKind.CO_OPTED,
    Standing.OBSERVER: ArrowKind.CO_OPTED,
    Standing.ATTENDS: ArrowKind.CO_OPTED,
}


def subject(structure: Structure, *, on: dt.date, language: str) -> Subject:
    """What the structure looks like that day, as far as its rules say."""
    bodies = tuple(body for body in structure.bodies.values() if body.exists(on))
    return Subject(
        key=structure.id,
        name=structure.name,
        bands=bands(structure, on=on),
        boxes=tuple(_box(body, structure, on, language) for body in bodies),
        arrows=arrows(structure, on=on),
        tracks=tracks(structure),
    )


def bands(structure: Structure, *, on: dt.date) -> tuple[Band, ...]:
    """The levels that have a body or a track that day, from the top."""
    used = {body.level for body in structure.bodies.values() if body.exists(on)}
    used |= {track.level for track in structure.tracks.values()}
    ranked = sorted(structure.levels.values(), key=lambda level: level.rank)
    return tuple(Band(level.key, level.name) for level in ranked if level.key in used)


def arrows(structure: Structure, *, on: dt.date) -> tuple[Arrow, ...]:
    """What ties the bodies that exist that day, each tie once.

    A body that is made of its parent's presidium gets no arrow back from it: that would only say the same thing twice.
    """
    there = {key for key, body in structure.bodies.items() if body.exists(on)}
    found = dict.fromkeys(
        arrow
        for body in structure.bodies.values()
        for arrow in _arrows_of(body)
        if {arrow.source, arrow.target} <= there and arrow.source != arrow.target
    )
    return tuple(found)


def tracks(structure: Structure) -> tuple[Track, ...]:
    """The tracks beside the bodies."""
    return tuple(
        Track(
            key=f"track-{track.key}",
            name=track.name,
            level=track.level,
            parties=tuple(structure.name_of(party) for party in track.parties),
            meets=structure.name_of(track.meets),
            into=track.into,
        )
        for track in structure.tracks.values()
    )


def chair(body: model.Body, structure: Structure, *, on: dt.date, language: str) -> Chair | None:
    """Whose turn the chair is that day, or None where the rules do not say."""
    side = turn(body, structure, on=on).value
    if side is None:
        return None
    kind = SideKind(structure.sides[side].kind)
    name = structure.sides[side].name if kind is SideKind.OTHER else words.SIDES[kind](language)
    return Chair(kind, name)


def _arrows_of(body: model.Body) -> Iterator[Arrow]:
    for target in body.prepares_for:
        yield Arrow(body.key, target, ArrowKind.PREPARES)
    if body.parent is not None and body.parent not in body.prepares_for:
        yield Arrow(body.key, body.parent, ArrowKind.BELONGS)
    for rule in body.seats:
        for filler in rule.fillers:
            if filler.kind is FilledBy.CHAIR_OF and filler.key != body.parent:
                yield Arrow(filler.key, body.key, _ARROWS[rule.standing])


def _box(body: model.Body, structure: Structure, on: dt.date, language: str) -> Box:
    taken = tuple(slot for slot in slots(body, structure, on=on) if slot.kind is SeatKind.ORDINARY)
    return Box(
        key=body.key,
        short=body.short,
        name=body.name,
        level=body.level,
        kind=body.kind,
        parent=body.parent,
        is_outside=body.is_outside,
        seats=_by_side(taken, structure, on),
        places=_places(body, taken),
        chair=chair(body, structure, on=on, language=language),
    )


def _places(body: model.Body, taken: tuple[Slot, ...]) -> Places | None:
    seated = [slot for slot in taken if slot.standing in {Standing.MEMBER, Standing.EX_OFFICIO}]
    is_open = any(rule.ordinary.most is None for rule in body.seats)
    least = sum(not slot.is_optional for slot in seated)
    if not seated:
        return None
    return Places(None, least, None if is_open else len(seated))


def _by_side(taken: tuple[Slot, ...], structure: Structure, on: dt.date) -> tuple[SideSeats, ...]:
    marks: dict[SideKind, list[Mark]] = {kind: [] for kind in SideKind}
    for slot in taken:
        marks[_side(slot, structure, on)].append(_mark(slot))
    return tuple(SideSeats(kind, tuple(own)) for kind, own in marks.items() if own)


def _mark(slot: Slot) -> Mark:
    if slot.standing is Standing.EX_OFFICIO:
        return Mark.EX_OFFICIO_EMPTY
    if slot.standing is not Standing.MEMBER:
        return Mark.CO_OPTED_EMPTY
    return Mark.OPTIONAL if slot.is_optional else Mark.EMPTY


def _side(slot: Slot, structure: Structure, on: dt.date) -> SideKind:
    filler = slot.filler
    if filler.side is not None:
        return SideKind(structure.sides[filler.side].kind)
    if filler.kind in {FilledBy.CHAIR_OF, FilledBy.VICE_CHAIR_OF}:
        body = structure.bodies[filler.key]
        chairs = turn(body, structure, on=on).value
        is_vice = filler.kind is FilledBy.VICE_CHAIR_OF
        side = _vice_side(body, chairs, structure) if is_vice else chairs
        return SideKind(structure.sides[side].kind) if side else SideKind.OTHER
    return SideKind.OTHER


def _vice_side(body: model.Body, chairs: str | None, structure: Structure) -> str | None:
    vice = body.presidium.vice if body.presidium else None
    if vice is None or chairs is None:
        return None
    if vice.side == "other":
        others = [side for side in sides_in_turn(body, structure) if side != chairs]
        return others[0] if len(others) == 1 else None
    return chairs if vice.side == "same" else vice.side if vice.side in structure.sides else None
