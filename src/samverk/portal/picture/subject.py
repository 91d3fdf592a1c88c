"""What the structure picture shows, as plain facts: bands, boxes, arrows and tracks."""

from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.findings import Weight


class SideKind(StrEnum):
    """What a side is; decides colour, pattern and shape."""

    REGION = "region"
    MUNICIPALITIES = "municipalities"
    STATE = "state"
    OTHER = "other"


class Mark(StrEnum):
    """How a place is drawn. EMPTY is a place of which nobody has said who sits there."""

    FILLED = "filled"
    VACANT = "vacant"
    EMPTY = "empty"
    OPTIONAL = "optional"
    EX_OFFICIO = "ex-officio"
    EX_OFFICIO_VACANT = "ex-officio-vacant"
    EX_OFFICIO_EMPTY = "ex-officio-empty"
    CO_OPTED = "co-opted"
    CO_OPTED_EMPTY = "co-opted-empty"
    BEYOND_RULE = "beyond-rule"


VACANT = frozenset({Mark.VACANT, Mark.EX_OFFICIO_VACANT})


class ArrowKind(StrEnum):
    """What ties two bodies: drawn solid, dashed, dotted and thin."""

    PREPARES = "prepares"
    CHAIR_SEAT = "chair-seat"
    CO_OPTED = "co-opted"
    BELONGS = "belongs"


@dataclass(frozen=True, slots=True)
class SideSeats:
    """The places of one side, in the order in which they are drawn."""

    side: SideKind
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """How many places are filled, of how many; filled None: nobody says; most None: no upper bound."""

    filled: int | None
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Chair:
    """Whose turn the chair is, under the short name of the side ("Kommunerna"), and who holds it."""

    side: SideKind
    name: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """One body. places None: the rules say nothing of its size."""

    key: str
    short: str
    name: str
    level: str
    url: str = ""
    kind: str = "body"
    parent: str | None = None
    is_outside: bool = False
    seats: tuple[SideSeats, ...] = ()
    places: Places | None = None
    chair: Chair | None = None
    weight: Weight | None = None

    @property
    def vacant(self) -> int:
        """How many places stand vacant."""
        return sum(mark in VACANT for group in self.seats for mark in group.marks)

    @property
    def beyond(self) -> int:
        """How many sit beyond the rule."""
        return sum(mark is Mark.BEYOND_RULE for group in self.seats for mark in group.marks)


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the body that prepares, or whose chair takes part, to the other."""

    source: str
    target: str
    kind: ArrowKind


@dataclass(frozen=True, slots=True)
class Track:
    """Beside the bodies: one of the parties at a time meets another."""

    key: str
    name: str
    level: str
    parties: tuple[str, ...]
    meets: str
    into: str | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A level, from the top."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Subject:
    """All that one picture shows. sides names each kind of side that the legend explains."""

    key: str
    name: str
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...] = ()
    tracks: tuple[Track, ...] = ()
