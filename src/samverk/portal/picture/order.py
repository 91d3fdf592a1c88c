"""The order within each row that lessens crossings, and where that puts each box from left to right."""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from samverk.portal.picture.bundles import Bundle
from samverk.portal.picture.nets import Net
from samverk.portal.picture.rows import GAP, LINK, Unit
from samverk.portal.picture.subject import ArrowKind

BESIDE_LINE = 14  # between a box and a line that passes it
BETWEEN_LINES = 12
EASE = 6  # how far a line may give way to each side
_SWEEPS = 4
_MOST_SWAPS = 24
_WORTH_IT = 40  # else the order of the file stays
# How strongly an arrow wants to be straight.
_PULL = {
    ArrowKind.PREPARES: 1.0,
    ArrowKind.CHAIR_SEAT: 0.3,
    ArrowKind.CO_OPTED: 0.3,
    ArrowKind.BELONGS: 0.002,
}
_LOOSE = 0.0005


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """What has a place in a row: a unit, or a bundle that passes through. left and right reach out from its anchor."""

    left: float
    right: float
    unit: Unit | None = None
    bundle: Bundle | None = None


@dataclass(slots=True)
class Grid:
    """The rows with their items in order, what ties items of neighbouring rows how strongly, and where each anchor is."""

    rows: list[list[Item]]
    ups: dict[tuple[int, Item], dict[Item, float]] = field(default_factory=dict)
    downs: dict[tuple[int, Item], dict[Item, float]] = field(default_factory=dict)
    anchors: dict[tuple[int, Item], float] = field(default_factory=dict)


def item_of(unit: Unit, widths: Mapping[str, int]) -> Item:
    """A unit with its measures. Its anchor is the middle of the body, not of the working committee."""
    half = widths[unit.main] / 2
    beside = 0 if unit.companion is None else LINK + widths[unit.companion]
    return Item(half, half + beside, unit)


def tie(grid: Grid, nets: Sequence[Net]) -> None:
    """Notes what each net ties together."""
    places = [_places(row) for row in grid.rows]
    for net in nets:
        for upper in net.uppers:
            for lower in net.lowers:
                above = places[upper.row][upper.box or net.bundle]
                below = places[lower.row][lower.box or net.bundle]
                weight = _PULL[net.bundle.kind]
                _pull(grid.downs.setdefault((upper.row, above), {}), below, weight)
                _pull(grid.ups.setdefault((lower.row, below), {}), above, weight)


def _pull(ties: dict[Item, float], other: Item, weight: float) -> None:
    ties[other] = ties.get(other, 0) + weight


def _places(row: Sequence[Item]) -> dict[str | Bundle, Item]:
    found: dict[str | Bundle, Item] = {}
    for item in row:
        if item.bundle is not None:
            found[item.bundle] = item
        elif item.unit is not None:
            found.update(dict.fromkeys(item.unit.keys, item))
    return found


def arrange(grid: Grid, left: float, right: float) -> None:
    """Orders every row and gives every item its anchor between left and right."""
    _pack_all(grid, left, right)
    best, crossed = [list(row) for row in grid.rows], crossings(grid)
    for sweep in range(_SWEEPS):
        if not crossed:
            break
        _sweep(grid, left, right, down=sweep % 2 == 0)
        if (now := crossings(grid)) < crossed:
            best, crossed = [list(row) for row in grid.rows], now
    grid.rows = best
    _settle_all(grid, left, right)
    _swap_neighbours(grid, left, right)


def _swap_neighbours(grid: Grid, left: float, right: float) -> None:
    """Lets neighbours change places where that makes lines shorter and no more of them cross."""
    places = [
        (number, place) for number, row in enumerate(grid.rows) for place in range(len(row) - 1)
    ]
    if len(places) > _MOST_SWAPS:
        return
    best = (crossings(grid), _length(grid))
    for number, place in places:
        kept = dict(grid.anchors)
        _swap(grid.rows[number], place)
        _settle_all(grid, left, right)
        now = (crossings(grid), _length(grid))
        if now[0] <= best[0] and now[1] < best[1] - _WORTH_IT:
            best = now
        else:
            _swap(grid.rows[number], place)
            grid.anchors = kept


def _swap(row: list[Item], place: int) -> None:
    row[place], row[place + 1] = row[place + 1], row[place]


def _length(grid: Grid) -> float:
    """How far lines run across."""
    return sum(
        abs(grid.anchors[number, item] - grid.anchors[number + 1, other]) * weight
        for (number, item), others in grid.downs.items()
        for other, weight in others.items()
    )


def _sweep(grid: Grid, left: float, right: float, *, down: bool) -> None:
    numbers = range(1, len(grid.rows)) if down else range(len(grid.rows) - 2, -1, -1)
    for number in numbers:
        row = grid.rows[number]
        wish = {item: _wish(grid, number, item, is_up=down) for item in row}
        row.sort(key=lambda item: wish[item])
        _pack(grid, number, left, right)


def _wish(grid: Grid, number: int, item: Item, *, is_up: bool) -> float:
    others = (grid.ups if is_up else grid.downs).get((number, item), ())
    if not others:
        return grid.anchors[number, item]
    step = -1 if is_up else 1
    return sum(grid.anchors[number + step, other] for other in others) / len(others)


def crossings(grid: Grid) -> int:
    """How often lines between neighbouring rows cross, as far as the order decides."""
    return sum(_crossings(grid, number) for number in range(len(grid.rows) - 1))


def _crossings(grid: Grid, number: int) -> int:
    below = {item: place for place, item in enumerate(grid.rows[number + 1])}
    count = 0
    seen: list[int] = []
    for item in grid.rows[number]:
        ends = [below[other] for other in grid.downs.get((number, item), ())]
        count += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return count


def gap(one: Item, other: Item) -> float:
    """The least distance between the anchors of two neighbours."""
    if one.unit is not None and other.unit is not None:
        space = GAP
    else:
        space = BETWEEN_LINES if one.bundle and other.bundle else BESIDE_LINE
    return one.right + space + other.left


def total(row: Sequence[Item]) -> float:
    """How wide the row is at least."""
    between = sum(gap(one, other) for one, other in pairwise(row))
    return row[0].left + between + row[-1].right if row else 0.0


def _pack_all(grid: Grid, left: float, right: float) -> None:
    for number in range(len(grid.rows)):
        _pack(grid, number, left, right)


def _pack(grid: Grid, number: int, left: float, right: float) -> None:
    row = grid.rows[number]
    x = left + (right - left - total(row)) / 2 + row[0].left
    for place, item in enumerate(row):
        x += gap(row[place - 1], item) if place else 0
        grid.anchors[number, item] = x


def _settle_all(grid: Grid, left: float, right: float) -> None:
    """Moves items towards the middle of what they are tied to, as near as their neighbours allow."""
    _pack_all(grid, left, right)
    numbers = range(len(grid.rows))
    for sweep in range(_SWEEPS):
        for number in numbers if sweep % 2 else reversed(numbers):
            _settle(grid, number, left, right, is_up=bool(sweep % 2))


def _settle(grid: Grid, number: int, left: float, right: float, *, is_up: bool) -> None:
    """Looks to the row above, or to the one below; what is not tied there looks the other way."""
    row = grid.rows[number]
    wishes, weights = [], []
    for item in row:
        above = (grid.ups.get((number, item)), number - 1)
        below = (grid.downs.get((number, item)), number + 1)
        first, second = (above, below) if is_up else (below, above)
        others, where = first if first[0] else second
        pull = sum(others.values()) if others else 0
        wish = sum(grid.anchors[where, other] * own for other, own in (others or {}).items())
        wishes.append(wish / pull if pull else grid.anchors[number, item])
        weights.append(pull or _LOOSE)
    places = nearest(wishes, weights, [gap(one, other) for one, other in pairwise(row)])
    for item, x in zip(row, _within(places, row, left, right), strict=True):
        grid.anchors[number, item] = x


def nearest(
    wishes: Sequence[float], weights: Sequence[float], gaps: Sequence[float]
) -> list[float]:
    """The places nearest to the wishes (least squares) in which every gap is kept: pools of those that push each other."""
    offsets = [0.0]
    for space in gaps:
        offsets.append(offsets[-1] + space)
    pools: list[tuple[float, float, int]] = []
    for wish, weight, offset in zip(wishes, weights, offsets, strict=True):
        mean, heavy, size = wish - offset, weight, 1
        while pools and pools[-1][0] > mean:
            other, weight_of_other, size_of_other = pools.pop()
            mean = (mean * heavy + other * weight_of_other) / (heavy + weight_of_other)
            heavy, size = heavy + weight_of_other, size + size_of_other
        pools.append((mean, heavy, size))
    # Whole numbers keep lines and boxes exactly as far apart as the gaps say.
    level = [round(mean) for mean, _weight, size in pools for _ in range(size)]
    return [place + offset for place, offset in zip(level, offsets, strict=True)]


def _within(places: Sequence[float], row: Sequence[Item], left: float, right: float) -> list[float]:
    """The same places, pushed inside the edges. The row is known to fit."""
    kept = list(places)
    least = left + row[0].left
    for place, item in enumerate(row):
        least = (
            max(kept[place], least)
            if place == 0
            else max(kept[place], kept[place - 1] + gap(row[place - 1], item))
        )
        kept[place] = least
    most = right - row[-1].right
    for place in range(len(row) - 1, -1, -1):
        most = most if place == len(row) - 1 else kept[place + 1] - gap(row[place], row[place + 1])
        kept[place] = min(kept[place], most)
    return kept
