"""What goes on beside the bodies is noted: contacts between one party and another, and anchoring at home."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from samverk.bodies.models import Structure
from samverk.foundation import audit
from samverk.foundation.models import User
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters.actions.raising import Question, write
from samverk.matters.models import Anchoring, BilateralContact, Matter
from samverk.parties.models import Party, Person


@dataclass(frozen=True, slots=True)
class Contacted:
    """A contact as the coordinator writes it down; touches_more None is that nobody knows yet."""

    party: Party
    other: Party
    on: dt.date
    subject: str
    notes: str = ""
    touches_more: bool | None = None
    track: str = ""


@dataclass(frozen=True, slots=True)
class Anchored:
    """What somebody did to involve the own organisation."""

    on: dt.date
    with_whom: str
    text: str = ""
    person: Person | None = None


@transaction.atomic
def note_contact(
    *, structure: Structure, contacted: Contacted, on: dt.date, actor: str
) -> BilateralContact:
    """Note a contact in the log. Two queries."""
    with audit.acting(actor=actor, reason=contacted.subject, day=on):
        return BilateralContact.objects.create(
            structure=structure,
            track=contacted.track,
            party=contacted.party,
            other=contacted.other,
            on=contacted.on,
            subject=contacted.subject,
            notes=contacted.notes,
            touches_more=contacted.touches_more,
            noted_by=actor,
        )


@transaction.atomic
def say_whether_more(
    *, contact: BilateralContact, touches_more: bool, on: dt.date, actor: str
) -> BilateralContact:
    """Answer whether the question touches more than one. Three queries."""
    row = _locked(contact)
    with audit.acting(actor=actor, reason=row.subject, day=on):
        row.touches_more = touches_more
        row.save(update_fields=["touches_more"])
    return row


@transaction.atomic
def make_matter(*, contact: BilateralContact, on: dt.date, by: User | None, actor: str) -> Matter:
    """A draft of a matter with what the contact says, which its writer goes on with. At most fourteen queries.

    Raises: SomeoneWasFirst where it is a matter already.
    """
    row = _locked(contact)
    if row.matter_id is not None:
        raise SomeoneWasFirst(changed_by="", what=row.subject)
    with audit.acting(actor=actor, reason=row.subject, day=on):
        question = Question(
            title=row.subject,
            background=row.notes,
            raised_for=row.party,
            parties=(row.party, row.other),
        )
        matter = write(structure=row.structure, question=question, on=on, by=by, actor=actor)
        row.matter = matter
        row.save(update_fields=["matter"])
    return matter


@transaction.atomic
def tie_contact(
    *, contact: BilateralContact, matter: Matter, on: dt.date, actor: str
) -> BilateralContact:
    """Say that a contact was on a matter that there is already. Three queries."""
    row = _locked(contact)
    with audit.acting(actor=actor, reason=matter.title, day=on):
        row.matter = matter
        row.save(update_fields=["matter"])
    return row


@transaction.atomic
def anchor(
    *, matter: Matter, party: Party, anchored: Anchored, on: dt.date, actor: str
) -> Anchoring:
    """Note what was done in a party's own organisation. Two queries."""
    with audit.acting(actor=actor, reason=matter.title, day=on):
        return Anchoring.objects.create(
            matter=matter,
            party=party,
            person=anchored.person,
            by=actor,
            on=anchored.on,
            with_whom=anchored.with_whom,
            text=anchored.text,
        )


def _locked(contact: BilateralContact) -> BilateralContact:
    rows = BilateralContact.objects.select_for_update(of=("self",))
    return rows.select_related("structure", "party", "other").get(pk=contact.pk)
