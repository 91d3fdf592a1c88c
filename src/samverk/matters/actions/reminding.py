"""Reminding principals of what they have been asked to decide: by a person for one row, by rule for everybody each day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from samverk.foundation import audit, mail
from samverk.foundation.refusals import Refused
from samverk.matters.actions import reminding_letters, sending
from samverk.matters.models import PartyDecision, Recommendation, Reminder
from samverk.matters.queries.reminding import Contact, Owed, owed, pause_of, representatives
from samverk.matters.queries.rows import standing_of, with_rows
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matters.reminding import (
    Asked,
    Occasions,
    Purpose,
    is_to_escalate,
    occasion_of,
)

SYSTEM = "Samverk"
ESCALATE_AFTER = Occasions().escalate_after


@dataclass(frozen=True, slots=True)
class Due:
    """One row that somebody is to be told of today, and the occasion of it."""

    row: PartyDecision
    occasion: int
    to: Contact
    purpose: Purpose


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


@transaction.atomic
def stop_reminders(
    *, recommendation: Recommendation, stop: bool, on: dt.date, actor: str
) -> Recommendation:
    """Let the rule send no more reminders of a recommendation, or begin again. Four queries."""
    row = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    with audit.acting(actor=actor, reason=row.title, day=on):
        row.reminders_stopped_on = on if stop else None
        row.save(update_fields=["reminders_stopped_on"])
    return row


def remind_by_rule(*, on: dt.date) -> int:
    """Send what the rule says is due that day: one letter per recipient with everything owed; gives how many letters.

    Each letter is a transaction of its own with what it tells, so a worker that dies leaves both or neither. Nothing is
    written to an address that cannot be used: the page of the row says so. Safe to run twice.
    Queries: eight, one more where bodies recommend, and some for each letter.
    Raises: ExceptionGroup with what went wrong, once all the others have their letters.
    """
    found: Mapping[tuple[str, Purpose], list[Due]] = defaultdict(list)
    for each in _due(owed(on=on), on=on):
        if mail.is_address(each.to.email):
            found[each.to.email.lower(), each.purpose].append(each)
    return _all_told([due for _key, due in sorted(found.items())], on=on)


def _all_told(letters: Iterable[list[Due]], *, on: dt.date) -> int:
    sent, failed = 0, []
    for due in letters:
        try:
            sent += _told(due, on=on)
        except Exception as error:  # noqa: BLE001 -- nobody waits for another's letter; raised below
            failed.append(error)
    if failed:
        message = f"{len(failed)} letters could not be written"
        raise ExceptionGroup(message, failed)
    return sent


def _due(rows: Iterable[Owed], *, on: dt.date) -> Iterator[Due]:
    known = list(rows)
    named = representatives([each.row for each in known], on=on)
    for each in known:
        representative = named.get(each.row.pk)
        asked = _asked(each, representative, on)
        occasions = Occasions(tuple(each.recommendation.reminders), ESCALATE_AFTER)
        occasion = occasion_of(asked, occasions, on=on)
        if occasion is not None:
            to = Contact(each.row.contact_name, each.row.contact_email)
            yield Due(each.row, occasion, to, Purpose.REMIND)
        if representative and ESCALATE_AFTER and is_to_escalate(asked, occasions, on=on):
            yield Due(each.row, ESCALATE_AFTER, representative, Purpose.ESCALATE)


def _asked(each: Owed, representative: Contact | None, on: dt.date) -> Asked:
    told = list(each.row.reminders.all())
    own = {told_of.occasion for told_of in told if not told_of.is_escalation}
    return Asked(
        row=str(each.row.pk),
        recipient=each.row.contact_email,
        due=each.due,
        asked_on=each.asked_on,
        is_waiting=True,
        representative=representative.email if representative else "",
        reminded=frozenset(day for day in own if day is not None),
        is_escalated=any(told_of.is_escalation for told_of in told),
        is_stopped=each.recommendation.reminders_stopped_on is not None
        or pause_of(each.row, on=on) is not None,
    )


@transaction.atomic
def _told(due: list[Due], *, on: dt.date) -> bool:
    """Write down what one letter tells, and queue it; gives False where somebody did so meanwhile."""
    purpose, to = due[0].purpose, due[0].to
    pks = [each.row.pk for each in due]
    # Ours alone until the transaction ends: two workers would send two letters.
    list(PartyDecision.objects.select_for_update().filter(pk__in=pks).order_by("pk"))
    is_escalation = purpose is Purpose.ESCALATE
    known = Reminder.objects.filter(row__in=pks, is_escalation=is_escalation)
    told = set(known.values_list("row", "occasion"))
    today = set(
        known.filter(on=on).values_list("row", flat=True)
    )  # also by hand: one a day is enough
    left = [
        each
        for each in due
        if each.row.pk not in today and (each.row.pk, each.occasion) not in told
    ]
    if not left:
        return False
    reason = ", ".join(sorted({str(each.row.recommendation) for each in left}))
    with audit.acting(actor=SYSTEM, reason=reason, day=on, kind="system"):
        Reminder.objects.bulk_create(
            Reminder(row=each.row, on=on, occasion=each.occasion, is_escalation=is_escalation)
            for each in left
        )
        reminding_letters.write([each.row for each in left], to=to, purpose=purpose, on=on)
    return True


def _why_not(row: PartyDecision, on: dt.date) -> str:
    if not row.contact_email:
        return "matters.nobody_to_remind"
    if not mail.is_address(row.contact_email):
        return "matters.unusable_address"
    if row.reminders.filter(on=on, is_escalation=False).exists():
        return "matters.reminded_today"
    found = with_rows(Recommendation.objects.filter(pk=row.recommendation_id)).get()
    standing = standing_of(found, on=on).standing
    waiting = {each.party for each in standing.rows if each.is_waiting}
    is_asked = found.sent_on is not None and found.withdrawn_on is None
    return "" if is_asked and row.party.key in waiting else "matters.nothing_to_remind_of"


def _finding(code: str, row: PartyDecision) -> Finding:
    return Finding(code, Weight.STOP, "samverk-beslut B8", {"party": row.party.name})
