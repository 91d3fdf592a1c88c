"""Matters on like questions in other structures that share a party: an association and the county may ask the same."""

import datetime as dt

from django.db.models import Q

from samverk.bodies.models import Role, Structure
from samverk.foundation.access import User, is_administrator, is_signed_in
from samverk.matters.models import Matter
from samverk.matters.queries.resembling import elsewhere, resembling


def similar(title: str, structure: Structure, user: User, *, on: dt.date, but: int) -> list[Matter]:
    """At most three matters elsewhere that resemble a heading, of those the user may see: public ones, and those
    of structures where the user has a role. One query.
    """
    rows = Matter.objects.filter(structure__in=elsewhere(structure), registry_number__isnull=False)
    if not is_administrator(user):
        rows = rows.filter(Q(public_from__lte=on) | _own(user, on))
    return resembling(title, rows, but=but)


def _own(user: User, on: dt.date) -> Q:
    if not is_signed_in(user):
        return Q(pk__in=[])
    roles = Role.objects.filter(user=user.pk, period__contains=on)
    return Q(structure__in=roles.values("structure"))
