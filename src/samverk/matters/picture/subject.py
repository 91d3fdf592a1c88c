"""What the picture of a journey shows, in words already: nothing here knows a database or a language."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

Key = str
PRINCIPALS: Key = "principals"


class Shape(StrEnum):
    """The mark of a state: its shape says it without colour, and a word always stands beside it."""

    FULL = "full"
    HALF = "half"
    HOLLOW = "hollow"
    CROSS = "cross"
    DOT = "dot"
    STOP = "stop"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the matter can lie: a body, the coordinator, the principals."""

    key: Key
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of the picture with its places in the order in which the matter first came there."""

    key: Key
    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """One stay: where, from when until when, and in words how long, what came of it and when. until None is here still."""

    number: int
    place: Key
    from_day: dt.date
    until_day: dt.date | None
    days: str
    outcome: str
    when: str
    label: str

    def end(self, on: dt.date) -> dt.date:
        """The day it ended, or the day that is shown."""
        return self.until_day or on


@dataclass(frozen=True, slots=True)
class Tick:
    """An organ on the way inside a principal, with its day."""

    on: dt.date
    what: str


@dataclass(frozen=True, slots=True)
class Thread:
    """One principal: asked from_day, where it stands (shape and words) since day, and the day that is expected."""

    key: Key
    name: str
    shape: Shape
    word: str
    said: str
    from_day: dt.date
    day: dt.date | None
    expected: dt.date | None = None
    ticks: tuple[Tick, ...] = ()
    url: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Fan:
    """A recommendation at the principals: when they were asked, how it stands in a sentence, and each of them."""

    number: int
    name: str
    from_day: dt.date
    sentence: str
    threads: tuple[Thread, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A matter on a day. end is the day it was ended on; marked is what the line of the day is called."""

    key: Key
    name: str
    on: dt.date
    marked: str
    lanes: tuple[Lane, ...]
    legs: tuple[Leg, ...]
    ended_on: dt.date | None = None
    ahead: tuple[Key, ...] = ()
    fans: tuple[Fan, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place, from the top down."""
        return tuple(place for lane in self.lanes for place in lane.places)

    @property
    def last(self) -> dt.date:
        """The last day of the journey itself."""
        return self.ended_on or self.on
