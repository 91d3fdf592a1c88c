"""What somebody who raises a question can choose: the principals, whose questions they raise, and from which body."""

import datetime as dt

from django.db.models import Q, QuerySet

from samverk.bodies.models import Body, Structure, StructureParty
from samverk.foundation.models import User


def principals(structure: Structure, *, on: dt.date) -> list[StructureParty]:
    """The parties that the structure has that day, in the order of its file. One query."""
    return list(_there(structure, on).filter(is_signatory=True))


def parties_of(user: User, structure: Structure, *, on: dt.date) -> list[StructureParty]:
    """The parties that somebody speaks for, or has a seat of. One query."""
    seats = Q(
        party__seats__appointments__person__user=user,
        party__seats__appointments__period__contains=on,
        party__seats__body__structure=structure,
    )
    roles = Q(
        party__roles__user=user,
        party__roles__period__contains=on,
        party__roles__structure=structure,
    )
    return list(_there(structure, on).filter(seats | roles).distinct())


def bodies(structure: Structure, *, on: dt.date) -> list[Body]:
    """The bodies of the day. One query."""
    return list(structure.bodies.filter(period__contains=on).order_by("name"))


def bodies_of(user: User, structure: Structure, *, on: dt.date) -> list[Body]:
    """The bodies in which somebody has a seat or a post. One query."""
    seated = Q(
        seats__appointments__person__user=user, seats__appointments__period__contains=on
    ) | Q(seats__replacements__person__user=user, seats__replacements__period__contains=on)
    posted = Q(posts__person__user=user, posts__period__contains=on)
    rows = structure.bodies.filter(seated | posted, period__contains=on)
    return list(rows.distinct().order_by("name"))


def _there(structure: Structure, on: dt.date) -> "QuerySet[StructureParty]":
    rows = StructureParty.objects.filter(structure=structure, period__contains=on)
    return rows.select_related("party").order_by("pk")
