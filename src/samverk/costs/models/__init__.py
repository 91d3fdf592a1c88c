"""Costs as rows: keys, budgets, scenarios and runs. Amounts are whole öre."""

from samverk.costs.models.budgets import Budget, BudgetLine, Outcome, OutcomeLine
from samverk.costs.models.keys import CostKey, KeyInForce
from samverk.costs.models.runs import Run, RunBasis, RunPart
from samverk.costs.models.scenarios import Comparison, Scenario

__all__ = [
    "Budget",
    "BudgetLine",
    "Comparison",
    "CostKey",
    "KeyInForce",
    "Outcome",
    "OutcomeLine",
    "Run",
    "RunBasis",
    "RunPart",
    "Scenario",
]
