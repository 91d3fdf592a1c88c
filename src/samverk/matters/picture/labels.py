"""Where the words of the stays stand: under the line, as near as there is room, never on another."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from samverk.foundation.svg.geometry import Rect, Text
from samverk.foundation.svg.letters import width as width_of
from samverk.matters.picture import words
from samverk.matters.picture.axis import Axis
from samverk.matters.picture.drawing import Kind, Label, Line
from samverk.matters.picture.subject import Key, Leg, Subject

_WORD, _SMALL = 13.0, 12.0
_FIRST = 11.0  # from the line to the top of the first words
_LINE = 15.0
_BESIDE = 8.0
_CLEAR = 3.0


@dataclass(frozen=True, slots=True)
class Own:
    """What is written for one stay, measured from its line."""

    texts: tuple[Label, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(slots=True)
class Placed:
    """The words of every stay, and how deep they go under each place."""

    own: dict[int, tuple[float, tuple[str, ...], Rect, bool]] = field(default_factory=dict)
    taken: dict[Key, list[tuple[float, Rect]]] = field(default_factory=dict)

    def depth(self, place: Key) -> float:
        """How far the words reach under the line of a place."""
        return max((rect.bottom for _x, rect in self.taken.get(place, ())), default=0.0) + 6

    def of(self, leg: Leg, track: float) -> Own:
        """The words of a stay, where its line runs."""
        if leg.number not in self.own:
            return Own()
        x, lines, rect, is_left = self.own[leg.number]
        texts = tuple(
            _label(rect, track, number, line, is_left=is_left) for number, line in enumerate(lines)
        )
        top = track + rect.y
        is_deep = rect.y > _FIRST
        leader = (Line(Kind.LEADER, ((x, track), (x, top + 6))),) if is_deep else ()
        return Own(texts, leader)


def _label(rect: Rect, track: float, number: int, line: str, *, is_left: bool) -> Label:
    size = _SMALL if number else _WORD
    wide = width_of(line, size, is_bold=not number)
    x = rect.right - wide if is_left else rect.x
    y = track + rect.y + 11 + number * _LINE
    text = Text(x, y, line, size, "small" if number else "word", is_bold=not number)
    return Label(text, is_end=is_left)


def said(leg: Leg, *, is_long: bool) -> tuple[str, ...]:
    """The lines that a stay has under it: what came of it, when, and how long where that does not stand over it."""
    if not leg.outcome:
        return ()
    is_told = is_long or leg.from_day == leg.until_day
    return words.capital(leg.outcome), leg.when if is_told else f"{leg.when}, {leg.days}"


def is_long(leg: Leg, time: Axis, subject: Subject) -> bool:
    """Whether there is room over its line to say how long a stay was."""
    wide = time.x(leg.end(subject.on)) - time.x(leg.from_day)
    return width_of(leg.days, _SMALL) + 10 <= wide


def room(leg: Leg) -> float:
    """How much the words of a stay want to the side, at the most."""
    return _widest(said(leg, is_long=False) or ("",)) + _BESIDE


def _widest(lines: tuple[str, ...]) -> float:
    first, *rest = lines
    widest = max((width_of(line, _SMALL) for line in rest), default=0.0)
    return max(width_of(first, _WORD, is_bold=True), widest)


def rooms(subject: Subject) -> Iterator[tuple[dt.date, float]]:
    """How much the words of each stay want to the right of its end: there they always find a place."""
    for leg in subject.legs:
        if leg.outcome:
            yield leg.end(subject.on), room(leg) + 2


def placed(subject: Subject, time: Axis, sides: tuple[float, float]) -> Placed:
    """Every stay's words, from the last to the first: the earlier ones go deeper where they must."""
    found = Placed()
    verticals = _verticals(subject, time)
    ends = _ends(subject, time)
    for leg in reversed(subject.legs):
        lines = said(leg, is_long=is_long(leg, time, subject))
        if lines:
            x = ends[leg.place].pop()
            taken = found.taken.setdefault(leg.place, [])
            asked = _Asked(x, (_widest(lines), _LINE * len(lines)), sides, tuple(ends[leg.place]))
            rect, is_left = _best(asked, taken, verticals[leg.place])
            found.own[leg.number] = (x, lines, rect, is_left)
            taken.append((x, rect))
    return found


def _ends(subject: Subject, time: Axis) -> dict[Key, list[float]]:
    """By place, where the stays that have words end, in order."""
    found: dict[Key, list[float]] = {}
    for leg in subject.legs:
        if leg.outcome:
            found.setdefault(leg.place, []).append(time.x(leg.end(subject.on)))
    return found


def _verticals(subject: Subject, time: Axis) -> dict[Key, list[float]]:
    """By place, where the line passes below its own on the way to another; and where the day stands."""
    order = [place.key for place in subject.places]
    found: dict[Key, list[float]] = {key: [time.x(subject.last)] for key in order}
    for before, after in pairwise(subject.legs):
        high, low = sorted((order.index(before.place), order.index(after.place)))
        for key in order[high:low]:
            found[key].append(time.x(after.from_day))
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """Words that want a place: under which x, how large, between which sides; earlier are the stops still to come."""

    x: float
    size: tuple[float, float]
    sides: tuple[float, float]
    earlier: tuple[float, ...]


def _best(
    asked: _Asked, taken: Sequence[tuple[float, Rect]], verticals: Sequence[float]
) -> tuple[Rect, bool]:
    """The place over the fewest lines, of these the highest."""
    found = list(_free(asked, taken))
    crossed = [sum(rect.x < line < rect.right for line in verticals) for rect, _left in found]
    return found[crossed.index(min(crossed))]


def _free(asked: _Asked, taken: Sequence[tuple[float, Rect]]) -> Iterator[tuple[Rect, bool]]:
    """The nearest places that are free, the highest first.

    Shape: never empty: below all others, to the right, nothing is in the way.
    """
    wide, high = asked.size
    given = 0
    for row in range(2 * len(taken) + 3):
        y = _FIRST + row * _LINE
        right = Rect(asked.x + _BESIDE, y, wide, high)
        left = Rect(asked.x - _BESIDE - wide, y, wide, high)
        for rect, is_left in ((right, False), (left, True)):
            if _is_open(rect, asked, is_left=is_left) and not _is_taken(asked.x, rect, taken):
                given += 1
                yield rect, is_left
        if given > 1:
            return


def _is_open(rect: Rect, asked: _Asked, *, is_left: bool) -> bool:
    """Whether it is inside, and covers no stop whose words are still to be placed."""
    if not is_left:
        return True
    return asked.sides[0] <= rect.x and not any(rect.x - 4 < x for x in asked.earlier)


def _is_taken(x: float, rect: Rect, taken: Sequence[tuple[float, Rect]]) -> bool:
    around = Rect(rect.x - _CLEAR, rect.y, rect.width + 2 * _CLEAR, rect.height)
    own = _leader(x, rect)
    return any(
        each.overlaps(around)
        or any(each.overlaps(leader) for leader in own)
        or any(leader.overlaps(around) for leader in _leader(at, each))
        for at, each in taken
    )


def _leader(x: float, rect: Rect) -> tuple[Rect, ...]:
    return (Rect(x - 2, 0, 4, rect.y + 6),) if rect.y > _FIRST else ()


def over(leg: Leg, start: float, end: float, y: float) -> Iterator[Label]:
    """How long it lay there, over its line where that is long enough."""
    wide = width_of(leg.days, _SMALL)
    if wide + 10 <= end - start:
        yield Label(Text((start + end - wide) / 2, y - 12, leg.days, _SMALL, "long"))
