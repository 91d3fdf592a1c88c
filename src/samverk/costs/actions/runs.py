"""Runs: proposed from a key and figures, approved by a decision, locked, and corrected by new ones."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from samverk import __version__
from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.costs import facts
from samverk.costs.actions.deciding import Decision, demand_power
from samverk.costs.models import Budget, CostKey, Run, RunBasis, RunPart, Scenario
from samverk.costs.queries.computing import Computed, Question, compute, recompute
from samverk.foundation import audit
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters.models import Recommendation
from samverk.parties.models import Party
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.findings import Finding, Weight


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be shared; figures are those of bases_on, as they are known when the run is proposed.

    Units: total in öre.
    """

    title: str
    year: int
    total_ore: int
    cost_key: CostKey
    bases_on: dt.date
    without: tuple[str, ...] = ()
    agreement: Agreement | None = None
    budget: Budget | None = None
    scenario: Scenario | None = None
    known_on: dt.date | None = None

    def question(self, structure: Structure, *, on: dt.date) -> Question:
        """What the run asks, as things are known that day."""
        return Question(
            structure,
            facts.key_of(self.cost_key.text),
            self.total_ore,
            self.year,
            self.bases_on,
            self.known_on or on,
            frozenset(self.without),
        )


@transaction.atomic
def propose_run(
    *,
    structure: Structure,
    proposal: Proposal,
    on: dt.date,
    actor: str,
    corrects: Run | None = None,
) -> Run:
    """Compute who pays what, and keep it with the key and the figures that were used. Twelve queries and two a base.

    Raises: Refused where the key and the figures cannot share the sum; nothing is written then.
    """
    Structure.objects.select_for_update().get(pk=structure.pk)  # one number at a time
    computed = compute(proposal.question(structure, on=on))
    allocation = _shared(computed)
    last = structure.runs.filter(year=proposal.year).aggregate(last=Max("number"))["last"] or 0
    with audit.acting(actor=actor, reason=proposal.title, day=on):
        run = Run.objects.create(
            structure=structure,
            agreement=proposal.agreement,
            budget=proposal.budget,
            scenario=proposal.scenario,
            year=proposal.year,
            number=last + 1,
            title=proposal.title,
            total_ore=proposal.total_ore,
            cost_key=proposal.cost_key,
            key_text=proposal.cost_key.text,
            bases_on=proposal.bases_on,
            proposed_on=on,
            proposed_by=actor,
            corrects=corrects,
            software=__version__,
            result=digest((part.party, part.ore) for part in allocation.parts),
        )
        RunPart.objects.bulk_create(_parts(run, computed, allocation))
        RunBasis.objects.bulk_create(_bases(run, computed))
    return run


@transaction.atomic
def approve_run(
    *,
    run: Run,
    decision: Decision,
    version: int,
    on: dt.date,
    actor: str,
    recommendation: Recommendation | None = None,
) -> Run:
    """Note that a run was approved, by which decision. Seven queries at the most.

    Raises: SomeoneWasFirst where it was moved on meanwhile; Refused without a decision by somebody who can decide.
    """
    found = _locked(run, version, Run.State.PROPOSED)
    if not decision.by.strip():
        raise Refused([_finding("costs.no_decision", "B2", found)])
    demand_power(decision.by, found.structure, on=decision.on)
    found.state, found.approved_on, found.approved_by = Run.State.APPROVED, on, actor
    found.decision, found.recommendation = str(decision), recommendation
    return _saved(found, actor=actor, on=on, reason=str(decision))


@transaction.atomic
def lock_run(*, run: Run, version: int, on: dt.date, actor: str) -> Run:
    """Freeze a run that was approved, once it has been computed again with the same result. Nine queries at the most.

    Raises: SomeoneWasFirst where it was moved on meanwhile; Refused where it no longer gives the same, or was approved
    by a body that only recommends.
    """
    found = _locked(run, version, Run.State.APPROVED)
    demand_power(found.decision, found.structure, on=found.approved_on or on)
    if not gives_the_same(found):
        raise Refused([_finding("costs.not_the_same", "B3", found)])
    found.state, found.locked_on, found.locked_by = Run.State.LOCKED, on, actor
    return _saved(found, actor=actor, on=on, reason=found.decision)


@transaction.atomic
def withdraw_run(*, run: Run, why: str, version: int, on: dt.date, actor: str) -> Run:
    """Take back a run that is not locked, with the reason; it stays to be read. Four queries.

    Raises: SomeoneWasFirst where it was moved on meanwhile.
    """
    found = _locked(run, version, Run.State.PROPOSED, Run.State.APPROVED)
    found.state, found.withdrawn_on, found.withdrawn_why = Run.State.WITHDRAWN, on, why
    return _saved(found, actor=actor, on=on, reason=why)


def gives_the_same(run: Run) -> bool:
    """Whether the run, computed again from what it keeps, gives the same parts. At most two queries."""
    again = recompute(run)
    return digest((part.party, part.ore) for part in again.parts) == run.result


def digest(parts: Iterable[tuple[str, int]]) -> str:
    """A checksum of who pays what, which does not depend on the order."""
    told = "\n".join(f"{key} {ore}" for key, ore in sorted(parts))
    return hashlib.sha256(told.encode()).hexdigest()


def _shared(computed: Computed) -> Allocation:
    if computed.allocation is None:
        wrong = computed.wrong
        assert wrong is not None  # noqa: S101 -- compute gives one of the two
        facts = {"says": wrong.says, "way_out": wrong.way_out}
        raise Refused([Finding("costs.cannot_share", Weight.STOP, wrong.source, facts)])
    return computed.allocation


def _parts(run: Run, computed: Computed, allocation: Allocation) -> Iterable[RunPart]:
    parties = computed.parties
    for order, part in enumerate(allocation.parts, start=1):
        row = parties[part.party]
        yield RunPart(
            run=run,
            order=order,
            party=row.party,
            key=part.party,
            name=part.name,
            amount_ore=part.ore,
        )


def _bases(run: Run, computed: Computed) -> Iterable[RunBasis]:
    """Every figure that was used, those of parties that another pays for too."""
    keys: dict[int, str] = {row.party_id: key for key, row in computed.parties.items()}
    for base, found in computed.figures.items():
        for pk, value in found.values.items():
            if pk in keys:
                yield RunBasis(
                    run=run,
                    base=base,
                    label=found.series.name,
                    party=Party(pk=pk),
                    key=keys[pk],
                    value=value.value,
                    on=value.on,
                    source=value.source,
                    figure_id=value.figure,
                )


def _locked(run: Run, version: int, *states: Run.State) -> Run:
    found = Run.objects.select_for_update(of=("self",)).select_related("structure").get(pk=run.pk)
    if found.version != version or found.state not in states:
        raise SomeoneWasFirst(changed_by=found.locked_by or found.approved_by, what=str(found))
    return found


def _saved(run: Run, *, actor: str, on: dt.date, reason: str) -> Run:
    run.version += 1
    with audit.acting(actor=actor, reason=reason, day=on):
        run.save()
    return run


def _finding(code: str, clause: str, run: Run) -> Finding:
    return Finding(code, Weight.STOP, f"samverk-berakningar {clause}", {"run": str(run)})
