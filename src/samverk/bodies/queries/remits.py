"""The remit of a body, and the working groups that it has set up."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from samverk.bodies.models import Body, RemitRecord, WorkingGroup

if TYPE_CHECKING:
    from django.db.models import QuerySet


def remit_of(body: Body, *, on: dt.date) -> RemitRecord | None:
    """The remit of a body that day, if one is recorded. One query."""
    rows = RemitRecord.objects.filter(body=body, period__contains=on)
    return rows.select_related("organ").first()


def groups_of(body: Body, *, on: dt.date) -> list[WorkingGroup]:
    """The working groups of a body that day with their members, the first to end first. Two queries."""
    return _groups(WorkingGroup.objects.filter(body=body, period__contains=on))


def groups_ending_in(structures: Iterable[int], *, on: dt.date) -> list[WorkingGroup]:
    """The working groups of some structures that day that do not go on afterwards, the first to end first. Two queries.

    One that was given another task, members or last day from some day goes on in a row of its own from that day.
    """
    rows = WorkingGroup.objects.filter(body__structure__in=list(structures), period__contains=on)
    same = {"body": OuterRef("body"), "name": OuterRef("name")}
    later = WorkingGroup.objects.filter(**same, period__startswith=OuterRef("period__endswith"))
    return _groups(rows.exclude(Exists(later)))


def _groups(rows: "QuerySet[WorkingGroup]") -> list[WorkingGroup]:
    known = rows.select_related("body__structure", "organ")
    return list(known.prefetch_related("members__person").order_by("period__endswith", "pk"))
