"""Keys are written as new versions, and one takes over from another by a decision."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure
from samverk.costs import facts
from samverk.costs.actions.deciding import demand_power
from samverk.costs.models import CostKey, KeyInForce
from samverk.costs.queries import parties_of
from samverk.foundation import audit
from samverk.foundation.refusals import Refused
from samverk.matters.models import Recommendation
from samverk.rulebook.costs.renaming import renamed
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matching import How, match


@transaction.atomic
def write_key(
    *, structure: Structure, key: str, text: str, name: str = "", on: dt.date, actor: str
) -> CostKey:
    """Keep a key, as the next version of the one that has its slug; the same text again changes nothing. Six queries.

    Shape: parties that the text calls by their names are kept by their keys in the structure.

    Raises: UnusableFileError with its faults where the text is no key.
    """
    text = _with_keys(text, structure, on)
    read = facts.key_of(text)
    Structure.objects.select_for_update().get(pk=structure.pk)
    versions = CostKey.objects.filter(structure=structure, key=key)
    newest = versions.order_by("-number").first()
    if newest is not None and newest.text == text:
        return newest
    last = versions.aggregate(last=Max("number"))["last"] or 0
    called = name or read.name or key
    with audit.acting(actor=actor, reason=called, day=on):
        return CostKey.objects.create(
            structure=structure,
            key=key,
            number=last + 1,
            name=called,
            text=text,
            noted_on=on,
            noted_by=actor,
        )


def _with_keys(text: str, structure: Structure, on: dt.date) -> str:
    """The text with "Region Dalarna" and "Mora kommun" by the keys of those parties; a slip of the pen stays one."""
    read = facts.key_of(text)
    said = read.mentions() | read.names.keys()
    if not said:
        return text
    parties = {key: (key, row.name) for key, row in parties_of(structure, on=on).items()}
    found = {each: match(each, parties) for each in sorted(said - parties.keys())}
    keys = {each: str(one.key) for each, one in found.items() if one.how in {How.EXACT, How.ALIKE}}
    return renamed(text, keys) if keys else text


@dataclass(frozen=True, slots=True)
class Taking:
    """How a key takes over: for which agreement, from which day, by a recommendation that was adopted or another decision."""

    from_day: dt.date
    agreement: Agreement | None = None
    recommendation: Recommendation | None = None
    decided: str = ""


@transaction.atomic
def put_in_force(*, cost_key: CostKey, taking: Taking, on: dt.date, actor: str) -> KeyInForce:
    """Note that a key holds from a day. Seven queries at the most.

    Raises: Refused without a decision, where a body that only recommends is said to have made it, or where another key was noted to take over that same day.
    """
    if taking.recommendation is None and not taking.decided.strip():
        raise Refused([_finding("costs.key_without_decision", cost_key)])
    if taking.recommendation is None:
        demand_power(taking.decided, cost_key.structure, on=taking.from_day)
    same = KeyInForce.objects.filter(
        structure=cost_key.structure_id, agreement=taking.agreement, from_day=taking.from_day
    )
    if same.exists():
        raise Refused([_finding("costs.a_key_that_day", cost_key)])
    with audit.acting(actor=actor, reason=taking.decided or str(taking.recommendation), day=on):
        return KeyInForce.objects.create(
            structure_id=cost_key.structure_id,
            agreement=taking.agreement,
            cost_key=cost_key,
            from_day=taking.from_day,
            recommendation=taking.recommendation,
            decided=taking.decided.strip(),
            noted_on=on,
            noted_by=actor,
        )


def _finding(code: str, key: CostKey) -> Finding:
    return Finding(code, Weight.STOP, "samverk-berakningar B1", {"key": key.name})
