"""Somebody serves in another's seat for a while, and hands it back."""

import datetime as dt

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.actions import refusals, terms
from samverk.bodies.models import Replacement, Seat
from samverk.foundation import audit
from samverk.parties.models import Person
from samverk.rulebook.dates import day_in_words


@transaction.atomic
def replace_for_a_while(
    *,
    seat: Seat,
    person: Person,
    from_day: dt.date,
    until_day: dt.date | None,
    reason: str,
    actor: str,
) -> Replacement:
    """Let a person serve in a seat while its holder is away. The holder keeps the seat.

    The reason stands beside the replacement for those inside, and is never public.
    Raises: Refused where another stands in then, the person holds the seat, or the seat is not there.
    """
    Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    period = terms.days_in(seat, from_day, until_day)
    days = DateRange(period.from_day, period.until_day)
    _check_is_free(seat, person, days)
    with audit.acting(actor=actor, reason=reason, day=from_day), refusals.at_once():
        return Replacement.objects.create(seat=seat, person=person, period=days, reason=reason)


def _check_is_free(seat: Seat, person: Person, days: DateRange) -> None:
    if seat.appointments.filter(person=person, period__overlap=days).exists():
        refusals.refuse("bodies.stands_in_for_oneself", person=person.name)
    other = seat.replacements.filter(period__overlap=days).order_by("period").first()
    if other:
        day = day_in_words(other.period.lower)
        refusals.refuse("bodies.somebody_stands_in_then", person=other.person.name, day=day)


@transaction.atomic
def return_to_seat(*, replacement: Replacement, on: dt.date, actor: str) -> Replacement:
    """End a replacement: on is the first day on which the holder serves again.

    Raises: Refused where nobody stands in then.
    """
    row = Replacement.objects.select_for_update(of=("self",)).get(pk=replacement.pk)
    began, ends = row.period.lower, row.period.upper
    if on <= began or (ends is not None and on >= ends):
        period = refusals.period_in_words(began, ends)
        code, day = "bodies.does_not_stand_in_then", day_in_words(on)
        refusals.refuse(code, person=row.person.name, day=day, period=period)
    with audit.acting(actor=actor, day=on):
        row.period = DateRange(began, on)
        row.save(update_fields=["period"])
    return row
