"""Arrows beside a single column of boxes: each bundle has a lane of its own where it passes, left or right."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverk.portal.picture.bundles import Bundle
from samverk.portal.picture.subject import ArrowKind

_MOST = {True: 4, False: 3}
_FIRST, _UNDER_TAB, _PORT = 18, 39, 15


@dataclass(frozen=True, slots=True)
class Lane:
    """The way of a bundle: left or right, so many lanes out, past the boxes from first to last (counted from the top)."""

    bundle: Bundle
    is_left: bool
    number: int
    first: int
    last: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The boxes that it ties."""
        return (self.bundle.target, *self.bundle.sources)


def lanes(bundles: Sequence[Bundle], place: Mapping[str, int]) -> tuple[Lane, ...]:
    """A lane for every bundle that finds one, the short ones nearest to the boxes; what prepares keeps left."""
    found: list[Lane] = []
    spans = [(bundle, *_span(bundle, place)) for bundle in bundles]
    for bundle, first, last in sorted(spans, key=lambda span: span[2] - span[1]):
        prefers_left = bundle.kind is ArrowKind.PREPARES
        for is_left in (prefers_left, not prefers_left):
            number = _free(found, first, last, is_left=is_left)
            if number < _MOST[is_left]:
                found.append(Lane(bundle, is_left, number, first, last))
                break
    return tuple(found)


def _span(bundle: Bundle, place: Mapping[str, int]) -> tuple[int, int]:
    places = [place[key] for key in (bundle.target, *bundle.sources)]
    return min(places), max(places)


def _free(found: Sequence[Lane], first: int, last: int, *, is_left: bool) -> int:
    taken = {
        lane.number
        for lane in found
        if lane.is_left is is_left and lane.first <= last and first <= lane.last
    }
    return next(number for number in range(len(taken) + 1) if number not in taken)


def ports(
    found: Sequence[Lane], place: Mapping[str, int], tabbed: Collection[str]
) -> dict[tuple[str, Lane], int]:
    """How far below the top of its box each end of a lane is: so ordered that ends of one box do not cross.

    tabbed are the boxes with a tab at their upper left; ends stay below it.
    """
    ends: dict[tuple[str, bool], list[Lane]] = defaultdict(list)
    for lane in found:
        for key in lane.keys:
            ends[key, lane.is_left].append(lane)
    return {
        (key, lane): (_UNDER_TAB if is_left and key in tabbed else _FIRST) + _PORT * number
        for (key, is_left), own in ends.items()
        for number, lane in enumerate(sorted(own, key=lambda lane: _rank(lane, place[key])))
    }


def _rank(lane: Lane, place: int) -> tuple[int, int]:
    if lane.last == place:
        return 0, lane.number
    return (2, -lane.number) if lane.first == place else (1, lane.number)


def heights(found: Mapping[tuple[str, Lane], int]) -> Iterator[tuple[str, int]]:
    """How high each box must be for its ends."""
    lowest: dict[str, int] = defaultdict(int)
    for (key, _lane), y in found.items():
        lowest[key] = max(lowest[key], y)
    yield from ((key, y + _FIRST) for key, y in lowest.items())
