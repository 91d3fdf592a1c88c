"""Appoint to a seat, end an appointment, co-opt."""

import datetime as dt

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max

from samverk.bodies.actions import refusals, terms
from samverk.bodies.actions.decisions import DecisionFacts
from samverk.bodies.models import Appointment, Body, Seat
from samverk.foundation import audit
from samverk.parties.models import Party, Person


@transaction.atomic
def appoint(  # noqa: PLR0913 -- each is a fact of the act
    *,
    seat: Seat,
    person: Person,
    on: dt.date,
    until: dt.date | None = None,
    party: Party | None = None,
    decision: DecisionFacts,
    actor: str,
    reason: str = "",
) -> Appointment:
    """Let a person hold a seat from a day; the present holder's appointment ends that day.

    The appointment is on behalf of the seat's own party where none is named, and lasts no longer than the seat.
    From the very day on which the present holder began, it mends that appointment in its row.
    Raises: Refused where somebody is appointed later in that time, or the seat is not there.
    """
    Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    period = terms.days_in(seat, on, until)
    with audit.acting(actor=actor, reason=reason, day=on), refusals.at_once():
        row = terms.make_room(Appointment.objects.filter(seat=seat), period) or Appointment()
        row.seat, row.person, row.party = seat, person, party or seat.party
        row.period = DateRange(period.from_day, period.until_day)
        decision.put_on(row)
        row.save()
    return row


@transaction.atomic
def end(*, appointment: Appointment, on: dt.date, actor: str, reason: str = "") -> Appointment:
    """End an appointment: on is the first day on which the person no longer holds the seat.

    Raises: Refused where it would hold no day, or ends already.
    """
    row = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    with audit.acting(actor=actor, reason=reason, day=on):
        terms.end_early(row, on)
    return row


@transaction.atomic
def co_opt(  # noqa: PLR0913 -- each is a fact of the act
    *,
    body: Body,
    person: Person,
    on: dt.date,
    until: dt.date | None,
    party: Party | None,
    reason: str,
    actor: str,
) -> Appointment:
    """Let a person take part in a body without being a member, in a co-opted place that nobody has, else in a new one.

    Raises: Refused where the body is not there.
    """
    Body.objects.select_for_update().get(pk=body.pk)
    period = terms.days_in(body, on, until)
    with audit.acting(actor=actor, reason=reason, day=on), refusals.at_once():
        days = DateRange(period.from_day, period.until_day)
        seat = _free_place(body, party, days) or _new_place(body, party, days)
        return Appointment.objects.create(seat=seat, person=person, party=party, period=days)


def _co_opted(body: Body, party: Party | None) -> dict[str, object]:
    kinds = {"standing": Seat.Standing.CO_OPTED, "kind": Seat.Kind.ORDINARY}
    return {"body": body, "party": party, **kinds}


def _free_place(body: Body, party: Party | None, days: DateRange) -> Seat | None:
    there = Seat.objects.filter(**_co_opted(body, party), period__contains=days)
    return there.exclude(appointments__period__overlap=days).order_by("filler", "number").first()


def _new_place(body: Body, party: Party | None, days: DateRange) -> Seat:
    """A place that no rule gives, numbered after every other such place."""
    same = Seat.objects.filter(
        body=body, filler="", standing=Seat.Standing.CO_OPTED, kind=Seat.Kind.ORDINARY
    )
    last: int = same.aggregate(last=Max("number"))["last"] or 0
    return Seat.objects.create(
        **_co_opted(body, party), filler="", number=last + 1, period=DateRange(days.lower, None)
    )
