"""The costs of a structure at a glance: the key that holds, the runs, what is compared, and the budgets."""

import datetime as dt
from dataclasses import dataclass

from samverk.bodies.models import Structure, StructureParty
from samverk.costs.access import may_keep, works_there
from samverk.costs.models import Budget, Comparison, CostKey, KeyInForce, Run
from samverk.costs.queries import runs as asked
from samverk.costs.queries.computing import parties_of
from samverk.foundation.access import User


@dataclass(frozen=True, slots=True)
class Overview:
    """What somebody may read of it, as it was on a day. runs are those that were not withdrawn, the newest first."""

    structure: Structure
    on: dt.date
    in_force: tuple[KeyInForce, ...]
    keys: tuple[CostKey, ...]
    runs: tuple[Run, ...]
    comparisons: tuple[Comparison, ...]
    budgets: tuple[Budget, ...]
    parties: dict[str, StructureParty]
    may_keep: bool
    works_there: bool

    @property
    def counting(self) -> list[Run]:
        """The runs that hold."""
        return asked.counting(self.runs, on=self.on)

    @property
    def year(self) -> int:
        """The year that is shown: the present one where it has a run, else the last that has one."""
        years = {run.year for run in self.standing}
        passed = [year for year in years if year <= self.on.year]
        return max(passed) if passed else min(years, default=self.on.year)

    @property
    def standing(self) -> list[Run]:
        """The runs that hold or may come to: without those that were withdrawn or corrected."""
        corrected = {run.corrects_id for run in self.counting}
        gone = asked.State.WITHDRAWN
        return [
            run
            for run in self.runs
            if asked.state_on(run, self.on) is not gone and run.pk not in corrected
        ]

    @property
    def shown(self) -> list[Run]:
        """Those of the year that is shown."""
        return [run for run in self.standing if run.year == self.year]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not (self.in_force or self.keys or self.runs or self.comparisons or self.budgets)


def overview(user: User, structure: Structure, *, on: dt.date, today: dt.date) -> Overview:
    """What the user may read of the structure's costs on a day. Fourteen queries at the most."""
    works = works_there(user, structure, on=today)
    found = structure.runs.filter(proposed_on__lte=on).select_related("cost_key", "corrects")
    runs = asked.with_parts(found)
    if not works:
        runs = [run for run in runs if asked.state_on(run, on) is asked.State.LOCKED]
    keys = structure.cost_keys.filter(noted_on__lte=on).order_by("key", "-number")
    return Overview(
        structure=structure,
        on=on,
        in_force=_in_force(structure, on),
        keys=tuple(keys.distinct("key")),
        runs=tuple(runs),
        comparisons=_comparisons(structure, on, today, sees_all=works),
        budgets=_budgets(structure, on, sees_all=works),
        parties=parties_of(structure, on=on),
        may_keep=works and may_keep(user, structure, on=today),
        works_there=works,
    )


def _in_force(structure: Structure, on: dt.date) -> tuple[KeyInForce, ...]:
    """The key that holds that day, one for each agreement that has its own. One query."""
    rows = structure.keys_in_force.filter(from_day__lte=on).select_related("cost_key", "agreement")
    return tuple(rows.order_by("agreement", "-from_day").distinct("agreement"))


def _comparisons(
    structure: Structure, on: dt.date, today: dt.date, *, sees_all: bool
) -> tuple[Comparison, ...]:
    rows = structure.comparisons.filter(made_on__lte=on).select_related("chosen")
    if not sees_all:
        rows = rows.filter(public_from__lte=today)
    return tuple(rows.order_by("-made_on", "-pk"))


def _budgets(structure: Structure, on: dt.date, *, sees_all: bool) -> tuple[Budget, ...]:
    """The last version of each budget, those that nobody has decided only for who works there. Two queries."""
    rows = structure.budgets.filter(noted_on__lte=on)
    if not sees_all:
        rows = rows.filter(decided_on__lte=on)
    last = rows.prefetch_related("lines").order_by("key", "-number").distinct("key")
    return tuple(sorted(last, key=lambda budget: (-budget.year, budget.name)))
