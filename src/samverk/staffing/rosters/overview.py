"""What there is to take out of a structure's register: each body with its seats."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from samverk.bodies.models import Appointment, Body, Seat, Structure


@dataclass(frozen=True, slots=True)
class InRegister:
    """One body and how many of its seats have somebody."""

    body: Body
    seats: int
    held: int


def bodies(structure: Structure, *, on: dt.date) -> list[InRegister]:
    """The bodies of the structure that day. Two queries."""
    taken = Exists(Appointment.objects.filter(seat=OuterRef("pk"), period__contains=on))
    counted = (
        Seat.objects.filter(body__structure=structure, period__contains=on)
        .annotate(is_held=taken)
        .values("body_id")
        .annotate(seats=Count("pk"), held=Count("pk", filter=Q(is_held=True)))
    )
    by_body = {row["body_id"]: (row["seats"], row["held"]) for row in counted}
    rows = Body.objects.filter(structure=structure, period__contains=on).order_by("pk")
    return [InRegister(row, *by_body.get(row.pk, (0, 0))) for row in rows]
