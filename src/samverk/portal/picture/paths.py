"""Lines as SVG paths, with the corners rounded a little."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from samverk.portal.picture.drawing import Segment

_RADIUS = 6

Point = tuple[float, float]


def line(points: Sequence[Point]) -> str:
    """A path through the points, each corner rounded as far as its sides allow."""
    first, *_ = points
    parts = [f"M{first[0]:g} {first[1]:g}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        (x1, y1), (x2, y2) = _towards(corner, before), _towards(corner, after)
        parts.append(f"L{x1:g} {y1:g}Q{corner[0]:g} {corner[1]:g} {x2:g} {y2:g}")
    last = points[-1]
    return "".join((*parts, f"L{last[0]:g} {last[1]:g}"))


def _towards(corner: Point, other: Point) -> Point:
    """The point a radius, at most half the way, from the corner."""
    (x, y), (to_x, to_y) = corner, other
    far = abs(to_x - x) + abs(to_y - y)
    if not far:
        return corner
    share = min(_RADIUS, far / 2) / far
    return round(x + (to_x - x) * share, 1), round(y + (to_y - y) * share, 1)


def segments(points: Sequence[Point]) -> Iterator[Segment]:
    """The straight pieces between the points."""
    for (x1, y1), (x2, y2) in pairwise(points):
        if (x1, y1) != (x2, y2):
            yield Segment(x1, y1, x2, y2)


def comb(
    uppers: Sequence[Point], lowers: Sequence[Point], across: float
) -> tuple[tuple[Point, ...], ...]:
    """A net as lines: one from its left end to its right end along the track, and the teeth between."""
    ends = sorted((*uppers, *lowers))
    first, last = ends[0], ends[-1]
    if first[0] == last[0]:
        return (tuple((x, y) for x, y in ends),)
    spine = (first, (first[0], across), (last[0], across), last)
    teeth = tuple(((x, y), (x, across)) for x, y in ends[1:-1])
    return (spine, *teeth)
