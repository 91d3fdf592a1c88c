"""Accounts and invitations, as the page of those who look after them shows them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from samverk.bodies import access
from samverk.bodies.models import Invitation, Role, Structure
from samverk.foundation.access import User as AnyUser
from samverk.foundation.access import is_administrator
from samverk.foundation.models import User


@dataclass(frozen=True, slots=True)
class Accounts:
    """What somebody who looks after structures sees."""

    structures: Sequence[Structure]
    users: Sequence[User]
    invitations: Sequence[Invitation]


def seen_by(user: AnyUser, *, on: dt.date, at: dt.datetime) -> Accounts:
    """The accounts with a role in the user's structures; whoever looks after the installation sees all.

    Queries: four.
    """
    structures = list(access.coordinated_by(user, on=on).order_by("name"))
    mine = Role.objects.filter(structure__in=structures).select_related("structure", "party")
    rows = User.objects.prefetch_related(
        Prefetch("roles", mine.order_by("period"), to_attr="shown_roles")
    )
    if not is_administrator(user):
        rows = rows.filter(Q(roles__structure__in=structures)).distinct()
    waiting = Invitation.objects.filter(
        structure__in=structures, accepted_at=None, revoked_at=None, expires_at__gt=at
    )
    return Accounts(
        structures,
        list(rows.order_by("name", "pk")),
        list(waiting.select_related("structure", "party").order_by("-invited_at")),
    )
