"""What somebody may choose reminders about: what their roles give, and what they have had."""

import datetime as dt
from dataclasses import dataclass

from samverk.bodies.access import COORDINATORS
from samverk.bodies.models import Post, Role
from samverk.foundation.digest import Subscription
from samverk.foundation.models import User


@dataclass(frozen=True, slots=True)
class Choice:
    """One topic, and since when it is stopped."""

    topic: str
    name: str
    stopped_on: dt.date | None = None


def choices(user: User, *, on: dt.date) -> list[Choice]:
    """Each topic that the user is or has been reminded about, by name. Three queries."""
    kinds = {*COORDINATORS, Role.Kind.PARTY_CONTACT}
    roles = Role.objects.filter(user=user, period__contains=on, kind__in=kinds)
    posts = Post.objects.filter(
        person__user=user, role=Post.Role.CHAIR, period__contains=on
    ).values_list("body__structure__key", "body__structure__name")
    found = {
        key: Choice(key, name)
        for key, name in (*roles.values_list("structure__key", "structure__name"), *posts)
    }
    for row in Subscription.objects.filter(subscriber__email=user.email):
        found[row.topic] = Choice(row.topic, row.name, row.stopped_on)
    return sorted(found.values(), key=lambda each: (each.name, each.topic))
