"""The journey for narrow screens: a column for each lane, time downwards, the words beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from samverk.foundation.formats import month
from samverk.foundation.svg.geometry import Rect, Text
from samverk.foundation.svg.letters import width as width_of
from samverk.foundation.svg.letters import wrap
from samverk.matters.picture import fans, words
from samverk.matters.picture.drawing import Drawing, Item, Kind, Label, Line, Mark
from samverk.matters.picture.subject import PRINCIPALS, Fan, Key, Leg, Shape, Subject, Thread

WIDTH = 360
_RULER, _COLUMNS, _COLUMN = 4.0, 40.0, 22.0
_RIGHT = WIDTH - 4.0
_TURNED = 150.0
_NAME, _SMALL = 14.0, 13.0
_LINE, _SMALL_LINE = 17.0, 16.0
_APART = 12.0
_LEAST = 20.0
_LONGEST = 320.0  # all that days may add to the height
_THREAD_TO_NAME = 16.0
_AHEAD = 26.0


@dataclass(slots=True)
class Pen:
    """What has been drawn so far, and how far down."""

    y: float
    lines: list[Line] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    texts: list[Label] = field(default_factory=list)
    month: str = ""
    used: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the columns are, and where the words begin."""

    columns: dict[Key, float]
    words: float

    @property
    def room(self) -> float:
        """How wide words may be."""
        return _RIGHT - self.words


def draw(subject: Subject, *, language: str) -> Drawing:
    """The picture of a matter, as wide as a telephone."""
    frame = _frame(subject)
    heads = [_head(lane.name, frame.columns[lane.places[0].key]) for lane in subject.lanes]
    top = max((wide for _label, wide in heads), default=0.0) + 10
    pen = Pen(top + 18)
    pen.texts += [_stood(label, top) for label, _wide in heads]
    scale = _scale(subject)
    for leg, after in zip(subject.legs, [*subject.legs[1:], None], strict=True):
        _leg(pen, subject, frame, leg, after, scale, language)
    _rest(pen, subject, frame, language)
    columns = sorted(set(frame.columns.values()))
    bands = tuple(Rect(x - 9, top + 4, 18, pen.y - top) for x in columns)
    return Drawing(
        width=WIDTH,
        height=pen.y + 10,
        bands=bands,
        lines=tuple(pen.lines),
        texts=tuple(pen.texts),
        items=tuple(pen.items),
    )


def _frame(subject: Subject) -> Frame:
    columns = {
        place.key: _COLUMNS + 10 + number * _COLUMN
        for number, lane in enumerate(subject.lanes)
        for place in lane.places
    }
    return Frame(columns, _COLUMNS + _COLUMN * len(subject.lanes) + _THREAD_TO_NAME)


def _head(name: str, x: float) -> tuple[Text, float]:
    short = wrap(name, _TURNED, _SMALL, is_bold=True, most=1)[0]
    return Text(x + 4, 0, short, _SMALL, "lane", is_bold=True), width_of(
        short, _SMALL, is_bold=True
    )


def _stood(text: Text, foot: float) -> Label:
    return Label(Text(text.x, foot, text.words, text.size, text.role, text.is_bold), is_turned=True)


def _scale(subject: Subject) -> float:
    """How high a day is."""
    total = sum((leg.end(subject.on) - leg.from_day).days for leg in subject.legs)
    return _LONGEST / max(total, 90)


def _leg(  # noqa: PLR0913, PLR0917 what a stay is drawn from
    pen: Pen,
    subject: Subject,
    frame: Frame,
    leg: Leg,
    after: Leg | None,
    scale: float,
    language: str,
) -> None:
    x, start = frame.columns[leg.place], pen.y
    _month(pen, leg, language)
    texts = list(_words(pen, subject, frame, leg))
    item = len(pen.items)
    if leg.place == PRINCIPALS:
        _threads(pen, frame, _fans_of(pen, subject, leg, after), subject, language)
    days = (leg.end(subject.on) - leg.from_day).days
    end = max(pen.y, start + days * scale, start + (_LEAST if days or texts else 0.0))
    lines = [Line(Kind.STAY, ((x, start), (x, end)))] if days else []
    if days == 0 and end > start:
        lines.append(Line(Kind.MOVE, ((x, start), (x, end))))
    if after is not None and after.place != leg.place:
        lines.append(Line(Kind.MOVE, ((x, end), (frame.columns[after.place], end))))
    shape = Shape.HERE if leg.until_day is None else Shape.STOP
    marks = (Mark(x, end if leg.until_day is None else start, shape),) if leg.outcome else ()
    own = Item(leg.label, f"#stopp-{leg.number}", tuple(lines), marks, tuple(texts))
    pen.items.insert(item, own)
    pen.y = end


def _month(pen: Pen, leg: Leg, language: str) -> None:
    """The month beside the columns, where it is another than before."""
    word = month(leg.from_day, language)[:3]
    year = str(leg.from_day.year)
    if f"{word} {year}" == pen.month:
        return
    other_year = not pen.month.endswith(year)
    room = max((text.rect.bottom for text in pen.texts if not text.is_turned), default=0.0)
    if pen.y - 8 < room:
        return
    pen.texts.append(Label(Text(_RULER, pen.y + 4, word, _SMALL, "ruler")))
    if other_year:
        pen.texts.append(Label(Text(_RULER, pen.y + 20, year, _SMALL, "ruler", is_bold=True)))
    pen.month = f"{word} {year}"


def _words(pen: Pen, subject: Subject, frame: Frame, leg: Leg) -> Iterator[Label]:
    """Where, what came of it, when and how long; a stay that only passes on has no words."""
    if not leg.outcome and leg.from_day == leg.until_day:
        return
    names = {place.key: place.name for place in subject.places}
    y = pen.y + 5
    for line in wrap(names[leg.place], frame.room, _NAME, is_bold=True, most=4):
        yield Label(Text(frame.words, y, line, _NAME, "word", is_bold=True))
        y += _LINE
    same = leg.from_day == leg.until_day
    dated = ", ".join(([leg.when] if leg.outcome else []) + ([] if same else [leg.days]))
    told = [*([words.capital(leg.outcome)] if leg.outcome else []), dated]
    for line in (line for each in told for line in wrap(each, frame.room, _SMALL, most=3)):
        yield Label(Text(frame.words, y, line, _SMALL, "small"))
        y += _SMALL_LINE
    pen.y = y + _APART - _SMALL_LINE + 12


def _fans_of(pen: Pen, subject: Subject, leg: Leg, after: Leg | None) -> Iterator[Fan]:
    """The recommendations that went out while it lay there; at the last stay also the rest."""
    is_last = after is None or not any(
        each.place == PRINCIPALS for each in subject.legs if each.number > leg.number
    )
    for fan in subject.fans:
        if fan.number not in pen.used and (is_last or fan.from_day <= leg.end(subject.on)):
            pen.used.add(fan.number)
            yield fan


def _threads(pen: Pen, frame: Frame, found: Iterator[Fan], subject: Subject, language: str) -> None:
    trunk = frame.columns.get(PRINCIPALS, _COLUMNS)
    for fan in found:
        _fan_head(pen, frame, fan, language)
        if fans.is_bundled(fan):
            for group in fans.bundles(fan):
                said = words.capital(f"{group[0].word}: {len(group)}")
                _thread(pen, frame, trunk, group[0], [said], said)
        else:
            for thread in fan.threads:
                _thread(pen, frame, trunk, thread, _said(thread, frame), thread.label)
        pen.y += 8
    del subject


def _fan_head(pen: Pen, frame: Frame, fan: Fan, language: str) -> None:
    counted = words.PRINCIPALS(language).format(n=len(fan.threads))
    lines = [*wrap(fan.name, frame.room, _SMALL, is_bold=True, most=3), counted]
    texts = [
        Label(Text(frame.words, pen.y + 5 + number * _SMALL_LINE, line, _SMALL, role))
        for number, line in enumerate(lines)
        for role in ["small" if line == counted else "word"]
    ]
    label = f"{fan.name}. {counted}. {fan.sentence}"
    pen.items.append(Item(label, fan.url, texts=tuple(texts)))
    pen.y += _SMALL_LINE * len(lines) + 8


def _said(thread: Thread, frame: Frame) -> list[str]:
    room = frame.room - 14
    names = wrap(thread.name, room, _NAME, most=3)
    return [*names, *wrap(thread.said, room, _SMALL, most=3)]


def _thread(
    pen: Pen, frame: Frame, trunk: float, thread: Thread, said: Sequence[str], label: str
) -> None:
    x, y = frame.words + 2, pen.y + 6
    texts = tuple(
        Label(
            Text(x + 12, y + 4 + number * _SMALL_LINE, line, _SMALL, "small" if number else "name")
        )
        for number, line in enumerate(said)
    )
    line = Line(Kind.THREAD, ((trunk, y), (x, y)))
    pen.items.append(Item(label, thread.url, (line,), (Mark(x, y, thread.shape),), texts))
    pen.y = y + _SMALL_LINE * len(said) + 4


def _rest(pen: Pen, subject: Subject, frame: Frame, language: str) -> None:
    """The line of the day, and what is left after it."""
    pen.y += 16
    if subject.marked:
        said = wrap(subject.marked, frame.room, _NAME, is_bold=True, most=2)
        pen.texts += [
            Label(Text(frame.words, pen.y + 5 + n * _LINE, line, _NAME, "day", is_bold=True))
            for n, line in enumerate(said)
        ]
        pen.lines.append(Line(Kind.DAY, ((_RULER, pen.y), (frame.words - 4, pen.y))))
        pen.y += _LINE * len(said) + 6
    if subject.ahead and subject.legs:
        last = frame.columns[subject.legs[-1].place]
        _ahead(pen, subject, frame, (last, pen.y - 26), language)


def _ahead(
    pen: Pen, subject: Subject, frame: Frame, before: tuple[float, float], language: str
) -> None:
    names = {place.key: place.name for place in subject.places}
    head = Text(frame.words, pen.y + 5, words.LEFT(language), _SMALL, "quiet")
    pen.texts.append(Label(head))
    pen.y += _AHEAD
    for key in subject.ahead:
        x = frame.columns[key]
        bend = (before, (before[0], pen.y), (x, pen.y))
        lines = wrap(names[key], frame.room, _NAME, most=3)
        texts = tuple(
            Label(Text(frame.words, pen.y + 5 + n * _LINE, line, _NAME, "name"))
            for n, line in enumerate(lines)
        )
        label = f"{names[key]}: {words.COMING(language)}"
        pen.items.append(
            Item(label, "", (Line(Kind.AHEAD, bend),), (Mark(x, pen.y, Shape.AHEAD),), texts)
        )
        before = (x, pen.y)
        pen.y += _LINE * len(lines) + 9
