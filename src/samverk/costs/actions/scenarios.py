"""Scenarios are put side by side, opened to the parties' budget dialogues, and one is chosen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.costs.models import Comparison, CostKey, Scenario
from samverk.foundation import audit
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters.actions.papers import Added, add_document
from samverk.matters.models import Recommendation
from samverk.parties.models import Party


@dataclass(frozen=True, slots=True)
class Supposed:
    """One scenario as somebody writes it.

    Units: total in öre.
    """

    name: str
    total_ore: int
    cost_key: CostKey
    year: int
    bases_on: dt.date
    without: Sequence[Party] = ()
    is_present: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a comparison is about, and the address that it gets."""

    key: str
    name: str
    question: str = ""
    agreement: Agreement | None = None


@transaction.atomic
def begin_comparison(*, structure: Structure, asked: Asked, on: dt.date, actor: str) -> Comparison:
    """Begin a comparison without scenarios. Two queries."""
    with audit.acting(actor=actor, reason=asked.name, day=on):
        return Comparison.objects.create(
            structure=structure,
            agreement=asked.agreement,
            key=asked.key,
            name=asked.name,
            question=asked.question,
            made_on=on,
            made_by=actor,
        )


@transaction.atomic
def add_scenario(
    *, comparison: Comparison, supposed: Supposed, on: dt.date, actor: str
) -> Scenario:
    """Add a scenario; where it is the present one, the one that was is so no longer. Six queries.

    Raises: SomeoneWasFirst where the comparison is the annex of a recommendation.
    """
    found = Comparison.objects.select_for_update().get(pk=comparison.pk)
    if found.recommendation_id is not None:
        raise SomeoneWasFirst(changed_by="", what=str(found))
    last = found.scenarios.aggregate(last=Max("number"))["last"] or 0
    with audit.acting(actor=actor, reason=supposed.name, day=on):
        if supposed.is_present:
            found.scenarios.filter(is_present=True).update(is_present=False)
        scenario = Scenario.objects.create(
            comparison=found,
            number=last + 1,
            name=supposed.name,
            total_ore=supposed.total_ore,
            cost_key=supposed.cost_key,
            year=supposed.year,
            bases_on=supposed.bases_on,
            figures_known_on=on,
            is_present=supposed.is_present,
            note=supposed.note,
        )
        scenario.without.set(supposed.without)
    return scenario


@transaction.atomic
def remove_scenario(*, scenario: Scenario, on: dt.date, actor: str) -> Scenario:
    """Take a scenario out of its comparison; it is kept. Four queries.

    Raises: SomeoneWasFirst where it was taken out, is the chosen one, or the comparison is an annex.
    """
    comparison = Comparison.objects.select_for_update().get(pk=scenario.comparison_id)
    found = Scenario.objects.get(pk=scenario.pk)
    is_fixed = comparison.recommendation_id is not None or comparison.chosen_id == found.pk
    if found.removed_on is not None or is_fixed:
        raise SomeoneWasFirst(changed_by="", what=str(found))
    found.removed_on = on
    with audit.acting(actor=actor, reason=found.name, day=on):
        found.save(update_fields=["removed_on"])
    return found


@transaction.atomic
def open_comparison(
    *, comparison: Comparison, public_from: dt.date | None, on: dt.date, actor: str
) -> Comparison:
    """Open a comparison to everybody who has its address from a day, or close it again. Three queries."""
    found = Comparison.objects.select_for_update().get(pk=comparison.pk)
    found.public_from = public_from
    found.version += 1
    with audit.acting(actor=actor, reason=found.name, day=on):
        found.save(update_fields=["public_from", "version"])
    return found


@transaction.atomic
def choose_scenario(
    *, scenario: Scenario, why: str, version: int, on: dt.date, actor: str
) -> Comparison:
    """Choose a scenario, for a reason; another may be chosen later, until one is annexed. Four queries.

    Raises: SomeoneWasFirst where another was chosen meanwhile, or one is the annex of a recommendation.
    """
    found = Comparison.objects.select_for_update().get(pk=scenario.comparison_id)
    if found.version != version or found.recommendation_id is not None:
        raise SomeoneWasFirst(changed_by="", what=str(found))
    found.chosen, found.chosen_on, found.chosen_why = scenario, on, why
    found.version += 1
    with audit.acting(actor=actor, reason=why, day=on):
        found.save(update_fields=["chosen", "chosen_on", "chosen_why", "version"])
    return found


@transaction.atomic
def annex(
    *,
    comparison: Comparison,
    recommendation: Recommendation,
    on: dt.date,
    actor: str,
    paper: Added | None = None,
) -> Comparison:
    """Say that the chosen scenario is the annex of a recommendation, and put its paper with the matter.

    Queries: three, and those of the paper.
    Raises: SomeoneWasFirst where none is chosen, or it is an annex already.
    """
    found = Comparison.objects.select_for_update(of=("self",)).get(pk=comparison.pk)
    if found.chosen_id is None or found.recommendation_id is not None:
        raise SomeoneWasFirst(changed_by="", what=str(found))
    found.recommendation = recommendation
    found.version += 1
    with audit.acting(actor=actor, reason=recommendation.title, day=on):
        found.save(update_fields=["recommendation", "version"])
        if paper is not None:
            add_document(matter=recommendation.matter, added=paper, on=on, actor=actor)
    return found
