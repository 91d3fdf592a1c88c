"""What describes a matter is put right: its heading and question, what it is sorted under, what it hangs together with."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from samverk.foundation import audit
from samverk.foundation.refusals import SomeoneWasFirst
from samverk.matters.actions.moving import locked
from samverk.matters.actions.publishing import linked
from samverk.matters.models import Matter, MatterLink
from samverk.matters.models.choices import Link


@dataclass(frozen=True, slots=True)
class Description:
    """How a matter is to be described from now on.

    ended are the numbers of the links that are not said any more; other is a matter that it hangs together with, as
    kind says.
    """

    title: str
    question: str
    target_groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ended: frozenset[int] = frozenset()
    other: Matter | None = None
    kind: str = Link.RELATED.value


@transaction.atomic
def describe(
    *,
    matter: Matter,
    description: Description,
    version: int,
    on: dt.date,
    actor: str,
    reason: str,
) -> Matter:
    """Describe a matter otherwise; where it lies does not change, and what stood there is told by the history.

    Queries: at most nine.
    Raises: SomeoneWasFirst where it was changed since; Refused for a link to itself.
    """
    row = locked(matter, version=version)
    with audit.acting(actor=actor, reason=reason, day=on):
        row.title, row.question = description.title, description.question
        row.target_groups, row.tags = list(description.target_groups), list(description.tags)
        row.version += 1
        row.save(update_fields=["title", "question", "target_groups", "tags", "version"])
        _end(row, description.ended, on)
        if description.other is not None:
            linked(row, description.other, description.kind, on)
    return row


def _end(row: Matter, ended: frozenset[int], on: dt.date) -> None:
    """Raises: SomeoneWasFirst where one of them has been ended from the other matter meanwhile."""
    rows = MatterLink.objects.select_for_update(of=("self",)).filter(pk__in=ended, ended_on=None)
    found = list(rows.filter(Q(matter=row) | Q(other=row), kind__in=Link.by_hand()).order_by("pk"))
    if len(found) != len(ended):
        raise SomeoneWasFirst(changed_by="", what=str(row))
    for each in found:
        each.ended_on = on
        each.save(update_fields=["ended_on"])
