"""Measures of a drawing, and builders of subjects."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from samverk.foundation.svg.geometry import Rect
from samverk.portal.picture.drawing import Drawing, Plate, Segment, Wire
from samverk.portal.picture.subject import Arrow, ArrowKind, Band, Box, Subject
from samverk.rulebook.structure.model import Structure
from samverk.rulebook.structure.reader import read

SHIPPED = sorted(Path(__file__).parents[2].joinpath("src/samverk/structures").glob("*.toml"))
_NEAR = 6


def shipped(path: Path) -> Structure:
    return read(path.read_bytes())


def a_box(key: str, level: str = "officials", name: str = "") -> Box:
    return Box(key=key, short=name or key.upper(), name=name or key.upper(), level=level)


def a_subject(*boxes: Box, arrows: tuple[Arrow, ...] = ()) -> Subject:
    levels = dict.fromkeys(box.level for box in boxes)
    bands = tuple(Band(level, level.title()) for level in levels)
    return Subject("here", "Här", bands, boxes, arrows)


def prepares(source: str, target: str) -> Arrow:
    return Arrow(source, target, ArrowKind.PREPARES)


def faults(drawing: Drawing) -> list[str]:
    """All that is wrong with a drawing: what overlaps, crosses a box or falls outside."""
    return [
        *_outside(drawing),
        *_overlapping(drawing),
        *_through_boxes(drawing),
        *_on_top_of_each_other(drawing),
    ]


def letters(drawing: Drawing) -> Iterator[tuple[str, Rect]]:
    """Every text that is not in a box."""
    for strip in drawing.strips:
        yield from ((text.words, text.rect) for text in strip.texts)
    yield from ((sample.text.words, sample.text.rect) for sample in drawing.legend)
    if drawing.legend_title is not None:
        yield drawing.legend_title.words, drawing.legend_title.rect


def inside(plate: Plate) -> Iterator[tuple[str, Rect]]:
    """Everything that stands in a box, in the measures of the drawing."""
    face, x, y = plate.face, plate.rect.x, plate.rect.y
    yield from ((text.words, text.rect.moved(x, y)) for text in face.texts)
    yield from ((f"{seat.mark}", seat.rect.moved(x, y)) for seat in face.seats)
    if face.tab is not None:
        yield face.tab.text.words, face.tab.rect.moved(x, y)
    if face.weight is not None:
        yield face.weight, Rect(plate.rect.right - 26, y + 8, 16, 16)


def _outside(drawing: Drawing) -> Iterator[str]:
    page = Rect(0, 0, drawing.width, drawing.height)
    things = [*letters(drawing), *((sample.what, sample.rect) for sample in drawing.legend)]
    things += [(strip.key, strip.rect) for strip in drawing.strips]
    things += [(_name(wire), _rect(segment)) for wire in drawing.wires for segment in wire.segments]
    yield from _not_in(page, things, "the page")
    for strip in drawing.strips:
        names = [(text.words, text.rect) for text in strip.texts]
        boxes = [(plate.key, plate.rect) for plate in strip.plates]
        yield from _not_in(strip.rect, [*names, *boxes], f"the band {strip.key}")
    for plate in drawing.plates:
        yield from _not_in(plate.rect, [*inside(plate)], f"the box {plate.key}")
        if (tab := plate.face.tab) is not None:
            yield from _not_in(tab.rect, [(tab.text.words, tab.text.rect)], "its tab")


def _not_in(holder: Rect, things: list[tuple[str, Rect]], name: str) -> Iterator[str]:
    yield from (f"{what} is outside {name}" for what, rect in things if not holder.holds(rect))


def _overlapping(drawing: Drawing) -> Iterator[str]:
    samples = [(f"the sample {sample.what}", sample.rect) for sample in drawing.legend]
    boxes = [(plate.key, plate.rect) for plate in drawing.plates]
    yield from _clashes([*boxes, *letters(drawing), *samples])
    for plate in drawing.plates:
        yield from _clashes([*inside(plate)])


def _clashes(things: list[tuple[str, Rect]]) -> Iterator[str]:
    for (one, rect), (other, its) in combinations(things, 2):
        if rect.overlaps(its):
            yield f"{one} overlaps {other}"


def _through_boxes(drawing: Drawing) -> Iterator[str]:
    things = [*((plate.key, plate.rect) for plate in drawing.plates), *letters(drawing)]
    for wire in drawing.wires:
        for segment in wire.segments:
            for what, rect in things:
                if rect.overlaps(_rect(segment)):
                    yield f"an arrow to {wire.target} runs through {what}"


def _on_top_of_each_other(drawing: Drawing) -> Iterator[str]:
    for one, other in combinations(drawing.wires, 2):
        if any(_run_together(mine, its) for mine in one.segments for its in other.segments):
            yield f"{_name(one)} runs along {_name(other)}"


def _run_together(one: Segment, other: Segment) -> bool:
    if one.is_across is not other.is_across:
        return False
    near = abs(one.y1 - other.y1) if one.is_across else abs(one.x1 - other.x1)
    mine, its = _ends(one), _ends(other)
    return near < _NEAR and mine[0] < its[1] and its[0] < mine[1]


def _ends(segment: Segment) -> tuple[float, float]:
    ends = (segment.x1, segment.x2) if segment.is_across else (segment.y1, segment.y2)
    return min(ends), max(ends)


def _rect(segment: Segment) -> Rect:
    """The segment as a rectangle without breadth: it overlaps what it runs through, not what it touches."""
    x, y = min(segment.x1, segment.x2), min(segment.y1, segment.y2)
    return Rect(x, y, abs(segment.x1 - segment.x2), abs(segment.y1 - segment.y2))


def _name(wire: Wire) -> str:
    return f"{wire.kind} to {wire.target}"
