"""Matters to draw, made by hand, and what is measured in a drawing."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

from samverk.foundation.svg.geometry import Rect
from samverk.matters.picture.drawing import Drawing, Kind
from samverk.matters.picture.subject import Fan, Lane, Leg, Place, Shape, Subject, Thread

BEGUN = dt.date(2021, 3, 1)
LANES = (
    Lane("line", "Den egna linjen", (Place("line", "Umeå kommun"),)),
    Lane("coordinator", "Koordinatorn", (Place("coordinator", "Koordinatorn"),)),
    Lane(
        "officials",
        "Tjänstepersonsnivå",
        (
            Place("lead", "Länsstyrgruppen för vård, skola och omsorg", "/lead/"),
            Place("group", "Beredningsgruppen", "/group/"),
        ),
    ),
    Lane("political", "Politisk nivå", (Place("council", "Politiskt samråd", "/council/"),)),
    Lane("principals", "Huvudmännen", (Place("principals", "Huvudmännen"),)),
)
THERE_AND_BACK_TWICE = (
    ("coordinator", 8, ""),
    ("lead", 42, "återremiss"),
    ("group", 40, "vidaresändning"),
    ("lead", 3, "återremiss, § 12"),
    ("group", 12, "vidaresändning"),
    ("lead", 5, "rekommendation, § 31"),
    ("coordinator", 16, ""),
    ("council", 84, "rekommendation, § 45"),
    ("coordinator", 8, ""),
)


def day(number: int) -> dt.date:
    return BEGUN + dt.timedelta(days=number)


def a_matter(
    stays: Sequence[tuple[str, int, str]] = THERE_AND_BACK_TWICE,
    *,
    threads: int = 0,
    until: int | None = None,
    ahead: tuple[str, ...] = (),
) -> Subject:
    """A matter that lay so many days in each place; with threads it is at the principals now."""
    legs = [Leg(0, "line", BEGUN, BEGUN, "", "väckt", str(BEGUN), "väckt")]
    gone = 0
    for number, (place, days, outcome) in enumerate(stays, start=1):
        end = gone + days
        said = f"{days} dagar"
        legs.append(Leg(number, place, day(gone), day(end), said, outcome, str(day(end)), place))
        gone = end
    on = day(gone + 120 if until is None else until)
    place = "principals" if threads else legs[-1].place
    since = f"sedan {day(gone)}"
    legs.append(Leg(99, place, day(gone), None, "120 dagar hittills", "ligger här", since, place))
    fans = (Fan(1, "Ny rutin för utskrivning", day(gone), "", _threads(threads, day(gone), on)),)
    return Subject(
        key="LAN 1-2021",
        name="LAN 1-2021 Ny rutin",
        on=on,
        marked=f"Nu, {on}",
        lanes=LANES,
        legs=tuple(legs),
        ahead=ahead,
        fans=fans if threads else (),
    )


def _threads(count: int, asked: dt.date, on: dt.date) -> tuple[Thread, ...]:
    return tuple(_thread(number, asked, on) for number in range(count))


def _thread(number: int, asked: dt.date, on: dt.date) -> Thread:
    name = f"Kommunalförbundet i Norra Ångermanlands dalar {number}"
    at = asked + dt.timedelta(days=number * 37 % 160)
    if at <= on:
        shape, word = (Shape.FULL, "antagen") if number % 3 else (Shape.HALF, "antagen med ändring")
        return Thread(f"p{number}", name, shape, word, f"{word} {at}", asked, at, label=name)
    word = "inte svarat"
    said = f"{word}, väntas {at}"
    return Thread(f"p{number}", name, Shape.HOLLOW, word, said, asked, None, at, label=name)


def faults(drawing: Drawing) -> list[str]:
    """Whatever lies on something else, or outside."""
    return [*_outside(drawing), *_overlapping(drawing), *_struck(drawing)]


def _outside(drawing: Drawing) -> Iterator[str]:
    whole = Rect(0, 0, drawing.width, drawing.height)
    for label in drawing.labels:
        if not whole.holds(label.rect):
            yield f"outside: {label.text.words}"
    for mark in drawing.marks:
        if not whole.holds(mark.rect):
            yield f"outside: {mark}"
    for line in (line for item in drawing.items for line in item.lines):
        if not all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in line.points):
            yield f"outside: {line}"


def _overlapping(drawing: Drawing) -> Iterator[str]:
    for one, other in combinations(drawing.labels, 2):
        if _touch(one.rect, other.rect):
            yield f"{one.text.words} on {other.text.words}"
    for mark in drawing.marks:
        for label in drawing.labels:
            if _touch(mark.rect, label.rect):
                yield f"{mark.shape} on {label.text.words}"


def _touch(one: Rect, other: Rect) -> bool:
    """Whether they share more than the room above and below letters."""
    return Rect(one.x, one.y + 1.5, one.width, one.height - 3).overlaps(other)


def _struck(drawing: Drawing) -> Iterator[str]:
    """Words that the thick line or a leader runs through: there is no room kept free for them behind the words."""
    for item in drawing.items:
        for line in item.lines:
            if line.kind in {Kind.STAY, Kind.LEADER}:
                (x1, y1), (x2, y2) = line.points[0], line.points[-1]
                track = Rect(min(x1, x2) - 1, min(y1, y2) - 1, abs(x2 - x1) + 2, abs(y2 - y1) + 2)
                for label in drawing.labels:
                    if _touch(track, label.rect):
                        yield f"{line.kind} through {label.text.words}"
