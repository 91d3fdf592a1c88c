"""Reminding principals of what they have been asked to decide: by a person, for one row."""

import datetime as dt

from django.db import transaction

from samverk.foundation import audit
from samverk.foundation.refusals import Refused
from samverk.matters.actions import sending
from samverk.matters.models import PartyDecision, Recommendation, Reminder
from samverk.matters.queries.rows import standing_of, with_rows
from samverk.rulebook.findings import Finding, Weight


@transaction.atomic
def remind_now(*, row: PartyDecision, on: dt.date, actor: str) -> Reminder:
    """Remind one principal today, whatever the rule says. Queries: at most twenty.

    Raises: Refused where nothing is waited for, nobody gets the letter, or one has gone today.
    """
    asked = PartyDecision.objects.select_for_update(of=("self",)).get(pk=row.pk)
    reason = _why_not(asked, on)
    if reason:
        raise Refused([_finding(reason, asked)])
    with audit.acting(actor=actor, reason=str(asked.recommendation), day=on):
        made = Reminder.objects.create(row=asked, on=on)
        sending.remind(asked, key=f"reminded:{on}", on=on)
    return made


def _why_not(row: PartyDecision, on: dt.date) -> str:
    if not row.contact_email:
        return "matters.nobody_to_remind"
    if row.reminders.filter(on=on).exists():
        return "matters.reminded_today"
    found = with_rows(Recommendation.objects.filter(pk=row.recommendation_id)).get()
    standing = standing_of(found, on=on).standing
    waiting = {each.party for each in standing.rows if each.is_waiting}
    is_asked = found.sent_on is not None and found.withdrawn_on is None
    return "" if is_asked and row.party.key in waiting else "matters.nothing_to_remind_of"


def _finding(code: str, row: PartyDecision) -> Finding:
    return Finding(code, Weight.STOP, "samverk-beslut B8", {"party": row.party.name})
