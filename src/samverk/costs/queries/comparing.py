"""Comparisons as pages ask for them: the scenarios computed side by side, each against the present one."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from samverk.bodies.models import Structure
from samverk.costs import facts
from samverk.costs.models import Comparison, Scenario
from samverk.costs.queries.computing import Computed, Question, compute_all
from samverk.costs.queries.runs import POPULATION, each_of_them
from samverk.figures import queries as figures
from samverk.figures.models import Series
from samverk.figures.queries import Bases as Figures
from samverk.foundation.formats import sv_sort
from samverk.rulebook.costs.allocation import Allocation

if TYPE_CHECKING:
    from samverk.parties.models import Party


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party pays in a scenario, for each inhabitant, and how much more than in the present one.

    Shape: change is 1/20 for five per cent more; None where there is nothing to compare with.
    Units: öre; None where the party has no part.
    """

    ore: int | None
    each: int | None = None
    change: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A scenario with its answer, and how many live where by the keys of the parties."""

    scenario: Scenario
    computed: Computed
    people: Mapping[str, Fraction]

    @property
    def allocation(self) -> Allocation | None:
        """Who pays what; None where the sum cannot be shared."""
        return self.computed.allocation

    @property
    def parts(self) -> dict[str, int]:
        """What each party pays, by its key.

        Units: öre.
        """
        found = self.allocation
        return {part.party: part.ore for part in found.parts} if found else {}


@dataclass(frozen=True, slots=True)
class Line:
    """A party through the scenarios."""

    key: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with its scenarios in order; base is the one that the others are compared with."""

    comparison: Comparison
    columns: tuple[Column, ...]
    base: Column | None
    lines: tuple[Line, ...]
    totals: tuple[Cell, ...]

    def column(self, number: int) -> Column | None:
        """The scenario of this number."""
        return next((each for each in self.columns if each.scenario.number == number), None)


def of_address(structure: str, key: str) -> Comparison | None:
    """The comparison of an address with what its page names. One query."""
    rows = Comparison.objects.select_related(
        "structure", "agreement", "chosen__cost_key", "recommendation__matter__structure"
    )
    return rows.filter(structure__key=structure, key=key).first()


def compare(comparison: Comparison, *, on: dt.date) -> Compared:
    """The comparison as it stood on a day, computed.

    Queries: three, two for the parties of each year, two for each base and day, and two where the keys ask for no population.
    """
    rows = comparison.scenarios.filter(figures_known_on__lte=on).exclude(removed_on__lte=on)
    rows = rows.select_related("cost_key").prefetch_related("without").order_by("number")
    return computed(comparison, list(rows))


def computed(comparison: Comparison, scenarios: Sequence[Scenario]) -> Compared:
    """The scenarios side by side."""
    structure = comparison.structure
    keys = dict(structure.parties.order_by("pk").values_list("party_id", "key"))
    answers = compute_all([question_of(each, structure, keys) for each in scenarios])
    spare = _populations(answers)
    columns = tuple(
        Column(scenario, answer, _people(answer, spare))
        for scenario, answer in zip(scenarios, answers, strict=True)
    )
    base = _base(columns)
    totals = tuple(_total(column, base) for column in columns)
    return Compared(comparison, columns, base, tuple(_lines(columns, base)), totals)


def question_of(scenario: Scenario, structure: Structure, keys: Mapping[int, str]) -> Question:
    """What a scenario asks. No queries where its key and the parties left out were read along."""
    without = (keys.get(party.pk, party.key) for party in scenario.without.all())
    return Question(
        structure,
        facts.key_of(scenario.cost_key.text),
        scenario.total_ore,
        scenario.year,
        scenario.bases_on,
        scenario.figures_known_on,
        frozenset(without),
    )


def _base(columns: Iterable[Column]) -> Column | None:
    """The present one, else the first that can be shared."""
    shared = [column for column in columns if column.allocation is not None]
    present = (column for column in shared if column.scenario.is_present)
    return next(present, shared[0] if shared else None)


def _lines(columns: Sequence[Column], base: Column | None) -> list[Line]:
    names: dict[str, str] = {}
    for column in columns:
        if column.allocation:
            names |= {part.party: part.name for part in column.allocation.parts}
    parts = [column.parts for column in columns]
    lines = [
        Line(
            key,
            name,
            tuple(
                _cell(key, paid, column, base) for column, paid in zip(columns, parts, strict=True)
            ),
        )
        for key, name in names.items()
    ]
    return sorted(lines, key=lambda line: sv_sort(line.name))


def _cell(key: str, parts: Mapping[str, int], column: Column, base: Column | None) -> Cell:
    ore = parts.get(key)
    if ore is None:
        return Cell(None)
    each = each_of_them(ore, column.people.get(key))
    before = base.parts.get(key) if base is not None and base is not column else None
    return Cell(ore, each, _change(ore, before))


def _total(column: Column, base: Column | None) -> Cell:
    if column.allocation is None:
        return Cell(None)
    total = sum(column.parts.values())
    before = sum(base.parts.values()) if base is not None and base is not column else None
    return Cell(total, None, _change(total, before))


def _change(ore: int, before: int | None) -> Fraction | None:
    return Fraction(ore - before, before) if before else None


Day = tuple[dt.date, dt.date]


def _populations(answers: Iterable[Computed]) -> dict[Day, Figures]:
    """The population for the scenarios whose keys do not share by it: one query for the series, one for each day."""
    lacking = [answer for answer in answers if POPULATION not in answer.figures]
    series = Series.objects.filter(measures=POPULATION).order_by("key").first() if lacking else None
    if series is None:
        return {}
    parties: dict[int, Party] = {}
    for answer in lacking:
        parties |= {row.party_id: row.party for row in answer.parties.values()}
    return {
        (bases_on, known_on): figures.bases(
            series, parties.values(), on=bases_on, noted_by=known_on
        )
        for bases_on, known_on in dict.fromkeys(map(_day, lacking))
    }


def _day(answer: Computed) -> Day:
    return answer.question.bases_on, answer.question.known_on


def _people(answer: Computed, spare: Mapping[Day, Figures]) -> dict[str, Fraction]:
    found = answer.figures.get(POPULATION) or spare.get(_day(answer))
    if found is None:
        return {}
    return {
        key: Fraction(found.values[row.party_id].value)
        for key, row in answer.parties.items()
        if row.party_id in found.values
    }
