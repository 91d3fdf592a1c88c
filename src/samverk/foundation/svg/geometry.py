"""Rectangles and lines of text: what a layout puts in place and what tests measure."""

from dataclasses import dataclass

from samverk.foundation.svg.letters import width as width_of

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
