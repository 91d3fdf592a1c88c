"""Fix what a body is to do, and record what was reviewed."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.actions import refusals, terms
from samverk.bodies.actions.decisions import DecisionFacts
from samverk.bodies.models import Body, RemitRecord, Reviewed
from samverk.foundation import audit

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
        _reviewed(body, Reviewed.What.REMIT, on, decision)
    return row


@transaction.atomic
def record_review(
    *,
    body: Body,
    what: str,
    on: dt.date,
    decision: DecisionFacts,
    actor: str,
    reason: str = "",
) -> Reviewed:
    """Record that something of a body was reviewed on a day; the next review is counted from it.

    Raises: Refused where the body was not there that day.
    """
    Body.objects.select_for_update().get(pk=body.pk)
    terms.days_in(body, on, None)
    with audit.acting(actor=actor, reason=reason, day=on), refusals.at_once():
        return _reviewed(body, what, on, decision)


def _ended(rows: "QuerySet[RemitRecord]", on: dt.date) -> RemitRecord | None:
    """Ends the remit that holds; gives it back to be mended where it began on the very day."""
    present = rows.filter(period__contains=on).first()
    if present is None or present.period.lower == on:
        return present
    present.period = DateRange(present.period.lower, on)
    present.save(update_fields=["period"])
    return None


def _reviewed(body: Body, what: str, on: dt.date, decision: DecisionFacts) -> Reviewed:
    about = {"body": body, "what": what, "on": on}
    row = Reviewed.objects.filter(**about).first() or Reviewed(**about)
    decision.put_on(row)
    row.save()
    return row
