"""Where everything stands: names to the left of their bars where there is room, over them where there is not."""

from collections.abc import Iterator
from dataclasses import dataclass

from samverk.agreements.picture.axis import Axis, axis
from samverk.agreements.picture.subject import Kind, Line, Mark, Subject
from samverk.foundation.svg.geometry import Rect, Text
from samverk.foundation.svg.letters import width as width_of
from samverk.foundation.svg.letters import wrap

WIDE, TALL = 1180, 360
_NAMES, _EDGE = 330.0, 12.0
_TOP = 42.0
_SIZE, _SMALL = 14.0, 13.0
_LINE = 17.0
_BAR = 12.0
_APART = 14.0
_UNDER = 18.0
_YEAR = 40.0  # the number of a year, with the room around it


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in place; is_open is that it goes on without end, is_cut that it began before the axis does."""

    kind: Kind
    rect: Rect
    is_open: bool
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in place, around its middle."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Item:
    """One agreement in place."""

    line: Line
    texts: tuple[Text, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Placed, ...]
    rect: Rect


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture: the years, the agreements, and the line of the day."""

    subject: Subject
    width: float
    height: float
    top: float
    years: tuple[tuple[float, int], ...]
    day: float
    day_word: Text
    items: tuple[Item, ...]


def wide(subject: Subject) -> Drawing:
    """The names in a column, the bars beside."""
    time = axis(_days(subject), on=subject.on, left=_NAMES, right=WIDE - _EDGE)
    return _drawing(subject, time, WIDE, room=_NAMES - 16, is_beside=True)


def tall(subject: Subject) -> Drawing:
    """Each name over its bar."""
    time = axis(_days(subject), on=subject.on, left=_EDGE, right=TALL - _EDGE)
    return _drawing(subject, time, TALL, room=TALL - 2 * _EDGE, is_beside=False)


def _days(subject: Subject) -> Iterator:  # type: ignore[type-arg]
    return (day for line in subject.lines for day in line.days)


def _drawing(
    subject: Subject, time: Axis, width: float, *, room: float, is_beside: bool
) -> Drawing:
    y, items = _TOP, []
    for line in subject.lines:
        item = _item(line, time, y, room, width, is_beside=is_beside)
        items.append(item)
        y = item.rect.bottom
    at = time.x(subject.on)
    said = width_of(subject.marked, _SMALL, is_bold=True)
    left = min(max(at - said / 2, 2.0), width - said - 2)
    return Drawing(
        subject=subject,
        width=width,
        height=y + 6,
        top=_TOP,
        years=tuple((x, year) for x, year in time.years() if abs(x - at) > _YEAR / 2 or x == at),
        day=at,
        day_word=Text(left, 14, subject.marked, _SMALL, "day", is_bold=True),
        items=tuple(items),
    )


def _item(line: Line, time: Axis, y: float, room: float, width: float, *, is_beside: bool) -> Item:
    indent = _UNDER if line.is_under else 0.0
    left = indent if is_beside else _EDGE + indent
    texts = tuple(_texts(line, left, y + _APART / 2 + 11, room - indent))
    high = len(texts) * _LINE
    if is_beside:
        height, bar = max(high, 24.0) + _APART, y + (max(high, 24.0) + _APART - _BAR) / 2
    else:
        height, bar = high + _BAR + _APART + 10, y + _APART / 2 + high + 5
    return Item(
        line,
        texts,
        tuple(_bars(line, time, bar)),
        tuple(_marks(line, time, bar + _BAR / 2)),
        Rect(0, y, width, height),
    )


def _texts(line: Line, x: float, y: float, room: float) -> Iterator[Text]:
    for row in wrap(line.name, room, _SIZE, is_bold=True, most=2):
        yield Text(x, y, row, _SIZE, "name", is_bold=True)
        y += _LINE
    for row in wrap(line.state, room, _SMALL, most=1):
        yield Text(x, y, row, _SMALL, "state")


def _bars(line: Line, time: Axis, y: float) -> Iterator[Bar]:
    for bar in line.bars:
        is_gone = bar.until_day is not None and bar.until_day <= time.start
        if is_gone or bar.from_day > time.end:
            continue
        left = time.x(bar.from_day)
        right = time.x(bar.until_day or time.end)
        is_open = bar.until_day is None or bar.until_day > time.end
        rect = Rect(left, y, max(round(right - left, 1), 2.0), _BAR)
        yield Bar(bar.kind, rect, is_open, bar.from_day < time.start)


def _marks(line: Line, time: Axis, y: float) -> Iterator[Placed]:
    return (Placed(mark, time.x(mark.on), y) for mark in line.marks if time.holds(mark.on))
