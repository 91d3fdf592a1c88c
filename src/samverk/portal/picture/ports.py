"""Where on its box each line begins and ends: no two lines of different bundles come near each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samverk.foundation.svg.geometry import Rect
from samverk.portal.picture.bundles import Bundle
from samverk.portal.picture.nets import Net, Pin
from samverk.portal.picture.order import BESIDE_LINE, BETWEEN_LINES, Grid, Item

APART = 10
_FROM_CORNER = 16
_SPREAD = 36
_SNAP = 14


@dataclass(slots=True)
class Ports:
    """The x of every pin of every net, what is taken in each channel, and the bundles that found no place."""

    x: dict[tuple[Net, Pin], int] = field(default_factory=dict)
    taken: dict[int, list[tuple[int, Bundle]]] = field(default_factory=lambda: defaultdict(list))
    without_room: set[Bundle] = field(default_factory=set)

    def is_free(self, channel: int, x: int, bundle: Bundle) -> bool:
        """Whether a line of the bundle may run up or down there in the channel."""
        return all(
            other == bundle or abs(x - place) >= APART for place, other in self.taken[channel]
        )


def ports(grid: Grid, nets: Sequence[Net], boxes: Mapping[str, Rect], area: Rect) -> Ports:
    """A place for every pin: first where bundles pass through rows, then at targets, then at sources.

    boxes is where every box is and area what they are in; only x and width matter here.
    """
    found = Ports()
    passing = _passing(grid, found, area)
    for net in nets:
        for pin in (*net.uppers, *net.lowers):
            if pin.box is None and (pin.row, net.bundle) in passing:
                found.x[net, pin] = passing[pin.row, net.bundle]
    wishes = _wishes(nets, found, boxes)
    for is_target in (True, False):
        for net in nets:
            for pin in (*net.uppers, *net.lowers):
                if pin.box is not None and pin.is_target is is_target:
                    _place(net, pin, found, boxes[pin.box], wishes[net, pin])
    return found


def _passing(grid: Grid, found: Ports, area: Rect) -> dict[tuple[int, Bundle], int]:
    passing: dict[tuple[int, Bundle], int] = {}
    for number, row in enumerate(grid.rows):
        edge = area.x
        for place, item in enumerate(row):
            if item.bundle is None:
                edge = grid.anchors[number, item] + item.right + BESIDE_LINE
                continue
            until = _until(grid, number, row[place + 1 :], area)
            x = _free(number, item.bundle, found, edge, until, grid.anchors[number, item])
            if x is None:
                found.without_room.add(item.bundle)
                continue
            passing[number, item.bundle] = x
            found.taken[number].append((x, item.bundle))
            found.taken[number + 1].append((x, item.bundle))
            edge = x + BETWEEN_LINES
    return passing


def _until(grid: Grid, number: int, after: Sequence[Item], area: Rect) -> float:
    """How far right a line may go: short of the next box, with room for the lines before that."""
    lines = 0
    for item in after:
        if item.unit is not None:
            edge = grid.anchors[number, item] - item.left - BESIDE_LINE
            return edge - lines * BETWEEN_LINES
        lines += 1
    return area.right - lines * BETWEEN_LINES


def _free(
    channel: int, bundle: Bundle, found: Ports, least: float, most: float, wish: float
) -> int | None:
    """The free place nearest to the wish, in the channels above and below the row."""
    middle = round(min(max(wish, least), most))
    for x in _outwards(middle, 120):
        if least <= x <= most and found.is_free(channel, x, bundle):
            return x
    return None


def _outwards(middle: int, reach: int) -> Iterator[int]:
    yield middle
    for step in range(2, reach + 1, 2):
        yield middle - step
        yield middle + step


def _wishes(
    nets: Sequence[Net], found: Ports, boxes: Mapping[str, Rect]
) -> dict[tuple[Net, Pin], float]:
    sides: dict[tuple[str, bool], list[tuple[float, int, Net, Pin]]] = defaultdict(list)
    for number, net in enumerate(nets):
        for is_upper, pins in ((True, net.uppers), (False, net.lowers)):
            for pin in pins:
                if pin.box is not None:
                    towards = _towards(net, pin, found, boxes)
                    sides[pin.box, is_upper].append((towards, number, net, pin))
    wishes: dict[tuple[Net, Pin], float] = {}
    for (box, _is_upper), ends in sides.items():
        ends.sort(key=lambda end: end[:2])
        step = min(_SPREAD, (boxes[box].width - 2 * _FROM_CORNER) / max(1, len(ends) - 1))
        for place, (_aim, _number, net, pin) in enumerate(ends):
            wishes[net, pin] = boxes[box].middle + (place - (len(ends) - 1) / 2) * step
    return wishes


def _towards(net: Net, pin: Pin, found: Ports, boxes: Mapping[str, Rect]) -> float:
    """The mean of where the net's other pins are."""
    others = [other for other in (*net.uppers, *net.lowers) if other is not pin]
    places = [
        boxes[other.box].middle if other.box is not None else found.x.get((net, other))
        for other in others
    ]
    known = [place for place in places if place is not None]
    return sum(known) / len(known) if known else boxes[pin.box or ""].middle


def _place(net: Net, pin: Pin, found: Ports, box: Rect, wish: float) -> None:
    least, most = box.x + _FROM_CORNER, box.right - _FROM_CORNER
    for x in _candidates(net, pin, found, least, most, wish):
        if least <= x <= most and found.is_free(net.channel, x, net.bundle):
            found.x[net, pin] = x
            found.taken[net.channel].append((x, net.bundle))
            return
    found.without_room.add(net.bundle)


def _candidates(
    net: Net, pin: Pin, found: Ports, least: float, most: float, wish: float
) -> Iterable[int]:
    """Straight on from where the net comes if that is near or the only line, then outwards from the wish."""
    others = [
        found.x[net, other]
        for other in (*net.uppers, *net.lowers)
        if other is not pin and (net, other) in found.x
    ]
    is_alone = len(net.uppers) + len(net.lowers) == 2  # noqa: PLR2004 - one at each end
    straight = [x for x in others if is_alone or abs(x - wish) <= _SNAP]
    yield from sorted(straight, key=lambda x: (abs(x - wish), x))
    for x in _outwards(round(wish), round(most - least)):
        if all(abs(x - other) >= APART for other in others):
            yield x
