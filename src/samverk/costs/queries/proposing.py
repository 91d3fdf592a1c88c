"""What a run can be made of, and what it would be: proposed, read and taken back again."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import prefetch_related_objects

from samverk.bodies.models import Structure, StructureParty
from samverk.costs import actions
from samverk.costs.models import Budget, CostKey, Run
from samverk.costs.queries.computing import parties_of
from samverk.foundation.formats import sv_sort


@dataclass(frozen=True, slots=True)
class Keys:
    """The newest version of each key and those that hold, and which of them do."""

    rows: tuple[CostKey, ...]
    in_force: frozenset[int]


def keys(structure: Structure, *, on: dt.date) -> Keys:
    """What can be shared by, those that hold first. Two queries."""
    newest = structure.cost_keys.order_by("key", "-number").distinct("key")
    holds = structure.keys_in_force.filter(from_day__lte=on).select_related("cost_key")
    now = {row.cost_key for row in holds.order_by("agreement", "-from_day").distinct("agreement")}
    rows = sorted({*newest, *now}, key=lambda row: (row not in now, sv_sort(row.name), -row.number))
    return Keys(tuple(rows), frozenset(row.pk for row in now))


def budgets(structure: Structure) -> list[Budget]:
    """The last version of each budget with its lines, the latest year first. Two queries."""
    last = structure.budgets.prefetch_related("lines").order_by("key", "-number").distinct("key")
    return sorted(last, key=lambda each: (-each.year, sv_sort(each.name)))


def sharing(structure: Structure, *, year: int) -> list[StructureParty]:
    """The parties that can share a year's costs, in Swedish order. Two queries."""
    rows = parties_of(structure, on=dt.date(year, 1, 1)).values()
    return sorted(rows, key=lambda row: sv_sort(row.name))


def tried(
    structure: Structure, proposal: actions.Proposal, *, on: dt.date, corrects: Run | None
) -> Run:
    """The run as it would be, with its parts and figures read; nothing of it is kept. The queries of the act, and four.

    Raises: Refused where nothing can be shared.
    """
    with transaction.atomic():
        run = actions.propose_run(
            structure=structure, proposal=proposal, on=on, actor="Samverk", corrects=corrects
        )
        prefetch_related_objects([run], "parts__party", "bases__figure__series")
        transaction.set_rollback(True)
    return run
