"""A picture as geometry: what the layouts give, what the tests measure and what the SVG writes."""

from dataclasses import dataclass

from samverk.foundation.svg.geometry import Rect, Text
from samverk.portal.picture.subject import ArrowKind, Mark, SideKind
from samverk.rulebook.findings import Weight


@dataclass(frozen=True, slots=True)
class Seat:
    """The mark of a place, in a square of twelve."""

    x: float
    y: float
    side: SideKind
    mark: Mark

    @property
    def rect(self) -> Rect:
        """Where the mark is."""
        return Rect(self.x, self.y, 12, 12)


@dataclass(frozen=True, slots=True)
class Tab:
    """Whose turn the chair is: a tab in the side's colour and pattern with the word."""

    side: SideKind
    rect: Rect
    text: Text


@dataclass(frozen=True, slots=True)
class Face:
    """What stands in a box of a width, measured from its top left corner; label is the same for those who listen."""

    width: float
    height: float
    texts: tuple[Text, ...]
    seats: tuple[Seat, ...] = ()
    tab: Tab | None = None
    weight: Weight | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Plate:
    """A box in its place: a body, or a track."""

    key: str
    rect: Rect
    face: Face
    url: str
    title: str
    look: str = "body"


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight piece of an arrow, across or up and down."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def is_across(self) -> bool:
        """Whether it runs across."""
        return self.y1 == self.y2


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an arrow: its tip, and the way it points (0, 90, 180, 270 degrees from the right, clockwise)."""

    x: float
    y: float
    turn: int


@dataclass(frozen=True, slots=True)
class Wire:
    """All arrows of a kind into one box: their pieces, drawn as paths, and the heads."""

    kind: ArrowKind
    target: str
    sources: tuple[str, ...]
    segments: tuple[Segment, ...]
    paths: tuple[str, ...]
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A band in its place, with its name and its boxes in the order in which they are read."""

    key: str
    name: str
    rect: Rect
    texts: tuple[Text, ...]
    plates: tuple[Plate, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of the legend: the sample in its place and the words beside it. what names the sample."""

    what: str
    rect: Rect
    text: Text
    side: SideKind | None = None
    kind: ArrowKind | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture, ready to be written."""

    width: float
    height: float
    strips: tuple[Strip, ...]
    wires: tuple[Wire, ...]
    legend: tuple[Sample, ...]
    legend_title: Text | None

    @property
    def plates(self) -> tuple[Plate, ...]:
        """Every box, in the order in which they are read."""
        return tuple(plate for strip in self.strips for plate in strip.plates)
