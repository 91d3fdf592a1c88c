"""An agreement is put in the register, tied to the recommendation that adopts it, and said to be what kind of cooperation."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify

from samverk.agreements.actions.keeping import act, at_once, refuse
from samverk.agreements.models import Agreement
from samverk.agreements.queries import knowing
from samverk.agreements.queries.status import status
from samverk.bodies.models import Structure
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation import audit
from samverk.matters.models import Recommendation
from samverk.parties.models import Party
from samverk.rulebook.agreements.state import State

LONGEST_KEY = 80
_GONE = frozenset({State.ENDED, State.REPLACED})
_ONCE = "samverk-avtal A28"
_ENTERED = "samverk-avtal A27"
# Others may register in another structure at the same time: keys are one for all.
_TAKEN = {"agreements_agreement_key_key": ("agreements.key_taken", _ONCE)}


@dataclass(frozen=True, slots=True)
class New:
    """An agreement as somebody registers it: terms is its key in the structure's file, empty where they will be entered."""

    name: str
    terms: str = ""
    party: Party | None = None
    parent: Agreement | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """The recommendation that adopts an agreement, and which of its clauses; None is all of them."""

    recommendation: Recommendation
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of cooperation an agreement is, and which tasks who carries out for whom."""

    cooperation: str
    what: str = ""


@transaction.atomic
def register_agreement(
    *, structure: Structure, new: New, on: dt.date, actor: str, reason: str = ""
) -> Agreement:
    """Put an agreement in the register, under a key made of its name where none is given.

    Queries: at most fifteen, and ten for each earlier local agreement of the same party and terms.
    Raises: Refused where the file has no such terms, or the local agreement is there already.
    """
    held = Structure.objects.select_for_update(of=("self",)).get(pk=structure.pk)
    _of_the_file(held, new, on)
    _of_the_register(held, new, on)
    key = _key(new)
    with (
        audit.acting(actor=actor, reason=reason or new.name, day=on),
        at_once(_TAKEN, key=key),
    ):
        return Agreement.objects.create(
            structure=held,
            key=key,
            name=new.name,
            terms=new.terms,
            party=new.party,
            parent=new.parent,
        )


def _of_the_file(structure: Structure, new: New, on: dt.date) -> None:
    """Raises: Refused where the terms are not in the file, or are a local agreement's and nobody says with whom."""
    if not new.terms:
        return
    rules = rules_near(structure, on=on)
    terms = rules.agreements.get(new.terms) if rules else None
    if terms is None:
        refuse("agreements.no_such_terms", _ENTERED, {"terms": new.terms})
    elif terms.each_with and terms.kind == "local" and new.party is None:
        refuse("agreements.local_with_whom", _ONCE, {"terms": terms.name})


def _of_the_register(structure: Structure, new: New, on: dt.date) -> None:
    """Raises: Refused where the master belongs elsewhere, or the same local agreement still holds."""
    if new.parent is not None and new.parent.structure_id != structure.pk:
        refuse("agreements.of_another_structure", "samverk-avtal A25", {"other": new.parent.name})
    if not new.terms:
        return
    rows = Agreement.objects.filter(structure=structure, terms=new.terms, party=new.party)
    for each in knowing.with_happenings(rows):
        found = status(each, on=on)
        if found is None or found.state not in _GONE:
            facts = {"agreement": each.name, "party": new.party.name if new.party else ""}
            code = "agreements.local_already" if new.party else "agreements.registered_already"
            refuse(code, _ONCE, facts)


def _key(new: New) -> str:
    """A key of the register that nobody has: from the name, and the party where it is local, else with a number."""
    begun = slugify(f"{new.name} {new.party.key if new.party else ''}")[: LONGEST_KEY - 4]
    if new.key:
        return new.key
    begun = begun.strip("-") or "avtal"
    taken = {"nytt"} | set(
        Agreement.objects.filter(key__startswith=begun).values_list("key", flat=True)
    )
    free = (
        each for each in (begun, *(f"{begun}-{n}" for n in range(2, 1000))) if each not in taken
    )
    return next(free)


@transaction.atomic
def link_recommendation(
    *,
    agreement: Agreement,
    link: Link,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> Agreement:
    """Say which recommendation, and which of its clauses, adopts the agreement: answers on it are then decisions on this.

    Raises: Refused where the recommendation is of another structure or has no such clause; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        recommendation, clause = link.recommendation, link.clause
        named = {"other": recommendation.title}
        if recommendation.matter.structure_id != row.structure_id:
            refuse("agreements.of_another_structure", "samverk-avtal A25", named)
        numbers = set(recommendation.clauses.values_list("number", flat=True))
        if clause is not None and clause not in numbers:
            refuse("agreements.no_such_clause", "samverk-avtal A1", {**named, "n": clause})
        if recommendation.withdrawn_on is not None:
            refuse("agreements.recommendation_withdrawn", "samverk-avtal A1", named)
        row.adopted_by, row.clause = recommendation, clause
        row.save(update_fields=["adopted_by", "clause"])
    return row


@transaction.atomic
def classify_cooperation(
    *,
    agreement: Agreement,
    kind: Kind,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> Agreement:
    """Say whether it is contractual cooperation under KL 9:37, and which tasks who does: the yearly report asks.

    Raises: Refused where contractual cooperation does not say which tasks; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        if kind.cooperation == Agreement.Cooperation.CONTRACTUAL and not kind.what.strip():
            refuse("agreements.cooperation_on_what", "sfs-2017-725 9:38")
        row.cooperation, row.cooperation_what = kind.cooperation, kind.what
        row.save(update_fields=["cooperation", "cooperation_what"])
    return row
