"""Appoint to the places that a side as a whole fills: no party has one of its own, and their number may be open."""

import datetime as dt

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max

from samverk.bodies.actions import refusals, terms
from samverk.bodies.actions.decisions import DecisionFacts
from samverk.bodies.actions.seats import appoint
from samverk.bodies.models import Appointment, Body, Seat
from samverk.bodies.queries.sides import SidePlaces
from samverk.parties.models import Party, Person


@transaction.atomic
def appoint_for_side(  # noqa: PLR0913 -- each is a fact of the act
    *,
    places: SidePlaces,
    person: Person,
    on: dt.date,
    until: dt.date | None,
    party: Party,
    decision: DecisionFacts,
    actor: str,
    reason: str = "",
) -> Appointment:
    """Let a person take a place of a side that nobody has on those days, else a new one where the rules set no upper bound.

    Raises: Refused where every place is taken, or the body is not there.
    """
    body = Body.objects.select_for_update().get(pk=places.body.pk)
    period = terms.days_in(body, on, until)
    days = DateRange(period.from_day, period.until_day)
    seat = _free(places, days) or _new(places, days)
    if seat is None:
        refusals.refuse("bodies.no_place_left", body=body.name, side=places.side_name)
    return appoint(
        seat=seat,
        person=person,
        on=on,
        until=until,
        party=party,
        decision=decision,
        actor=actor,
        reason=reason,
    )


def _same(places: SidePlaces) -> dict[str, object]:
    return {
        "body": places.body,
        "filler": places.filler,
        "standing": places.standing,
        "kind": places.kind,
    }


def _free(places: SidePlaces, days: DateRange) -> Seat | None:
    there = Seat.objects.filter(**_same(places), period__contains=days)
    return there.exclude(appointments__period__overlap=days).order_by("number").first()


def _new(places: SidePlaces, days: DateRange) -> Seat | None:
    """A place that the rules leave open, numbered after every other of the side; None where they do not."""
    if places.most is not None:
        return None
    same = _same(places)
    last: int = Seat.objects.filter(**same).aggregate(last=Max("number"))["last"] or 0
    return Seat.objects.create(
        **same, number=last + 1, side=places.side, period=DateRange(days.lower, None)
    )
