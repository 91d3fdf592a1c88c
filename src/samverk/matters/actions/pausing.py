"""The rule sends no more reminders to one principal, for a reason, until it is to send them again."""

import datetime as dt

from django.db import transaction

from samverk.foundation import audit
from samverk.foundation.refusals import Refused
from samverk.matters import facts
from samverk.matters.models import PartyDecision, ReminderPause


@transaction.atomic
def stop_for_row(*, row: PartyDecision, why: str, on: dt.date, actor: str) -> ReminderPause:
    """Let the rule remind the principal no more of this question. Where it is stopped already it stays so. Five queries.

    Raises: Refused where the question is withdrawn.
    """
    asked = _asked(row)
    with audit.acting(actor=actor, reason=why, day=on):
        found = asked.pauses.filter(resumed_on=None).first()
        if found is None:
            found = ReminderPause.objects.create(row=asked, stopped_on=on, why=why)
            _count_up(asked)
    return found


@transaction.atomic
def resume_for_row(*, row: PartyDecision, why: str, on: dt.date, actor: str) -> None:
    """Let the rule remind the principal again; nothing happens where it does. Five queries.

    Raises: Refused where the question is withdrawn.
    """
    asked = _asked(row)
    with audit.acting(actor=actor, reason=why or str(asked.recommendation), day=on):
        for found in asked.pauses.filter(resumed_on=None):
            found.resumed_on, found.resumed_why = on, why
            found.save(update_fields=["resumed_on", "resumed_why"])
            _count_up(asked)


def _asked(row: PartyDecision) -> PartyDecision:
    rows = PartyDecision.objects.select_for_update(of=("self",)).select_related(
        "recommendation", "party"
    )
    asked = rows.get(pk=row.pk)
    if asked.withdrawn_on is not None:
        raise Refused([facts.question_withdrawn(asked)])
    return asked


def _count_up(row: PartyDecision) -> None:
    row.version += 1
    row.save(update_fields=["version"])
