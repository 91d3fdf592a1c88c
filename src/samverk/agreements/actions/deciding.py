"""A party's own decision on an agreement, recorded beside the decision matrix, and one that was recorded wrongly."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from samverk.agreements.actions.keeping import act, at_once, check, known_of
from samverk.agreements.models import Adoption, Agreement
from samverk.agreements.queries.knowing import Read
from samverk.foundation import documents
from samverk.foundation.documents import Upload
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.parties.models import Party
from samverk.rulebook.agreements.recording.decisions import Decided, of_decision
from samverk.rulebook.findings import Finding
from samverk.rulebook.matters.decisions import Outcome

_ONCE = {"agreements_a_party_decides_once": ("agreements.decided_already", "samverk-avtal A22")}


@dataclass(frozen=True, slots=True)
class Decision:
    """A party's decision as its minutes have it; change is what it changed or made a reservation on."""

    party: Party
    outcome: str
    decided_on: dt.date
    organ: str = ""
    organ_kind: str = ""
    paragraph: str = ""
    registry_number: str = ""
    change: str = ""
    extract: Upload | None = None


def doubts_of_decision(read: Read, decision: Decision, *, on: dt.date) -> Iterator[Finding]:
    """What is false or doubtful in a decision that would be recorded. No query."""
    row = read.rows.get(decision.party.key)
    told = Decided(
        party=decision.party.key,
        name=read.known.names.get(decision.party.key, decision.party.name),
        outcome=Outcome(decision.outcome),
        on=decision.decided_on,
        change=decision.change,
        answered=row is not None and any(each.answer for each in row.clauses),
    )
    return of_decision(read.known, told, on=on)


@transaction.atomic
def record_adoption(
    *,
    agreement: Agreement,
    decision: Decision,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> Adoption:
    """Record what a party decided; the agreement may enter into force by it.

    Raises: Refused where it would be false, or the party's decision is recorded already; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        check(doubts_of_decision(known_of(row, on=on), decision, on=on))
        given = decision.extract
        kept = (
            documents.keep(name=given.name, content=given.content, actor=actor) if given else None
        )
        with at_once(_ONCE, party=decision.party.name):
            return Adoption.objects.create(
                agreement=row,
                party=decision.party,
                outcome=decision.outcome,
                decided_on=decision.decided_on,
                organ=decision.organ,
                organ_kind=decision.organ_kind,
                paragraph=decision.paragraph,
                registry_number=decision.registry_number,
                reservation=decision.change,
                extract=kept,
                noted_on=on,
                noted_by=actor,
            )


@transaction.atomic
def set_adoption_aside(
    *, adoption: Adoption, why: str, on: dt.date, actor: str, version: int | None = None
) -> Adoption:
    """Let a recorded decision not count, with the reason; it stays to be read, and the party may decide anew.

    Raises: SomeoneWasFirst where it was set aside already, or the agreement has changed.
    """
    with act(adoption.agreement, on=on, actor=actor, reason=why, version=version):
        found = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption.pk)
        if found.set_aside_on is not None:
            raise SomeoneWasFirst(changed_by="", what=str(found.party))
        found.set_aside_on, found.set_aside_why = on, why
        found.save(update_fields=["set_aside_on", "set_aside_why"])
    return found
