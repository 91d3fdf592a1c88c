"""Documents of a matter: added with a number that stays theirs, and taken away without being lost."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from samverk.foundation import audit, documents
from samverk.matters.actions.moving import locked
from samverk.matters.models import Matter, MatterDocument
from samverk.matters.models.choices import Paper
from samverk.parties.models import Party


@dataclass(frozen=True, slots=True)
class Added:
    """A document as somebody gives it."""

    name: str
    content: bytes
    title: str
    kind: str = Paper.ANNEX.value
    party: Party | None = None
    is_public: bool = False


@transaction.atomic
def add_document(*, matter: Matter, added: Added, on: dt.date, actor: str) -> MatterDocument:
    """Put a document with the matter, under the next number. Eight queries.

    Raises: Refused where it is nothing that we keep.
    """
    row = locked(matter)
    with audit.acting(actor=actor, reason=added.title, day=on):
        kept = documents.keep(name=added.name, content=added.content, actor=actor)
        last = row.documents.aggregate(last=Max("number"))["last"] or 0
        return MatterDocument.objects.create(
            matter=row,
            document=kept,
            number=last + 1,
            kind=added.kind,
            title=added.title,
            party=added.party,
            is_public=added.is_public,
            added_on=on,
            added_by=actor,
        )


@transaction.atomic
def remove_document(*, document: MatterDocument, why: str, on: dt.date, actor: str) -> None:
    """Take a document out of what the matter shows; it is kept, with the reason. Four queries."""
    row = MatterDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if row.removed_on is not None:
        return
    with audit.acting(actor=actor, reason=why, day=on):
        row.removed_on, row.removed_why = on, why
        row.save(update_fields=["removed_on", "removed_why"])
