"""Whose turn the chair is, in any year, and by what its term may be prolonged."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from samverk.rulebook.bodies.slots import HAS_A_SEAT
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words, years_after
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import (
    NONE,
    Body,
    ChairRule,
    Key,
    Structure,
    Term,
)

TWO = 2  # sides are what it takes to alternate

_SILENT_CHAIR = Words(
    "Texten säger inte vilken sida ordföranden kommer från.",
    "The text does not say which side the chair comes from.",
)
_ANY_SIDE = Words(
    "Ordföranden får komma från vilken sida som helst.",
    "The chair may come from any side.",
)
_NO_FIRST = Words(
    "Ordförandeskapet skiftar, men filen säger inte från vilket år och vilken sida det räknas.",
    "The chair alternates, but the file does not say from which year and side to count.",
)
_ONE_SIDE = Words(
    "Ordförandeskapet ska skifta, men bara en sida har platser i organet.",
    "The chair is to alternate, but only one side has seats in the body.",
)
_BEFORE_FIRST = Words(
    "Turordningen räknas från den {day} och säger inget om tiden dessförinnan.",
    "The turns are counted from {day} and say nothing about the time before.",
)


@dataclass(frozen=True, slots=True)
class Turn:
    """From from_day up to, not including, until_day the chair comes from side; None is unknown."""

    from_day: dt.date
    until_day: dt.date
    side: Key | None

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return self.from_day.year


@dataclass(frozen=True, slots=True)
class Grid:
    """Days on which the chair turns: each so many years from one of them."""

    anchor: dt.date
    years: int

    def number(self, on: dt.date) -> int:
        """How many turns lie between the anchor's and that of the day; negative before the anchor."""
        started = on.year - ((on.month, on.day) < (self.anchor.month, self.anchor.day))
        return (started - self.anchor.year) // self.years

    def starts(self, number: int) -> dt.date:
        """The first day of a turn."""
        return years_after(self.anchor, number * self.years)


@rule
def turn(body: Body, structure: Structure, *, on: dt.date) -> Explained[Key | None]:
    """The side whose turn the chair is that day, or None with the reason where the file does not say.

    Source: samverk K17
    """
    chair = body.presidium.chair if body.presidium else None
    if chair is None:
        return _unknown(_SILENT_CHAIR)
    source = first_of(chair.clauses, "")
    if chair.side is not None:
        return _fixed(structure.name_of(chair.side), chair.side, source)
    if not chair.alternates:
        return _unknown(_ANY_SIDE, source)
    return _alternating(body, chair, structure, on)


def _unknown(reason: Words, source: str = "samverk K17") -> Explained[Key | None]:
    return Explained(None, (Step(reason, source),))


def _fixed(name: str, side: Key, source: str) -> Explained[Key | None]:
    text = Words(f"Ordföranden kommer alltid från {name}.", f"The chair always comes from {name}.")
    return Explained(side, (Step(text, source),))


def _alternating(
    body: Body, chair: ChairRule, structure: Structure, on: dt.date
) -> Explained[Key | None]:
    order, grid = sides_in_turn(body, structure), grid_of(body)
    if len(set(order)) < TWO:
        return _unknown(_ONE_SIDE, first_of(chair.clauses, "samverk K17"))
    if chair.first is None or grid is None:
        return _unknown(_NO_FIRST)
    number = grid.number(on)
    if number < 0:
        return _unknown(_said(_BEFORE_FIRST, grid.anchor))
    side = order[number % len(order)]
    return Explained(side, tuple(_steps(body, chair, grid, structure, number)))


def _said(template: Words, day: dt.date) -> Words:
    words = day_in_words(day)
    return Words(template.sv.format(day=words.sv), template.en.format(day=words.en))


def _steps(
    body: Body, chair: ChairRule, grid: Grid, structure: Structure, number: int
) -> Iterator[Step]:
    order = [structure.name_of(side) for side in sides_in_turn(body, structure)]
    source = first_of(chair.clauses, "")
    yield Step(_how_often(chair, grid.years, order), source)
    first = day_in_words(grid.anchor)
    recorded = chair.first.note if chair.first else ""
    yield Step(
        Words(
            f"Räkningen börjar den {first.sv} med {order[0]}."
            + (f" Uppgiften är antecknad: {recorded}" if recorded else ""),
            f"The count begins on {first.en} with {order[0]}."
            + (f" This is a recorded fact: {recorded}" if recorded else ""),
        ),
        "" if recorded else source,
    )
    start, name = day_in_words(grid.starts(number)), order[number % len(order)]
    yield Step(
        Words(
            f"Tur nummer {number + 1} börjar den {start.sv}: {name}.",
            f"Turn number {number + 1} begins on {start.en}: {name}.",
        ),
        source,
    )


def _how_often(chair: ChairRule, years: int, order: list[str]) -> Words:
    sv, en = (f" {word} ".join(order) for word in ("och", "and"))
    if chair.per_mandate_period:
        return Words(
            f"Ordförandeskapet skiftar mellan {sv} med varje mandatperiod.",
            f"The chair alternates between {en} with each term of office.",
        )
    if years == 1:
        return Words(
            f"Ordförandeskapet skiftar mellan {sv} varje kalenderår.",
            f"The chair alternates between {en} each calendar year.",
        )
    return Words(
        f"Ordförandeskapet skiftar mellan {sv} efter {years} kalenderår.",
        f"The chair alternates between {en} after {years} calendar years.",
    )


def sides_in_turn(body: Body, structure: Structure) -> tuple[Key, ...]:
    """The sides between which the chair alternates, the first one first.

    Shape: the order that the file states, else the order of the seat rules, else of the sides.
    """
    chair = body.presidium.chair if body.presidium else None
    order = (chair.order if chair else ()) or sides_with_seats(body) or tuple(structure.sides)
    first = chair.first.side if chair and chair.first else None
    if first is None:
        return order
    if first not in order:
        return (first, *order)
    at = order.index(first)
    return order[at:] + order[:at]


def sides_with_seats(body: Body) -> tuple[Key, ...]:
    """The sides that fill ordinary seats of the body, in the order of the rules."""
    sides = (
        filler.side
        for seat in body.seats
        for filler in seat.fillers
        if seat.ordinary != NONE and seat.standing in HAS_A_SEAT
    )
    return tuple(dict.fromkeys(side for side in sides if side is not None))


def grid_of(body: Body) -> Grid | None:
    """The days on which the chair of the body turns, or None where they are not known.

    Source: samverk K17
    """
    chair = body.presidium.chair if body.presidium else None
    if chair is None or not chair.alternates or chair.first is None:
        return None
    if chair.per_mandate_period:
        return _grid_of_terms(body.term, chair.first.year)
    return Grid(dt.date(chair.first.year, 1, 1), chair.every_years or 1)


def _grid_of_terms(term: Term | None, year: int) -> Grid | None:
    if term is None:
        return None
    any_start = Grid(dt.date(term.first_year, *term.starts), term.years)
    own = any_start.number(dt.date(year, *term.starts))
    return Grid(any_start.starts(own), term.years)


@rule
def turns(body: Body, structure: Structure, *, from_year: int, years: int) -> tuple[Turn, ...]:
    """The turns of the coming years, one a year: the side that takes or keeps the chair that year.

    Source: samverk K17
    Shape: one for each year, in order.
    """
    grid = grid_of(body)
    month, day = (grid.anchor.month, grid.anchor.day) if grid else (1, 1)
    return tuple(
        Turn(start, years_after(start, 1), turn(body, structure, on=start).value)
        for start in (dt.date(year, month, day) for year in range(from_year, from_year + years))
    )


@rule
def next_turn(body: Body, structure: Structure, *, on: dt.date) -> Explained[Turn | None]:
    """The next turn after the day that brings another side to the chair, or None where none is known.

    Source: samverk K17
    """
    now, grid = turn(body, structure, on=on), grid_of(body)
    if now.value is None or grid is None:
        return Explained(None, now.steps)
    number, order = grid.number(on), sides_in_turn(body, structure)
    later = (number + step for step in range(1, len(order) + 1))
    number = next(number for number in later if order[number % len(order)] != now.value)
    then = turn(body, structure, on=grid.starts(number))
    return Explained(Turn(grid.starts(number), grid.starts(number + 1), then.value), then.steps)


_PROLONGED_BY = {
    "unanimous": Words("enigt beslut", "a unanimous decision"),
    "qualified majority": Words("beslut med kvalificerad majoritet", "a qualified majority"),
    "majority": Words("beslut med enkel majoritet", "a simple majority"),
    "not allowed": Words("inget beslut", "no decision"),
}
_STRENGTH = {"majority": 1, "qualified majority": 2, "unanimous": 3}


@rule
def prolonging(body: Body, structure: Structure) -> Explained[str | None]:
    """By what the posts may last longer than their turn: "unanimous", "qualified majority", "majority" or "not allowed"; None where the text is silent.

    Source: samverk K17
    """
    presidium = body.presidium
    if presidium is None or presidium.longer_by is None:
        name = structure.name_of(body.key)
        silent = Words(
            f"Texten säger inget om att förlänga uppdragen i {name}.",
            f"The text says nothing about prolonging the posts in {name}.",
        )
        return Explained(None, (Step(silent, "samverk K17"),))
    by = presidium.longer_by
    return Explained(by, (Step(_may_last_longer(by), first_of(presidium.clauses, "")),))


def _may_last_longer(by: str) -> Words:
    if by == "not allowed":
        return Words("Uppdragen får inte förlängas.", "The posts may not be prolonged.")
    words = _PROLONGED_BY[by]
    return Words(
        f"Uppdragen får förlängas genom {words.sv}.", f"The posts may be prolonged by {words.en}."
    )


def kind_of_decision(by: str) -> Words:
    """A kind of decision in words: "enigt beslut" for unanimous; a kind that is not known as written."""
    return _PROLONGED_BY.get(by, Words(by, by))


def is_strong_enough(by: str, required: str) -> bool:
    """Whether one kind of decision suffices where another is required."""
    return _STRENGTH.get(by, 0) >= _STRENGTH.get(required, len(_STRENGTH) + 1)
