"""A run as a table: what each party is counted with, its share, what it pays, and how that differs from before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from samverk.costs.models import Run, RunPart
from samverk.costs.picture.bars import Bar, Drawn, bars
from samverk.costs.queries import runs as asked
from samverk.costs.views import run_words as words
from samverk.foundation.formats import MINUS, day_short, percent
from samverk.foundation.language import current, spoken
from samverk.rulebook.costs.amounts import number


@dataclass(frozen=True, slots=True)
class Line:
    """One party in the table; change is against the year before, correction against the run that this one corrects.

    Units: öre; None where there is nothing to compare with or to divide by.
    """

    key: str
    name: str
    address: str
    figures: tuple[str, ...]
    share: str
    ore: int
    each: int | None
    change: str
    correction: str


@dataclass(frozen=True, slots=True)
class Column:
    """A base that the run was computed from: what it is called, its sum, and where the figures are from."""

    base: str
    label: str
    total: str
    source: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a run is held against: the one that holds for the year before, the one that it corrects, the population."""

    before: Run | None
    corrects: Run | None
    people: Mapping[int, Fraction]


def columns(run: Run) -> list[Column]:
    """The bases in the order in which they were used, each with its sum and source. No queries where they were read along."""
    found: dict[str, list[tuple[str, Fraction, str]]] = {}
    for row in run.bases.all():
        told = f"{row.source}, {day_short(row.on, current())}"
        found.setdefault(row.base, []).append((row.label, Fraction(row.value), told))
    return [
        Column(
            base,
            rows[0][0],
            spoken(number(sum((value for _label, value, _told in rows), Fraction(0)))),
            "; ".join(dict.fromkeys(told for _label, _value, told in rows)),
        )
        for base, rows in found.items()
    ]


def lines(run: Run, beside: Beside) -> list[Line]:
    """The table's rows in Swedish order. No queries where everything was read along."""
    values = {(row.base, row.party_id): Fraction(row.value) for row in run.bases.all()}
    bases = list(dict.fromkeys(row.base for row in run.bases.all()))
    before, corrected = _amounts(beside.before), _amounts(beside.corrects)

    def line(part: RunPart) -> Line:
        figures = (values.get((base, part.party_id)) for base in bases)
        return Line(
            part.key,
            part.name,
            words.address(run, "costs:run-part", part.key),
            tuple("–" if value is None else spoken(number(value)) for value in figures),
            _share(part.amount_ore, run.total_ore),
            part.amount_ore,
            asked.each_of_them(part.amount_ore, beside.people.get(part.party_id)),
            change(part.amount_ore, before.get(part.party_id)) if beside.before else "",
            difference(part.amount_ore - corrected.get(part.party_id, 0))
            if beside.corrects
            else "",
        )

    return [line(part) for part in asked.parts_of(run)]


def picture(found: Sequence[Line], sides: Mapping[str, str]) -> list[Drawn]:
    """The parts as bars, the largest first. No queries."""
    return bars(
        Bar(
            each.name,
            (each.ore,),
            each.address,
            sides.get(each.key, ""),
            words.each_inhabitant(each.each),
        )
        for each in found
    )


def change(ore: int, before: int | None) -> str:
    """How an amount differs from the one before: "+1 200 kr (+0,8 %)", or that the party is new."""
    if before is None:
        return _("ny")
    said = difference(ore - before)
    if not before or ore == before:
        return said
    return f"{said} ({signed(percent(abs(Fraction(ore - before, before)), 1, current()), ore - before)})"


def difference(ore: int) -> str:
    """A difference with its sign: "+1 200 kr", "−3 kr", "0 kr"."""
    return signed(words.amount(abs(ore)), ore)


def signed(said: str, value: int) -> str:
    """A text with the sign of a value."""
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{said}"


def _amounts(run: Run | None) -> dict[int, int]:
    return {part.party_id: part.amount_ore for part in run.parts.all()} if run else {}


def _share(ore: int, total: int) -> str:
    return percent(Fraction(ore, total), 2, current()) if total else "–"
