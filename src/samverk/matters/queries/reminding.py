"""What principals owe an answer on, and who sits for each of them in the body that recommended."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverk.bodies.models import Appointment, Seat
from samverk.foundation import mail
from samverk.matters.models import PartyDecision, Recommendation, ReminderPause
from samverk.matters.models.choices import State
from samverk.matters.queries.rows import standings, with_rows


@dataclass(frozen=True, slots=True)
class Contact:
    """Who gets a letter."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Owed:
    """One row that is waited for, with the days that reminders are counted from."""

    row: PartyDecision
    recommendation: Recommendation
    due: dt.date
    asked_on: dt.date


def owed(*, on: dt.date) -> list[Owed]:
    """Every row that is waited for on a day, of every recommendation that is out. Nine queries."""
    out = Recommendation.objects.filter(
        sent_on__lte=on,
        due__isnull=False,
        withdrawn_on__isnull=True,
        matter__state=State.AT_PRINCIPALS,
    )
    rows = with_rows(out.order_by("due", "pk"))
    whole = rows.select_related("matter__structure", "treatment__body")
    return list(_waiting(list(whole.prefetch_related("rows__reminders", "rows__pauses")), on))


def _waiting(found: Sequence[Recommendation], on: dt.date) -> Iterator[Owed]:
    for each in standings(found, on=on):
        asked = each.recommendation
        for standing in each.standing.rows:
            row = each.rows[standing.party]
            row.recommendation = asked
            if standing.is_waiting and asked.due is not None and row.asked_on is not None:
                yield Owed(row, asked, asked.due, row.asked_on)


def pause_of(row: PartyDecision, *, on: dt.date) -> ReminderPause | None:
    """Why the rule reminds the principal of nothing that day, None where it does. One query, none on a row of owed."""
    return next((each for each in row.pauses.all() if holds(each, on=on)), None)


def holds(pause: ReminderPause, *, on: dt.date) -> bool:
    """Whether reminders were stopped on a day."""
    return pause.stopped_on <= on and (pause.resumed_on is None or on < pause.resumed_on)


def representatives(rows: Sequence[PartyDecision], *, on: dt.date) -> Mapping[int, Contact]:
    """By row: who has the party's first ordinary seat in the body that recommended, where an address is known.

    Queries: one, however many rows there are.
    """
    bodies = {
        row.recommendation.treatment.body_id for row in rows if row.recommendation.treatment
    } - {None}
    held = Appointment.objects.filter(
        seat__body__in=bodies,
        seat__kind=Seat.Kind.ORDINARY,
        seat__period__contains=on,
        period__contains=on,
    ).select_related("person__user", "seat")
    first: dict[tuple[int, int | None], Contact] = {}
    for each in held.order_by("-seat__pk"):
        user = each.person.user
        email = each.person.email or (user.email if user is not None and user.is_active else "")
        if mail.is_address(email):
            first[each.seat.body_id, each.party_id] = Contact(str(each.person), email)
    return {
        row.pk: first[at]
        for row in rows
        if (treatment := row.recommendation.treatment) is not None
        and treatment.body_id is not None
        and (at := (treatment.body_id, row.party_id)) in first
    }
