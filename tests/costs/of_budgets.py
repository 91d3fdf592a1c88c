"""The arguments of the pages of budgets, in the county of the access matrix."""

import datetime as dt
from collections.abc import Mapping

from samverk.costs import actions
from samverk.costs.actions import Ledger, LedgerLine, WrittenBudget, WrittenLine
from samverk.costs.models import Budget
from tests.structure import roles
from tests.structure.roles import County, Row


def of_a_budget(county: County) -> Mapping[str, object]:
    """A budget that nobody has decided."""
    return {"structure": county.structure.key, "key": _budget(county).key}


def of_an_act_on_a_budget(county: County) -> Mapping[str, object]:
    """An act on it."""
    return {**of_a_budget(county), "act": "beslut"}


def of_a_quarter(county: County) -> Mapping[str, object]:
    """A quarter of it that was read from a file."""
    budget = _budget(county)
    ledger = Ledger(1, (LedgerLine("Resor", 5),), "Raindance", "kv1.csv", b"Konto;Belopp\nResor;5")
    actions.read_outcome(budget=budget, ledger=ledger, on=_day(county), actor="Jonas")
    return {**of_a_budget(county), "quarter": 1, "number": 1}


def _budget(county: County) -> Budget:
    written = WrittenBudget("stab", 2022, "Stab", (WrittenLine("cost", "Resor", 100),))
    return Budget.objects.first() or actions.write_budget(
        structure=county.structure, written=written, on=_day(county), actor="Jonas"
    )


def _day(county: County) -> dt.date:
    first: dt.date = county.body.period.lower
    return first + dt.timedelta(30)


WITHIN: Mapping[str, Row] = {
    "costs:budget-act": Row(roles.COORDINATORS, arguments=of_an_act_on_a_budget),
    "costs:budget-outcome": Row(roles.COORDINATORS, arguments=of_a_budget),
    "costs:budget-outcome-file": Row(
        roles.SIGNED_IN - {roles.OTHER_COORDINATOR}, arguments=of_a_quarter
    ),
    "costs:new-budget": Row(roles.COORDINATORS),
}
