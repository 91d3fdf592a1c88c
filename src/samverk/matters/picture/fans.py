"""The principals: the line splits into a thread for each, which ends in the mark of where that principal stands.

Of more than can be read one by one, a thread is drawn for each state, with a bar that says how many came when.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from samverk.foundation.svg.geometry import Text
from samverk.foundation.svg.letters import width as width_of
from samverk.foundation.svg.letters import wrap
from samverk.matters.picture import words
from samverk.matters.picture.axis import Axis
from samverk.matters.picture.drawing import Item, Kind, Label, Line, Mark
from samverk.matters.picture.subject import Fan, Subject, Thread

MOST = 32
_NAMES, _NAME_ROOM = 14.0, 184.0
_THREAD, _BUNDLE = 17.0, 36.0
_FIRST = 14.0
_TEXT, _SMALL = 13.0, 12.0
_LINE = 16.0
_APART = 14.0  # from the trunk to the nearest mark
_TO_NAME = 10.0
_BIN, _BAR = 5.0, 24.0


def height(subject: Subject) -> float:
    """How much room all the threads want under the line of the principals."""
    return sum(_height(fan) for fan in subject.fans) + (6 if subject.fans else 0)


def days(subject: Subject) -> Iterator[dt.date]:
    """Every day that has to be on the ruler for their sake."""
    for fan in subject.fans:
        yield fan.from_day
        yield from (_end(thread, subject) for thread in fan.threads)


def rooms(subject: Subject) -> Iterator[tuple[dt.date, float]]:
    """How much each thread wants to the right of its last day."""
    for fan in subject.fans:
        for group in bundles(fan) if is_bundled(fan) else ():
            last = max(_end(thread, subject) for thread in group)
            yield last, _APART + _TO_NAME + width_of(_counted(group), _TEXT, is_bold=True) + 12
        for thread in () if is_bundled(fan) else fan.threads:
            yield _end(thread, subject), _APART + _TO_NAME + _wide(thread) + 6


def items(
    subject: Subject, time: Axis, principals: tuple[float, float], language: str
) -> Iterator[Item]:
    """Each recommendation with its threads, one under another, from the line of the principals and the end of its row."""
    track, top = principals
    for fan in subject.fans:
        x = time.x(fan.from_day)
        yield _head(fan, top, language)
        if is_bundled(fan):
            for number, group in enumerate(bundles(fan)):
                y = top + _FIRST + _BAR + number * _BUNDLE
                yield _bundle(group, subject, time, ((x, track), (x, y)))
        else:
            for number, thread in enumerate(fan.threads):
                y = top + _FIRST + number * _THREAD
                yield _thread(thread, subject, time, ((x, track), (x, y)))
        top += _height(fan)


def is_bundled(fan: Fan) -> bool:
    """Whether there are too many to be drawn one by one."""
    return len(fan.threads) > MOST


def _height(fan: Fan) -> float:
    own = len(bundles(fan)) * _BUNDLE if is_bundled(fan) else len(fan.threads) * _THREAD
    beside = _LINE * len(_names(fan)) + 22 + (0 if is_bundled(fan) else 19 * len(bundles(fan)))
    return max(own + 14, beside + 12)


def _names(fan: Fan) -> tuple[str, ...]:
    return wrap(fan.name, _NAME_ROOM, _SMALL, is_bold=True, most=3)


def _end(thread: Thread, subject: Subject) -> dt.date:
    """Where the mark is: the day of the answer, the day it is expected, or the last day shown."""
    return thread.day or max(thread.expected or subject.last, subject.last)


def _wide(thread: Thread) -> float:
    return width_of(thread.name, _TEXT) + 6 + width_of(thread.said, _SMALL)


def bundles(fan: Fan) -> list[list[Thread]]:
    """The principals by state, the most first."""
    found: dict[str, list[Thread]] = {}
    for thread in fan.threads:
        found.setdefault(thread.word, []).append(thread)
    return sorted(found.values(), key=lambda group: -len(group))


def _counted(group: Sequence[Thread]) -> str:
    return f"{words.capital(group[0].word)}: {len(group)}"


def _head(fan: Fan, top: float, language: str) -> Item:
    """The name of the recommendation, how many were asked, and how many stand where: the key to the marks as well."""
    names = _names(fan)
    y = top + _FIRST + 4
    texts = [
        Label(Text(_NAMES, y + number * _LINE, name, _SMALL, "word", is_bold=True))
        for number, name in enumerate(names)
    ]
    y += len(names) * _LINE
    counted = words.PRINCIPALS(language).format(n=len(fan.threads))
    texts.append(Label(Text(_NAMES, y, counted, _SMALL, "small")))
    marks = []
    for group in [] if is_bundled(fan) else bundles(fan):
        y += 19
        marks.append(Mark(_NAMES + 6, y - 4, group[0].shape))
        said = wrap(_counted(group), _NAME_ROOM - 20, _SMALL, most=1)
        texts.append(Label(Text(_NAMES + 20, y, said[0], _SMALL, "small")))
    label = f"{fan.name}. {counted}. {fan.sentence}"
    return Item(label=label, url=fan.url, marks=tuple(marks), texts=tuple(texts))


def _thread(
    thread: Thread,
    subject: Subject,
    time: Axis,
    trunk: tuple[tuple[float, float], tuple[float, float]],
) -> Item:
    x, y = trunk[1]
    last = time.x(subject.last)
    end = max(time.x(_end(thread, subject)), x + _APART)
    known = min(end, max(last, x)) if thread.day is None else end
    lines = [Line(Kind.THREAD, (*trunk, (known, y)))]
    if end > known:
        lines.append(Line(Kind.EXPECTED, ((known, y), (end - 6, y))))
    ticks = {time.x(tick.on) for tick in thread.ticks}
    lines += [
        Line(Kind.TICK, ((at, y - 4), (at, y + 4))) for at in sorted(ticks) if x + 6 < at < end - 7
    ]
    name_x = end + _TO_NAME
    said_x = name_x + width_of(thread.name, _TEXT) + 6
    return Item(
        label=thread.label,
        url=thread.url,
        lines=tuple(lines),
        marks=(Mark(end, y, thread.shape),),
        texts=(
            Label(Text(name_x, y + 4, thread.name, _TEXT, "name")),
            Label(Text(said_x, y + 4, thread.said, _SMALL, "small")),
        ),
    )


def _bundle(
    group: Sequence[Thread],
    subject: Subject,
    time: Axis,
    trunk: tuple[tuple[float, float], tuple[float, float]],
) -> Item:
    x, y = trunk[1]
    places = [max(time.x(_end(thread, subject)), x + _APART) for thread in group]
    counts = Counter(round((place - x) / _BIN) for place in places)
    most = max(counts.values())
    bars = [
        Line(
            Kind.BAR, ((x + at * _BIN, y), (x + at * _BIN, round(y - 3 - (_BAR - 3) * n / most, 1)))
        )
        for at, n in sorted(counts.items())
    ]
    end = max(*places, x + max(counts) * _BIN) + 8
    text = Text(end + _TO_NAME, y + 4, _counted(group), _TEXT, "name")
    return Item(
        label=_counted(group),
        url="",
        lines=(Line(Kind.THREAD, (*trunk, (end, y))), *bars),
        marks=(Mark(end, y, group[0].shape),),
        texts=(Label(text),),
    )
