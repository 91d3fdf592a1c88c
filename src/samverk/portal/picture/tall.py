"""The tall picture, for narrow screens: one box under the other, arrows in lanes beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samverk.foundation.svg.geometry import Rect, Text
from samverk.foundation.svg.letters import wrap
from samverk.foundation.svg.paths import Point, line
from samverk.portal.picture import bundles as bundling
from samverk.portal.picture import faces, legend, paths, plates
from samverk.portal.picture.drawing import Drawing, Face, Head, Plate, Strip, Wire
from samverk.portal.picture.lanes import Lane, heights, lanes, ports
from samverk.portal.picture.rows import rows
from samverk.portal.picture.subject import ArrowKind, Subject

WIDTH = 358
_LANE, _TO_BOX, _EDGE = 11, 19, 5
_GAP, _BAND_PAD, _NAME_LINE = 16, 16, 19
_LEGEND_PAD = 18


@dataclass(frozen=True, slots=True)
class Column:
    """The boxes from the top with their bands, the lanes beside them, and where the boxes are."""

    order: tuple[tuple[int, str], ...]
    lanes: tuple[Lane, ...]
    ports: Mapping[tuple[str, Lane], int]
    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide a box is."""
        return self.right - self.left


def draw(subject: Subject, *, language: str) -> Drawing:
    """The tall picture. Arrows for which there is no lane are told in their boxes instead."""
    every = bundling.bundles(subject, ())
    column = _column(subject, every)
    kept = {lane.bundle for lane in column.lanes}
    told = bundling.told([bundle for bundle in every if bundle not in kept], subject, language)
    contents = plates.contents(subject, told, language)
    drawn = {key: faces.face(content, column.width) for key, content in contents.items()}
    return _drawing(subject, column, drawn, language)


def _column(subject: Subject, every: Sequence[bundling.Bundle]) -> Column:
    order = tuple(_order(subject))
    place = {key: number for number, (_band, key) in enumerate(order)}
    found = lanes(every, place)
    return Column(
        order=order,
        lanes=found,
        ports=ports(found, place, {box.key for box in subject.boxes if box.chair}),
        left=_beside(found, is_left=True),
        right=WIDTH - _beside(found, is_left=False),
    )


def _order(subject: Subject) -> Iterator[tuple[int, str]]:
    """Every box as it is read: the bands from the top, what is prepared for before what prepares."""
    apart = bundling.companions(subject)
    no_widths = dict.fromkeys(bundling.keys(subject), (0,))
    no_rooms = {band.key: float("inf") for band in subject.bands}
    for row in rows(subject, apart, no_widths, no_rooms):
        for unit in row.units:
            yield from ((row.band, key) for key in unit.keys)


def _beside(found: Sequence[Lane], *, is_left: bool) -> float:
    numbers = [lane.number for lane in found if lane.is_left is is_left]
    return _EDGE + _TO_BOX + _LANE * max(numbers) if numbers else _EDGE


def _drawing(subject: Subject, column: Column, drawn: Mapping[str, Face], language: str) -> Drawing:
    names = {
        number: wrap(band.name, column.width, faces.TEXT, is_bold=True)
        for number, band in enumerate(subject.bands)
    }
    rects, starts, end = _heights(column, drawn, names)
    put = plates.plates(subject, drawn, rects)
    wires = tuple(_wires(column, rects))
    y = end + _LEGEND_PAD
    area = Rect(_EDGE, y + 27, WIDTH - 2 * _EDGE, 0)
    samples = legend.lines(put, wires, area, language)
    return Drawing(
        width=WIDTH,
        height=legend.bottom(samples, y),
        strips=tuple(_strips(subject, column, put, names, [*starts.items(), (-1, end)])),
        wires=wires,
        legend=samples,
        legend_title=legend.title(samples, _EDGE, y, language),
    )


def _heights(
    column: Column, drawn: Mapping[str, Face], names: Mapping[int, Sequence[str]]
) -> tuple[dict[str, Rect], dict[int, float], float]:
    least = dict(heights(column.ports))
    rects: dict[str, Rect] = {}
    starts: dict[int, float] = {}
    y = 0.0
    for band, key in column.order:
        if band not in starts:
            starts[band] = y
            y += _BAND_PAD + _NAME_LINE * len(names[band])
        high = max(drawn[key].height, least.get(key, 0))
        rects[key] = Rect(column.left, y, column.width, high)
        y += high + _GAP
    return rects, starts, y


def _strips(
    subject: Subject,
    column: Column,
    put: Mapping[str, Plate],
    names: Mapping[int, Sequence[str]],
    starts: Sequence[tuple[int, float]],
) -> Iterator[Strip]:
    for (number, y), (_next, end) in pairwise(starts):
        band = subject.bands[number]
        texts = tuple(
            Text(column.left, y + 19 + _NAME_LINE * line, name, faces.TEXT, "band", is_bold=True)
            for line, name in enumerate(names[number])
        )
        own = tuple(put[key] for place, key in column.order if place == number)
        yield Strip(band.key, band.name, Rect(0, y, WIDTH, end - y), texts, own)


def _wires(column: Column, rects: Mapping[str, Rect]) -> Iterator[Wire]:
    for lane in column.lanes:
        far = _TO_BOX + _LANE * lane.number
        edge = column.left if lane.is_left else column.right
        x = edge - far if lane.is_left else edge + far
        ends = [(edge, rects[key].y + column.ports[key, lane]) for key in lane.keys]
        lines = _comb(ends, x)
        head = Head(*ends[0], turn=0 if lane.is_left else 180)
        yield Wire(
            kind=lane.bundle.kind,
            target=lane.bundle.target,
            sources=lane.bundle.sources,
            segments=tuple(segment for points in lines for segment in paths.segments(points)),
            paths=tuple(line(points) for points in lines),
            heads=() if lane.bundle.kind is ArrowKind.BELONGS else (head,),
        )


def _comb(ends: Sequence[Point], x: float) -> tuple[tuple[Point, ...], ...]:
    first, *between, last = sorted(ends, key=lambda end: end[1])
    spine = (first, (x, first[1]), (x, last[1]), last)
    return (spine, *((end, (x, end[1])) for end in between))
