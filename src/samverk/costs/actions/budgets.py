"""Budgets are written as new versions, decided, and met by what the ledger says quarter by quarter."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.costs.actions.deciding import Decision, demand_power
from samverk.costs.models import Budget, BudgetLine, Outcome, OutcomeLine
from samverk.foundation import audit
from samverk.foundation.documents.keeping import keep
from samverk.foundation.models import Document
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters.models import Recommendation
from samverk.rulebook.costs.budget import of_post
from samverk.rulebook.findings import Finding, Weight


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line as somebody writes it: a post by its share and yearly cost, anything else by its amount.

    Units: öre.
    """

    kind: str
    text: str
    amount_ore: int = 0
    full_time_share: Decimal | None = None
    yearly_ore: int | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class WrittenBudget:
    """A year's budget as somebody writes it."""

    key: str
    year: int
    name: str
    lines: Sequence[WrittenLine]
    agreement: Agreement | None = None
    project: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of the ledger, and the text of the budget line that it belongs to. Units: öre."""

    text: str
    amount_ore: int
    kind: str = BudgetLine.Kind.COST
    line: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a quarter cost as the ledger has it, from where; what it was read from is kept with it."""

    quarter: int
    lines: Sequence[LedgerLine]
    source: str
    name: str = ""
    content: bytes = b""


@transaction.atomic
def write_budget(
    *, structure: Structure, written: WrittenBudget, on: dt.date, actor: str
) -> Budget:
    """Keep a budget as the next version under its key. Six queries.

    Raises: Refused where it has no lines.
    """
    if not written.lines:
        raise Refused([_finding("costs.no_lines", written.name)])
    Structure.objects.select_for_update().get(pk=structure.pk)
    versions = Budget.objects.filter(structure=structure, key=written.key)
    last = versions.aggregate(last=Max("number"))["last"] or 0
    with audit.acting(actor=actor, reason=written.name, day=on):
        budget = Budget.objects.create(
            structure=structure,
            agreement=written.agreement,
            project=written.project,
            key=written.key,
            number=last + 1,
            year=written.year,
            name=written.name,
            source=written.source,
            noted_on=on,
            noted_by=actor,
        )
        BudgetLine.objects.bulk_create(
            _line(budget, order, line) for order, line in enumerate(written.lines, start=1)
        )
    return budget


def _line(budget: Budget, order: int, line: WrittenLine) -> BudgetLine:
    amount, share, yearly = line.amount_ore, line.full_time_share, line.yearly_ore
    if share is not None and yearly is not None:
        amount = of_post(share, yearly)
    return BudgetLine(
        budget=budget,
        order=order,
        kind=line.kind,
        text=line.text,
        amount_ore=amount,
        full_time_share=share,
        yearly_ore=yearly,
        clause=line.clause,
    )


@transaction.atomic
def decide_budget(
    *,
    budget: Budget,
    decision: Decision,
    on: dt.date,
    actor: str,
    recommendation: Recommendation | None = None,
) -> Budget:
    """Note that a version of a budget was decided, by whom. Seven queries at the most.

    Raises: Refused without a decision by somebody who can decide; SomeoneWasFirst where it was decided already.
    """
    if not decision.by.strip():
        raise Refused([_finding("costs.budget_without_decision", budget.name)])
    demand_power(decision.by, budget.structure, on=decision.on)
    found = Budget.objects.select_for_update().get(pk=budget.pk)
    if found.decided_on is not None:
        raise SomeoneWasFirst(changed_by="", what=str(found))
    found.decided, found.decided_on = str(decision), decision.on
    found.recommendation = recommendation
    with audit.acting(actor=actor, reason=found.decided, day=on):
        found.save(update_fields=["decided", "decided_on", "recommendation"])
    return found


@transaction.atomic
def read_outcome(*, budget: Budget, ledger: Ledger, on: dt.date, actor: str) -> Outcome:
    """Keep what a quarter cost; of several for a quarter the last counts.

    Queries: five, and those of keeping a file.
    Raises: Refused where the file is none that is kept.
    """
    structure = Structure.objects.select_for_update().get(pk=budget.structure_id)
    of_quarter = Outcome.objects.filter(
        structure=structure, budget_key=budget.key, quarter=ledger.quarter
    )
    last = of_quarter.aggregate(last=Max("number"))["last"] or 0
    with audit.acting(actor=actor, reason=ledger.source, day=on):
        outcome = Outcome.objects.create(
            structure=structure,
            budget_key=budget.key,
            quarter=ledger.quarter,
            number=last + 1,
            source=ledger.source,
            document=_kept(ledger, actor),
            noted_on=on,
            noted_by=actor,
        )
        OutcomeLine.objects.bulk_create(
            OutcomeLine(
                outcome=outcome,
                text=line.text,
                line=line.line,
                kind=line.kind,
                amount_ore=line.amount_ore,
            )
            for line in ledger.lines
        )
    return outcome


def _kept(ledger: Ledger, actor: str) -> Document | None:
    if not ledger.content:
        return None
    name = ledger.name or f"utfall-kvartal-{ledger.quarter}.txt"
    return keep(name=name, content=ledger.content, actor=actor)


def _finding(code: str, budget: str) -> Finding:
    return Finding(code, Weight.STOP, "samverk-berakningar B5", {"budget": budget})
