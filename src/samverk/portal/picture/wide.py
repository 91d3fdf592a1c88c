"""The wide picture: bands from the top, boxes in rows, arrows in the channels between the rows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from samverk.foundation.svg.geometry import Rect, Text
from samverk.foundation.svg.letters import wrap
from samverk.foundation.svg.paths import Point, line
from samverk.portal.picture import bundles as bundling
from samverk.portal.picture import channels, faces, legend, paths, plates
from samverk.portal.picture.bundles import Bundle
from samverk.portal.picture.channels import Run
from samverk.portal.picture.drawing import Drawing, Face, Head, Plate, Segment, Strip, Wire
from samverk.portal.picture.nets import Net, nets, passes
from samverk.portal.picture.order import BESIDE_LINE, EASE, Grid, Item, arrange, item_of, tie, total
from samverk.portal.picture.ports import Ports, ports
from samverk.portal.picture.rows import LINK, Row, chosen_widths, rows
from samverk.portal.picture.subject import Arrow, ArrowKind, Subject

WIDTH = 1040
_LEFT, _RIGHT = 140, 1034
_NAME_X, _NAME_ROOM = 0, 124
_TRACK = 13
_TO_HEAD, _FROM_BOX = 24, 16
_CLEAR, _STRAIGHT = 26, 42
_EDGE, _BAND_PAD, _LEGEND_PAD = 22, 18, 18
_TRIES = 6
_LEAST_KEPT = (ArrowKind.BELONGS, ArrowKind.CO_OPTED, ArrowKind.CHAIR_SEAT, ArrowKind.PREPARES)
_LINE_ROOM = BESIDE_LINE + 2 * EASE
_AREA = Rect(_LEFT, 0, _RIGHT - _LEFT, 0)


@dataclass(slots=True)
class Plan:
    """Rows with their items and widths, before anything has a height."""

    rows: tuple[Row, ...]
    grid: Grid
    nets: tuple[Net, ...]
    faces: dict[str, Face]
    without_room: set[Bundle] = field(default_factory=set)


@dataclass(slots=True)
class Heights:
    """Where each row begins and ends, where the tracks of each channel begin, and where each band begins."""

    tops: list[float]
    bottoms: list[float]
    tracks: dict[int, float]
    bands: dict[int, float]
    end: float


def draw(subject: Subject, *, language: str) -> Drawing:
    """The wide picture. Arrows for which there is no room are told in their boxes instead."""
    apart = bundling.companions(subject)
    all_bundles = bundling.bundles(subject, tuple(apart.values()))
    told: set[Bundle] = set()
    while True:
        kept = tuple(bundle for bundle in all_bundles if bundle not in told)
        plan = _plan(subject, apart, kept, told, language)
        if not plan.without_room:
            boxes = _boxes(plan)
            placed = ports(plan.grid, plan.nets, boxes, _AREA)
            if not placed.without_room:
                return _drawing(subject, apart, plan, boxes, placed, language)
            told |= placed.without_room
        told |= plan.without_room


def _plan(
    subject: Subject,
    apart: Mapping[str, Arrow],
    kept: Sequence[Bundle],
    told: set[Bundle],
    language: str,
) -> Plan:
    contents = plates.contents(subject, bundling.told(told, subject, language), language)
    options = {key: faces.widths(content) for key, content in contents.items()}
    rooms = {band.key: float(_RIGHT - _LEFT) for band in subject.bands}
    for _ in range(_TRIES):
        found = rows(subject, apart, options, rooms)
        row_of = {
            key: number
            for number, row in enumerate(found)
            for unit in row.units
            for key in unit.keys
        }
        passing = _passing(kept, row_of)
        widths = _widths(found, passing, options)
        grid = Grid([_items(row, widths, passing[number]) for number, row in enumerate(found)])
        too_wide = _too_wide(found, grid)
        if not too_wide:
            break
        for number, excess in too_wide.items():
            band = subject.bands[found[number].band].key
            rooms[band] = max(rooms[band] - excess, (_RIGHT - _LEFT) / 3)
    plan = Plan(found, grid, nets(kept, row_of), {})
    plan.without_room = {bundle for number in too_wide for bundle in _given_up(grid.rows[number])}
    plan.faces = {key: faces.face(contents[key], widths[key]) for key in row_of}
    if not plan.without_room:
        tie(grid, plan.nets)
        arrange(grid, _LEFT, _RIGHT)
    return plan


def _passing(kept: Sequence[Bundle], row_of: Mapping[str, int]) -> dict[int, list[Bundle]]:
    passing: dict[int, list[Bundle]] = defaultdict(list)
    for bundle in kept:
        for row in passes(bundle, row_of):
            passing[row].append(bundle)
    return passing


def _widths(
    found: Sequence[Row],
    passing: Mapping[int, Sequence[Bundle]],
    options: Mapping[str, tuple[int, ...]],
) -> dict[str, int]:
    widths: dict[str, int] = {}
    for number, row in enumerate(found):
        lines = _LINE_ROOM * len(passing.get(number, ()))
        widths |= chosen_widths(row.units, options, _RIGHT - _LEFT - lines)
    return widths


def _items(row: Row, widths: Mapping[str, int], passing: Sequence[Bundle]) -> list[Item]:
    units = [item_of(unit, widths) for unit in row.units]
    lines = [Item(EASE, EASE, bundle=bundle) for bundle in passing]
    half = len(lines) // 2
    return [*lines[:half], *units, *lines[half:]]


def _too_wide(found: Sequence[Row], grid: Grid) -> dict[int, float]:
    room = _RIGHT - _LEFT
    widths = {number: _widest_order(grid.rows[number]) for number in range(len(found))}
    return {number: wide - room for number, wide in widths.items() if wide > room}


def _widest_order(row: Sequence[Item]) -> float:
    """The width of the row in the least favourable order: lines that share a gap, or stand outermost."""
    lines = sum(item.bundle is not None for item in row)
    return total([item for item in row if item.unit is not None]) + _LINE_ROOM * lines


def _given_up(row: Sequence[Item]) -> Iterator[Bundle]:
    """The bundles that a row too full has to do without: the least important first."""
    passing = [item.bundle for item in row if item.bundle is not None]
    passing.sort(key=lambda bundle: (_LEAST_KEPT.index(bundle.kind), -len(bundle.sources)))
    excess = _widest_order(row) - (_RIGHT - _LEFT)
    yield from passing[: max(1, round(excess / _LINE_ROOM + 0.5))]


def _boxes(plan: Plan) -> dict[str, Rect]:
    boxes: dict[str, Rect] = {}
    for number, row in enumerate(plan.grid.rows):
        for item in row:
            if item.unit is not None and (number, item) in plan.grid.anchors:
                x = round(plan.grid.anchors[number, item] - item.left)
                for key in item.unit.keys:
                    boxes[key] = Rect(x, 0, plan.faces[key].width, 0)
                    x += round(plan.faces[key].width + LINK)
    return boxes


def _drawing(
    subject: Subject,
    apart: Mapping[str, Arrow],
    plan: Plan,
    boxes: Mapping[str, Rect],
    placed: Ports,
    language: str,
) -> Drawing:
    across = {
        channel: channels.runs([net for net in plan.nets if net.channel == channel], placed.x)
        for channel in {net.channel for net in plan.nets}
    }
    tracks = {channel: channels.tracks(own) for channel, own in across.items()}
    heights = _heights(plan, tracks)
    rects = _rects(plan, boxes, heights)
    put = plates.plates(subject, plan.faces, rects)
    strips = tuple(_strips(subject, plan, put, heights))
    wires = (*_wires(across, tracks, heights), *_links(apart, rects))
    y = heights.end + _LEGEND_PAD
    samples = legend.columns(put, wires, Rect(_LEFT, y, _RIGHT - _LEFT, 0), language)
    return Drawing(
        width=WIDTH,
        height=legend.bottom(samples, y),
        strips=strips,
        wires=wires,
        legend=samples,
        legend_title=legend.title(samples, _NAME_X, y, language),
    )


def _heights(plan: Plan, tracks: Mapping[int, Mapping[Net, int]]) -> Heights:
    found = Heights([], [], {}, {}, 0)
    y = 0.0
    for number, row in enumerate(plan.rows):
        is_first = not number or plan.rows[number - 1].band != row.band
        own = tracks.get(number)
        if is_first:
            y += 0 if not number else _TO_HEAD if own else _EDGE
            found.bands[row.band] = y
            y += _BAND_PAD
        if own is None:
            y += 0 if is_first else _CLEAR
        elif not own:
            y += 0 if is_first else _STRAIGHT
            found.tracks[number] = y
        else:
            y += _FROM_BOX if is_first else _TO_HEAD
            found.tracks[number] = y
            y += _TRACK * max(own.values()) + _TO_HEAD
        found.tops.append(y)
        y += max(plan.faces[key].height for unit in row.units for key in unit.keys)
        found.bottoms.append(y)
    found.end = y + _EDGE
    return found


def _rects(plan: Plan, boxes: Mapping[str, Rect], heights: Heights) -> dict[str, Rect]:
    return {
        key: Rect(
            boxes[key].x,
            heights.tops[number],
            boxes[key].width,
            heights.bottoms[number] - heights.tops[number],
        )
        for number, row in enumerate(plan.rows)
        for unit in row.units
        for key in unit.keys
    }


def _strips(
    subject: Subject, plan: Plan, put: Mapping[str, Plate], heights: Heights
) -> Iterator[Strip]:
    starts = [*sorted(heights.bands.items()), (-1, heights.end)]
    for (number, y), (_next, end) in pairwise(starts):
        band = subject.bands[number]
        own = [
            put[key]
            for place, row in enumerate(plan.rows)
            if row.band == number
            for item in plan.grid.rows[place]
            if item.unit is not None
            for key in item.unit.keys
        ]
        top = own[0].rect.y
        names = wrap(band.name, _NAME_ROOM, faces.TEXT, is_bold=True, most=4)
        texts = tuple(
            Text(_NAME_X, top + 20 + 19 * line, name, faces.TEXT, "band", is_bold=True)
            for line, name in enumerate(names)
        )
        yield Strip(band.key, band.name, Rect(0, y, WIDTH, end - y), texts, tuple(own))


def _wires(
    across: Mapping[int, Sequence[Run]],
    tracks: Mapping[int, Mapping[Net, int]],
    heights: Heights,
) -> Iterator[Wire]:
    pieces: dict[Bundle, list[tuple[Point, ...]]] = defaultdict(list)
    heads: dict[Bundle, list[Head]] = defaultdict(list)
    for channel, own in sorted(across.items()):
        for run in own:
            y = heights.tracks[channel] + _TRACK * tracks[channel].get(run.net, 0)
            uppers = [(x, heights.bottoms[channel - 1]) for x in run.uppers]
            lowers = [(x, heights.tops[channel]) for x in run.lowers]
            pieces[run.net.bundle] += paths.comb(uppers, lowers, y)
            pieces[run.net.bundle] += _through(run, heights)
            heads[run.net.bundle] += _heads(run, heights)
    for bundle, lines in pieces.items():
        yield _wire(bundle.kind, bundle.target, bundle.sources, lines, heads[bundle])


def _through(run: Run, heights: Heights) -> Iterator[tuple[Point, ...]]:
    """The line through the row below the channel, where the bundle passes it."""
    for pin, x in zip(run.net.lowers, run.lowers, strict=True):
        if pin.box is None:
            yield (x, heights.tops[pin.row]), (x, heights.bottoms[pin.row])


def _heads(run: Run, heights: Heights) -> Iterator[Head]:
    for pin, x in zip(run.net.uppers, run.uppers, strict=True):
        if pin.is_target:
            yield Head(x, heights.bottoms[pin.row], 270)
    for pin, x in zip(run.net.lowers, run.lowers, strict=True):
        if pin.is_target:
            yield Head(x, heights.tops[pin.row], 90)


def _links(apart: Mapping[str, Arrow], rects: Mapping[str, Rect]) -> Iterator[Wire]:
    for arrow in apart.values():
        source, target = rects[arrow.source], rects[arrow.target]
        y = round(target.y + target.height / 2)
        lines = [((source.x, float(y)), (target.right, float(y)))]
        heads = [Head(target.right, y, 180)]
        yield _wire(arrow.kind, arrow.target, (arrow.source,), lines, heads)


def _wire(
    kind: ArrowKind,
    target: str,
    sources: tuple[str, ...],
    lines: Sequence[tuple[Point, ...]],
    heads: Sequence[Head],
) -> Wire:
    pieces: list[Segment] = [segment for points in lines for segment in paths.segments(points)]
    return Wire(
        kind=kind,
        target=target,
        sources=sources,
        segments=tuple(pieces),
        paths=tuple(line(points) for points in lines),
        heads=() if kind is ArrowKind.BELONGS else tuple(heads),
    )
