"""Budgets with their versions, and what each quarter cost by the line of the budget."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from samverk.bodies.models import Structure
from samverk.costs import facts
from samverk.costs.models import Budget, BudgetLine, Outcome, OutcomeLine
from samverk.rulebook.costs.budget import LESSENS, QUARTERS, Followed, Kind, Line

# A deficit that was carried over has this clause, so that it is not carried over a second time.
CARRYING = "samverk-berakningar B7"


@dataclass(frozen=True, slots=True)
class Following:
    """A budget beside the readings of its quarters that count.

    Shape: lines are those of the budget in their order; beside are amounts that were tied to none of them.
    """

    lines: tuple[Followed, ...]
    beside: tuple[Followed, ...]
    outcomes: Mapping[int, Outcome] = field(default_factory=dict)

    @property
    def all(self) -> tuple[Followed, ...]:
        """The lines of the budget, and what it has no line for."""
        return (*self.lines, *self.beside)

    @property
    def is_whole(self) -> bool:
        """Whether each quarter of the year is read."""
        return len(self.outcomes) == QUARTERS


def versions(rows: QuerySet[Budget], key: str, *, on: dt.date) -> list[Budget]:
    """Those versions of a budget that were known that day, the newest first. Two queries."""
    related = ("structure", "agreement", "recommendation__matter__structure")
    found = rows.filter(key=key, noted_on__lte=on).select_related(*related)
    return list(found.prefetch_related("lines").order_by("-number"))


def outcomes(budget: Budget, *, on: dt.date) -> list[Outcome]:
    """Every reading of a budget's quarters until that day, the newest first. Two queries."""
    lines = Prefetch("lines", OutcomeLine.objects.order_by("pk"))
    rows = Outcome.objects.filter(
        structure=budget.structure_id, budget_key=budget.key, noted_on__lte=on
    )
    return list(
        rows.select_related("document").prefetch_related(lines).order_by("-quarter", "-number")
    )


def reading(structure: str, key: str, quarter: int, number: int) -> Outcome | None:
    """One reading of a quarter. One query."""
    rows = Outcome.objects.filter(structure__key=structure, budget_key=key, quarter=quarter)
    return rows.filter(number=number).select_related("document", "structure").first()


def counting(rows: Sequence[Outcome]) -> dict[int, Outcome]:
    """The last reading of each quarter, in the order of the quarters. No queries."""
    found: dict[int, Outcome] = {}
    for row in sorted(rows, key=lambda row: (row.quarter, row.number)):
        found[row.quarter] = row
    return found


def known_ties(rows: Sequence[Outcome]) -> dict[str, str]:
    """Which line of the budget each text of the ledger was tied to, by the last reading that has it. No queries."""
    in_order = sorted(rows, key=lambda row: (row.noted_on, row.pk))
    return {each.text: each.line for row in in_order for each in row.lines.all() if each.line}


def following(budget: Budget, rows: Sequence[Outcome]) -> Following:
    """The budget beside the readings that count. No queries where lines are read along."""
    last = counting(rows)
    amounts: dict[str, dict[int, int]] = {}
    beside: dict[Kind, dict[int, int]] = {}
    texts = {line.text for line in budget.lines.all()}
    for quarter, outcome in last.items():
        for row in outcome.lines.all():
            kind = Kind.INCOME if Kind(row.kind) in LESSENS else Kind.COST
            of_line = (
                amounts.setdefault(row.line, {})
                if row.line in texts
                else beside.setdefault(kind, {})
            )
            of_line[quarter] = of_line.get(quarter, 0) + row.amount_ore
    lines = tuple(
        # What was carried over is money that is there already: no ledger of the year has it.
        Followed(line)
        if line.kind is Kind.CARRIED
        else Followed(line, _quarters(amounts.get(line.text, {}), last))
        for line in facts.lines_of(budget.lines.all())
    )
    none = tuple(
        Followed(Line(kind, "", 0), _quarters(beside[kind], last))
        for kind in (Kind.COST, Kind.INCOME)
        if kind in beside
    )
    return Following(lines, none, last)


def _quarters(amounts: Mapping[int, int], read: Mapping[int, Outcome]) -> tuple[int | None, ...]:
    """The amount of each quarter that was read; nothing was booked where the ledger has no row."""
    quarters = range(1, QUARTERS + 1)
    return tuple(amounts.get(quarter, 0) if quarter in read else None for quarter in quarters)


def copied(budget: Budget) -> list[BudgetLine]:
    """The lines that next year's budget begins with: without what was carried into this one. No queries."""
    return [
        line
        for line in budget.lines.all()
        if line.kind != BudgetLine.Kind.CARRIED and line.clause != CARRYING
    ]


def free_key(structure: Structure, wanted: str) -> str:
    """The key as wanted, with a number after it where another budget of the structure has it. One query."""
    taken = set(structure.budgets.filter(key__startswith=wanted).values_list("key", flat=True))
    numbers = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (wanted, *numbers) if key not in taken)
