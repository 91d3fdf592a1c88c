"""What can be done with costs: each act is one transaction, dated, and told in the audit trail."""

from samverk.costs.actions.budgets import (
    Ledger,
    LedgerLine,
    WrittenBudget,
    WrittenLine,
    decide_budget,
    read_outcome,
    write_budget,
)
from samverk.costs.actions.deciding import Decision
from samverk.costs.actions.keys import Taking, put_in_force, write_key
from samverk.costs.actions.runs import (
    Proposal,
    approve_run,
    gives_the_same,
    lock_run,
    propose_run,
    withdraw_run,
)
from samverk.costs.actions.scenarios import (
    Asked,
    Supposed,
    add_scenario,
    annex,
    begin_comparison,
    choose_scenario,
    open_comparison,
    remove_scenario,
)

__all__ = [
    "Asked",
    "Decision",
    "Ledger",
    "LedgerLine",
    "Proposal",
    "Supposed",
    "Taking",
    "WrittenBudget",
    "WrittenLine",
    "add_scenario",
    "annex",
    "approve_run",
    "begin_comparison",
    "choose_scenario",
    "decide_budget",
    "gives_the_same",
    "lock_run",
    "open_comparison",
    "propose_run",
    "put_in_force",
    "read_outcome",
    "remove_scenario",
    "withdraw_run",
    "write_budget",
    "write_key",
]
