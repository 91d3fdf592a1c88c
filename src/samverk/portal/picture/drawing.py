"""A picture as geometry: what the layouts give, what the tests measure and what the SVG writes."""

from dataclasses import dataclass

from samverk.portal.picture.letters import width as width_of
from samverk.portal.picture.subject import ArrowKind, Mark, SideKind
from samverk.rulebook.findings import Weight

_ASCENT = 0.8  # how far letters reach above their line, in parts of the size
_DESCENT = 0.24


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.x + self.width / 2

    def moved(self, x: float, y: float) -> "Rect":
        """The same rectangle elsewhere."""
        return Rect(self.x + x, self.y + y, self.width, self.height)

    def overlaps(self, other: "Rect") -> bool:
        """Whether they share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def holds(self, other: "Rect") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text from x on its base line. role names its class in the style sheet."""

    x: float
    y: float
    words: str
    size: float
    role: str
    is_bold: bool = False

    @property
    def rect(self) -> Rect:
        """Where the letters are."""
        wide = width_of(self.words, self.size, is_bold=self.is_bold)
        return Rect(self.x, self.y - self.size * _ASCENT, wide, self.size * (_ASCENT + _DESCENT))


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
