"""The journey in the space of a line: the lanes, the line and where it ended, without words."""

from collections.abc import Iterator

from samverk.foundation.svg.geometry import Rect
from samverk.matters.picture.axis import axis
from samverk.matters.picture.drawing import Drawing, Item, Kind, Line, Mark
from samverk.matters.picture.subject import PRINCIPALS, Key, Shape, Subject

WIDTH, _LANE = 220, 11.0
_LEFT, _RIGHT, _TOP = 8.0, 204.0, 10.0


def draw(subject: Subject) -> Drawing:
    """The line through the lanes; where it is at the principals a tick for each answer."""
    tracks = {
        place.key: _TOP + number * _LANE
        for number, lane in enumerate(subject.lanes)
        for place in lane.places
    }
    height = _TOP * 2 + _LANE * max(len(subject.lanes) - 1, 0)
    bands = tuple(Rect(0, y - 4, WIDTH, 8) for y in sorted(set(tracks.values())))
    items = tuple(_items(subject, tracks))
    return Drawing(WIDTH, height, bands, (), (), items)


def _items(subject: Subject, tracks: dict[Key, float]) -> Iterator[Item]:
    start = min((leg.from_day for leg in subject.legs), default=subject.last)
    time = axis(
        start, [subject.last, *(leg.end(subject.on) for leg in subject.legs)], _LEFT, _RIGHT, ()
    )
    for leg, after in zip(subject.legs, [*subject.legs[1:], None], strict=True):
        y, end = tracks[leg.place], time.x(leg.end(subject.on))
        lines = [Line(Kind.STAY, ((time.x(leg.from_day), y), (end, y)))]
        if after is not None and after.place != leg.place:
            lines.append(Line(Kind.MOVE, ((end, y), (end, tracks[after.place]))))
        marks = (Mark(end, y, Shape.HERE),) if leg.until_day is None else ()
        yield Item(leg.label, "", tuple(lines), marks)
    y = tracks.get(PRINCIPALS, 0.0)
    days = {time.x(each.day) for fan in subject.fans for each in fan.threads if each.day}
    ticks = tuple(Line(Kind.TICK, ((x, y - 4), (x, y + 4))) for x in sorted(days))
    if ticks:
        yield Item("", "", ticks)
