"""Fix what a body is to do, and set up working groups with a task and a last day."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.actions import refusals, terms
from samverk.bodies.actions.decisions import DecisionFacts
from samverk.bodies.models import Body, GroupMember, RemitRecord, Reviewed, WorkingGroup
from samverk.foundation import audit
from samverk.parties.models import Person

if TYPE_CHECKING:
    from django.db.models import QuerySet


@transaction.atomic
def record_remit(  # noqa: PLR0913 -- each is a fact of the act
    *,
    body: Body,
    on: dt.date,
    goals: str,
    functions: str = "",
    report_form: str = "",
    decision: DecisionFacts,
    actor: str,
    reason: str = "",
) -> RemitRecord:
    """Fix the remit of a body from a day; the one that held ends that day, and the remit counts as reviewed.

    A remit that begins on the very day is mended in its row. The next review is counted from this day.
    Raises: Refused where the body is not there, or another remit is recorded for later.
    """
    Body.objects.select_for_update().get(pk=body.pk)
    period = terms.days_in(body, on, None)
    with audit.acting(actor=actor, reason=reason, day=on), refusals.at_once():
        rows = RemitRecord.objects.filter(body=body)
        if rows.filter(period__startswith__gt=on).exists():
            refusals.refuse("bodies.remit_is_fixed_later")
        row = _ended(rows, on) or RemitRecord(body=body)
        row.goals, row.functions, row.report_form = goals, functions, report_form
        row.period = DateRange(period.from_day, period.until_day)
        decision.put_on(row)
        row.save()
        _reviewed(body, on, decision)
    return row


def _ended(rows: "QuerySet[RemitRecord]", on: dt.date) -> RemitRecord | None:
    """Ends the remit that holds; gives it back to be mended where it began on the very day."""
    present = rows.filter(period__contains=on).first()
    if present is None or present.period.lower == on:
        return present
    present.period = DateRange(present.period.lower, on)
    present.save(update_fields=["period"])
    return None


def _reviewed(body: Body, on: dt.date, decision: DecisionFacts) -> None:
    about = {"body": body, "what": Reviewed.What.REMIT, "on": on}
    row = Reviewed.objects.filter(**about).first() or Reviewed(**about)
    decision.put_on(row)
    row.save()


@transaction.atomic
def set_up_group(  # noqa: PLR0913 -- each is a fact of the act
    *,
    body: Body,
    name: str,
    task: str,
    on: dt.date,
    until: dt.date,
    members: Iterable[Person],
    decision: DecisionFacts,
    actor: str,
    reason: str = "",
) -> WorkingGroup:
    """Set up a working group outside the fixed structure, for one task, until a day.

    Raises: Refused where the body is not there on all those days.
    """
    Body.objects.select_for_update().get(pk=body.pk)
    period = terms.days_in(body, on, until)
    with audit.acting(actor=actor, reason=reason, day=on), refusals.at_once():
        row = WorkingGroup(body=body, name=name, task=task)
        row.period = DateRange(period.from_day, period.until_day)
        decision.put_on(row)
        row.save()
        for person in dict.fromkeys(members):
            GroupMember.objects.create(group=row, person=person)
    return row
