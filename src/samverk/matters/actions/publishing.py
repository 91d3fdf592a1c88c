"""Who sees a matter, and what it hangs together with."""

import datetime as dt

from django.db import transaction

from samverk.foundation import audit
from samverk.foundation.refusals import Refused
from samverk.matters.actions.moving import locked
from samverk.matters.models import Matter, MatterDocument, MatterLink
from samverk.matters.models.choices import Link
from samverk.rulebook.findings import Finding, Weight


@transaction.atomic
def set_public(
    *,
    matter: Matter,
    from_day: dt.date | None,
    papers: frozenset[int],
    on: dt.date,
    actor: str,
    version: int | None = None,
) -> Matter:
    """Open a matter to everybody from a day, with the documents of these numbers; None closes it again.

    Queries: at most six, and two for each document that is opened or closed.
    Raises: Refused for a draft; SomeoneWasFirst.
    """
    row = locked(matter, version=version)
    if row.registry_number is None:
        raise Refused([Finding("matters.draft_is_nobody_elses", Weight.STOP, "samverk-arenden Ä2")])
    with audit.acting(actor=actor, reason=row.title, day=on):
        row.public_from = from_day
        row.version += 1
        row.save()
        for each in MatterDocument.objects.filter(matter=row, removed_on=None):
            if each.is_public != (each.number in papers):
                each.is_public = each.number in papers
                each.save(update_fields=["is_public"])
    return row


@transaction.atomic
def link(*, matter: Matter, other: Matter, kind: str, on: dt.date, actor: str) -> MatterLink:
    """Say how a matter hangs together with another. Four queries.

    Raises: Refused where it is the same matter.
    """
    row = locked(matter)
    with audit.acting(actor=actor, reason=str(other), day=on):
        return linked(row, other, kind, on)


def linked(row: Matter, other: Matter, kind: str, on: dt.date) -> MatterLink:
    """The link from a locked matter to another, inside somebody's act. At most two queries.

    Raises: Refused where it is the same matter.
    """
    if row.pk == other.pk:
        named = {"other": str(other)}
        raise Refused([Finding("matters.not_to_itself", Weight.STOP, "samverk-arenden Ä8", named)])
    made, _is_new = MatterLink.objects.get_or_create(
        matter=row, other=other, kind=Link(kind), ended_on=None, defaults={"made_on": on}
    )
    return made
