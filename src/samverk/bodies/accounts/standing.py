"""How an account stands on a day, told with the account itself: one query, as without it."""

import datetime as dt
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.backends import ModelBackend
from django.db.models import (
    Case,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Greatest, Least
from django.utils import timezone

from samverk.bodies.access import ADMINISTRATOR, COORDINATORS
from samverk.bodies.models import Role, SecondStepDemand
from samverk.foundation.models import User


class Accounts(ModelBackend):
    """Passwords as Django has them. Whoever is logged in is read with what their roles ask of them today."""

    def get_user(self, user_id: int) -> User | None:
        """The account, if it may log in. One query."""
        user = with_standing(User.objects.all(), on=timezone.localdate()).filter(pk=user_id).first()  # noqa: TID251 -- a door of requests
        return user if user is not None and self.user_can_authenticate(user) else None


def with_standing(users: QuerySet[User], *, on: dt.date) -> QuerySet[Any]:
    """The accounts, each with these three, as that day is.

    Shape:  coordinates, whether it looks after a structure; has_second_step, whether an app or a key is there;
            second_step_from, the day from which its roles demand one, if any does.
    """
    roles = Role.objects.filter(user=OuterRef("pk"), kind__in=COORDINATORS, period__contains=on)
    factors = Authenticator.objects.filter(user=OuterRef("pk")).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    return users.annotate(
        coordinates=Exists(roles),
        has_second_step=Exists(factors),
        second_step_from=Least(_by_roles(on), _by_installation(on)),
    )


def demanded(on: dt.date) -> QuerySet[SecondStepDemand]:
    """The demands that are in force that day or will be."""
    return SecondStepDemand.objects.filter(
        Q(period__endswith__isnull=True) | Q(period__endswith__gt=on)
    )


def _by_roles(on: dt.date) -> Subquery:
    """The first day for the roles that the user has: the demand's own, or some days after the role was given."""
    rows = demanded(on).filter(
        structure__roles__user=OuterRef("pk"),
        structure__roles__kind=F("kind"),
        structure__roles__period__contains=on,
    )
    given = Func(F("structure__roles__period"), function="lower", output_field=DateField())
    graced = ExpressionWrapper(given + F("grace_days"), output_field=DateField())
    return _first(rows.annotate(day=Greatest(_begins(), graced)))


def _by_installation(on: dt.date) -> Case:
    """Whoever looks after the installation is an administrator of every structure."""
    rows = demanded(on).filter(kind=ADMINISTRATOR).annotate(day=_begins())
    return Case(
        When(Q(is_staff=True) | Q(is_superuser=True), then=_first(rows)), output_field=DateField()
    )


def _begins() -> Func:
    return Func(F("period"), function="lower", output_field=DateField())


def _first(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.order_by("day").values("day")[:1], output_field=DateField())
