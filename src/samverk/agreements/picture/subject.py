"""What the time axis shows, in words already: nothing here knows a database or a language."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a bar means."""

    OUT = "out"
    FORCE = "force"
    NOTICE = "notice"
    OVER = "over"


class Shape(StrEnum):
    """The mark of a day; its shape says what it is without colour, and a word stands in its title."""

    DONE = "done"
    DUE = "due"
    LATE = "late"
    LAST = "last"
    END = "end"


@dataclass(frozen=True, slots=True)
class Bar:
    """A time that the agreement spends in a state; until_day is the first day after, None is without end."""

    kind: Kind
    from_day: dt.date
    until_day: dt.date | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that matters, and what it is."""

    on: dt.date
    shape: Shape
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """One agreement: its name, what state it is in, all that its line says in words, and its page."""

    name: str
    state: str
    said: str
    url: str = ""
    is_under: bool = False
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def days(self) -> Iterator[dt.date]:
        """Every day that the line has something on."""
        for bar in self.bars:
            yield bar.from_day
            if bar.until_day:
                yield bar.until_day
        yield from (mark.on for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Subject:
    """Agreements on a day; marked is what the line of the day is called, title and about what the picture is."""

    title: str
    about: str
    on: dt.date
    marked: str
    lines: tuple[Line, ...]
