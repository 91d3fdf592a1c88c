"""The journey for wide screens and for print: lanes from the top down, time to the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverk.foundation.formats import month
from samverk.foundation.svg.geometry import Rect, Text
from samverk.foundation.svg.letters import balanced, wrap
from samverk.foundation.svg.letters import width as width_of
from samverk.matters.picture import fans, labels, words
from samverk.matters.picture.axis import Axis, axis
from samverk.matters.picture.drawing import Drawing, Item, Kind, Label, Line, Mark
from samverk.matters.picture.subject import PRINCIPALS, Key, Lane, Leg, Place, Shape, Subject

WIDTH = 1200
NAMES, LEFT, RIGHT = 14.0, 214.0, 1182.0
_NAME_ROOM = LEFT - NAMES - 22
_RULER = 46.0
_GAP = 5.0
_HEAD = 20.0
_OVER, _UNDER = 24.0, 15.0
_NAME, _SMALL, _WORD = 14.0, 12.0, 13.0
_NAME_LINE = 17.0
_AHEAD = 44.0
_DAY_ROOM = 10.0


@dataclass(frozen=True, slots=True)
class Row:
    """A place in its band: where its line runs, and how far it reaches."""

    place: Place
    names: tuple[str, ...]
    track: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Band:
    """A lane with its rows."""

    lane: Lane
    rect: Rect
    head: tuple[str, ...]
    rows: tuple[Row, ...]


def draw(subject: Subject, *, language: str) -> Drawing:
    """The picture of a matter, as wide as a page."""
    time = _axis(subject, language)
    put = labels.placed(subject, time, (LEFT - 4, RIGHT))
    bands = _bands(subject, put, fans.height(subject))
    rows = {row.place.key: row for band in bands for row in band.rows}
    bottom = bands[-1].rect.bottom if bands else _RULER
    return Drawing(
        width=WIDTH,
        height=bottom + 6,
        bands=tuple(band.rect for band in bands),
        lines=tuple(_behind(time, rows, bottom, language)),
        texts=tuple(_texts(subject, time, bands, language)),
        items=(
            *_legs(subject, time, rows, put),
            *_ahead(subject, time, rows, language),
            *_fans(subject, time, rows, language),
        ),
        day=tuple(_day(subject, time, bottom)),
    )


def _axis(subject: Subject, language: str) -> Axis:
    days = [subject.last, *(leg.end(subject.on) for leg in subject.legs), *fans.days(subject)]
    start = min((leg.from_day for leg in subject.legs), default=subject.last)
    after = _room_ahead(subject, language)
    rooms = [(subject.last, max(after, _marked_room(subject)))]
    rooms += [*labels.rooms(subject), *fans.rooms(subject)]
    return axis(start, days, LEFT, RIGHT, rooms)


def _marked_room(subject: Subject) -> float:
    return width_of(subject.marked, _WORD, is_bold=True) / 2 + 4


def _room_ahead(subject: Subject, language: str) -> float:
    if not subject.ahead:
        return _DAY_ROOM
    caption = width_of(words.LEFT(language), _SMALL) + 12
    return _start_ahead(subject) + max(_AHEAD * len(subject.ahead), caption)


def _start_ahead(subject: Subject) -> float:
    """How far from the day the dashes go before they turn: past what is said of the stay there."""
    here = [leg for leg in subject.legs if leg.until_day is None]
    return max((labels.room(leg) for leg in here), default=0.0) + 22


def _bands(subject: Subject, put: labels.Placed, fan_height: float) -> tuple[Band, ...]:
    bands = []
    y = _RULER
    for lane in subject.lanes:
        top = y
        head = _head(lane)
        y += _HEAD if head else 4
        rows = []
        for place in lane.places:
            names = balanced(place.name, _NAME_ROOM, _NAME, most=3)
            track = y + max(_OVER, _NAME_LINE * (len(names) - 1) / 2 + 12)
            below = max(put.depth(place.key), _UNDER, _NAME_LINE * (len(names) - 1) / 2 + 8)
            y = track + below
            rows.append(Row(place, names, track, y))
            if place.key == PRINCIPALS:
                y += fan_height
        bands.append(Band(lane, Rect(4, top, WIDTH - 8, y + 2 - top), head, tuple(rows)))
        y += 2 + _GAP
    return tuple(bands)


def _head(lane: Lane) -> tuple[str, ...]:
    if [place.name for place in lane.places] == [lane.name]:
        return ()
    return wrap(lane.name, 480, _SMALL, is_bold=True, most=1)


def _behind(time: Axis, rows: dict[Key, Row], bottom: float, language: str) -> Iterator[Line]:
    for row in rows.values():
        yield Line(Kind.GUIDE, ((LEFT, row.track), (RIGHT, row.track)))
    for tick in time.ticks(language):
        if tick.x > LEFT + 1:
            yield Line(
                Kind.GRID, ((tick.x, _RULER - (16 if tick.is_year else 6)), (tick.x, bottom))
            )


def _texts(subject: Subject, time: Axis, bands: Sequence[Band], language: str) -> Iterator[Label]:
    for band in bands:
        for head in band.head:
            yield _small(NAMES, band.rect.y + 16, head, "lane", is_bold=True)
        for row in band.rows:
            y = row.track + 5 - _NAME_LINE * (len(row.names) - 1) / 2
            for number, name in enumerate(row.names):
                text = Text(NAMES, y + number * _NAME_LINE, name, _NAME, "place")
                yield Label(text)
    yield from _ruler(subject, time, language)


def _ruler(subject: Subject, time: Axis, language: str) -> Iterator[Label]:
    marked = time.x(subject.last)
    wide = width_of(subject.marked, _WORD, is_bold=True)
    left = min(max(marked - wide / 2, NAMES), WIDTH - wide - 4)
    told = (
        [Label(Text(left, 13, subject.marked, _WORD, "day", is_bold=True))]
        if subject.marked
        else []
    )
    if subject.ahead:
        x = marked + _start_ahead(subject) - 6
        told.append(_small(x, _RULER - 8, words.LEFT(language), "quiet"))
    y = _RULER - 8
    if time.start.month > 1:
        began = f"{month(time.start, language)[:3]} {time.start.year}"
        told.append(_small(LEFT - 4, y, began, "ruler", is_bold=True))
    for tick in time.ticks(language):
        label = _small(tick.x + 4, y, tick.word, "ruler", is_bold=tick.is_year)
        if label.rect.right < RIGHT and not _hits(label, told):
            told.append(label)
    yield from told


def _hits(label: Label, others: Sequence[Label]) -> bool:
    return any(label.rect.overlaps(other.rect) for other in others)


def _small(x: float, y: float, text: str, role: str, *, is_bold: bool = False) -> Label:
    return Label(Text(x, y, text, _SMALL, role, is_bold=is_bold))


def _legs(subject: Subject, time: Axis, rows: dict[Key, Row], put: labels.Placed) -> Iterator[Item]:
    following = [*(leg for leg in subject.legs[1:]), None]
    for leg, after in zip(subject.legs, following, strict=True):
        yield _leg(subject, leg, after, time, rows, put)


def _leg(
    subject: Subject,
    leg: Leg,
    after: Leg | None,
    time: Axis,
    rows: dict[Key, Row],
    put: labels.Placed,
) -> Item:
    y = rows[leg.place].track
    start, end = time.x(leg.from_day), time.x(leg.end(subject.on))
    lines = [Line(Kind.STAY, ((start, y), (end, y)))] if end > start else []
    if after is not None and after.place != leg.place:
        lines.append(Line(Kind.MOVE, ((end, y), (end, rows[after.place].track))))
    own = put.of(leg, y)
    marks = _marks(leg, end, y)
    over = labels.over(leg, start, end, y)
    return Item(
        label=leg.label,
        url=f"#stopp-{leg.number}",
        lines=(*lines, *own.lines),
        marks=marks,
        texts=(*own.texts, *over),
    )


def _marks(leg: Leg, end: float, y: float) -> tuple[Mark, ...]:
    if leg.until_day is None:
        return (Mark(end, y, Shape.HERE),)
    return (Mark(end, y, Shape.STOP),) if leg.outcome else ()


def _ahead(subject: Subject, time: Axis, rows: dict[Key, Row], language: str) -> Iterator[Item]:
    """The stops of the route that are left, to the right of the day: their days are not known."""
    if not subject.ahead or not subject.legs:
        return
    x = time.x(subject.last) + _start_ahead(subject)
    points = [(time.x(subject.last), rows[subject.legs[-1].place].track)]
    points += [(x + number * _AHEAD, rows[key].track) for number, key in enumerate(subject.ahead)]
    for (key, before), (x2, y2) in zip(
        zip(subject.ahead, points, strict=False), points[1:], strict=True
    ):
        x1, y1 = before
        bend = ((x1, y1), (x2, y1), (x2, y2)) if y1 != y2 else ((x1, y1), (x2, y2))
        yield Item(
            label=f"{rows[key].place.name}: {words.COMING(language)}",
            url=rows[key].place.url,
            lines=(Line(Kind.AHEAD, bend),),
            marks=(Mark(x2, y2, Shape.AHEAD),),
        )


def _day(subject: Subject, time: Axis, bottom: float) -> Iterator[Line]:
    if subject.marked:
        x = time.x(subject.last)
        yield Line(Kind.DAY, ((x, 18), (x, bottom)))


def _fans(subject: Subject, time: Axis, rows: dict[Key, Row], language: str) -> Iterator[Item]:
    if PRINCIPALS in rows:
        row = rows[PRINCIPALS]
        yield from fans.items(subject, time, (row.track, row.bottom), language)
