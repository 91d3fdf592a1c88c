"""A picture of a journey as geometry: what the layouts give, what the tests measure and what the SVG writes."""

from dataclasses import dataclass
from enum import StrEnum

from samverk.foundation.svg.geometry import Rect, Text
from samverk.foundation.svg.paths import Point
from samverk.matters.picture.subject import Shape


class Kind(StrEnum):
    """What a line means."""

    GUIDE = "guide"
    GRID = "grid"
    STAY = "stay"
    MOVE = "move"
    AHEAD = "path-ahead"
    LEADER = "leader"
    THREAD = "thread"
    EXPECTED = "expected"
    TICK = "tick"
    BAR = "bar"
    DAY = "day-line"


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, its corners rounded."""

    kind: Kind
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark around its middle."""

    x: float
    y: float
    shape: Shape

    @property
    def rect(self) -> Rect:
        """Where the mark is, its edge counted."""
        half = 8.0 if self.shape in {Shape.STOP, Shape.HERE} else 6.0
        return Rect(self.x - half, self.y - half, 2 * half, 2 * half)


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; is_end is that it is set against its right end, is_turned that it runs upwards from its foot."""

    text: Text
    is_end: bool = False
    is_turned: bool = False

    @property
    def rect(self) -> Rect:
        """Where the letters are."""
        flat = self.text.rect
        if not self.is_turned:
            return flat
        ascent = self.text.y - flat.y
        return Rect(self.text.x - ascent, self.text.y - flat.width, flat.height, flat.width)


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is read as one: a stay, a principal. It is a link where it has an address."""

    label: str
    url: str
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    texts: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture, ready to be written: what lies behind, what is read, and what is in front."""

    width: float
    height: float
    bands: tuple[Rect, ...]
    lines: tuple[Line, ...]
    texts: tuple[Label, ...]
    items: tuple[Item, ...]
    day: tuple[Line, ...] = ()

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every text."""
        return (*self.texts, *(text for item in self.items for text in item.texts))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark."""
        return tuple(mark for item in self.items for mark in item.marks)
