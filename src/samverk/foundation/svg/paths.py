"""Lines as SVG paths, with the corners rounded a little."""

from collections.abc import Sequence

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
