"""The pieces of an arrow, and the comb that several arrows into one box are."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from samverk.foundation.svg.paths import Point
from samverk.portal.picture.drawing import Segment


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
