"""One agreement with everything that its page shows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from samverk.agreements import access
from samverk.agreements.models import Agreement, Condition, Fulfilment
from samverk.agreements.queries.knowing import Read, find
from samverk.agreements.queries.many import reads
from samverk.agreements.queries.status import Status, status_of
from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.access import User
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Structure as Rules


@dataclass(frozen=True, slots=True)
class Near:
    """What stands near an agreement and may be seen: above and awaited (by key), under it, what it replaced, what waits for it."""

    above: frozenset[int]
    awaited: frozenset[int]
    children: tuple[Agreement, ...]
    replaces: tuple[Agreement, ...]
    awaited_by: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """An agreement on a day. read and status are None where nobody has said its terms."""

    agreement: Agreement
    rules: Rules | None
    read: Read | None
    status: Status | None


def of_address(structure: Key, key: Key) -> Agreement | None:
    """The agreement of that address, with what its access needs. Two queries."""
    rows = Agreement.objects.select_related("structure", "adopted_by").prefetch_related("adoptions")
    return rows.filter(structure__key=structure, key=key).first()


def whole(agreement: Agreement, *, on: dt.date) -> Whole:
    """What is known of an agreement that day. At most twenty-three queries, and what reads says of those it waits for."""
    read = reads([agreement.pk], on=on).get(agreement.pk)
    if read is None:
        row = find(agreement.key) or agreement
        return Whole(row, rules_near(agreement.structure, on=on), None, None)
    return Whole(read.agreement, read.rules, read, status_of(read, on=on))


def near(user: User, agreement: Agreement, *, on: dt.date) -> Near:
    """What stands near an agreement and may be seen by the reader today. Three queries."""
    seen = access.seen_by(user, agreement.structure, on=on)
    waits = Condition.objects.filter(
        Q(released_on__isnull=True) | Q(released_on__gt=on), other=agreement
    )
    awaits = set(waits.values_list("agreement", flat=True))
    awaited = {each.other_id for each in agreement.conditions.all()}
    beside = Q(parent=agreement) | Q(replaced_by=agreement) | Q(pk__in=awaits | awaited)
    rows = list(seen.filter(beside | Q(pk=agreement.parent_id)).order_by("name", "pk"))
    return Near(
        frozenset(row.pk for row in rows if row.pk == agreement.parent_id),
        frozenset(row.pk for row in rows if row.pk in awaited),
        tuple(row for row in rows if row.parent_id == agreement.pk),
        tuple(row for row in rows if row.replaced_by_id == agreement.pk),
        tuple(row for row in rows if row.pk in awaits),
    )


def fulfilments(agreement: Agreement, *, on: dt.date) -> Mapping[Key, tuple[Fulfilment, ...]]:
    """What was noted of each duty by a day, in order. One query."""
    rows = Fulfilment.objects.filter(agreement=agreement, noted_on__lte=on)
    found: dict[Key, tuple[Fulfilment, ...]] = {}
    for row in rows.select_related("matter__structure", "document").order_by("pk"):
        found[row.duty] = (*found.get(row.duty, ()), row)
    return found
