"""Who may do what in a structure, on one day. A page asks about today, whatever day it shows.

A view declares `may=access.signed_in` and then demands the rest of the rule:

    demand(may_coordinate(request.user, structure, on=request.day.today), who=_("koordinatorn"))

Every answer follows the days of roles, appointments and posts: what has ended opens nothing from that day on.
"""

import datetime as dt

from django.db.models import CharField, Q, QuerySet, Value

from samverk.bodies.models import Appointment, Post, Replacement, Role, Seat, Structure
from samverk.foundation.access import User, is_administrator, is_signed_in
from samverk.parties.models import Party

CHAIR = "chair"
MEMBER = "member"
ADMINISTRATOR = str(Role.Kind.ADMINISTRATOR)
COORDINATORS = frozenset({ADMINISTRATOR, str(Role.Kind.COORDINATOR)})


def roles_of(user: User, structure: Structure, *, on: dt.date) -> frozenset[str]:
    """What the user is in the structure that day: the kinds of the roles, and what follows from seats and posts.

    Whoever serves in a seat, in any standing, is a member; whoever stands in for somebody is one meanwhile.
    Queries: one, and none for somebody who is not logged in.
    """
    if not is_signed_in(user):
        return frozenset()
    roles = Role.objects.filter(user=user.pk, structure=structure, period__contains=on)
    seated = Q(
        person__user=user.pk,
        seat__body__structure=structure,
        seat__period__contains=on,
        period__contains=on,
    )
    chairs = Post.objects.filter(
        person__user=user.pk,
        body__structure=structure,
        role=Post.Role.CHAIR,
        body__period__contains=on,
        period__contains=on,
    )
    found = roles.values_list("kind").union(
        _called(Appointment.objects.filter(seated), MEMBER),
        _called(Replacement.objects.filter(seated), MEMBER),
        _called(chairs, CHAIR),
    )
    everywhere = {ADMINISTRATOR} if is_administrator(user) else set()
    return frozenset({str(kind) for (kind,) in found} | everywhere)


def chaired(user: User, structure: Structure, *, on: dt.date) -> frozenset[str]:
    """The keys of the bodies of the structure that the user chairs that day. One query."""
    if not is_signed_in(user):
        return frozenset()
    posts = Post.objects.filter(
        person__user=user.pk,
        body__structure=structure,
        role=Post.Role.CHAIR,
        body__period__contains=on,
        period__contains=on,
    )
    return frozenset(posts.values_list("body__key", flat=True))


def may_coordinate(user: User, structure: Structure, *, on: dt.date) -> bool:
    """Whether the user looks after the structure: its coordinator or administrator. One query."""
    return _has_role(user, structure, Q(kind__in=COORDINATORS), on)


def may_administer(user: User, structure: Structure, *, on: dt.date) -> bool:
    """Whether the user is an administrator of the structure. One query."""
    return _has_role(user, structure, Q(kind=ADMINISTRATOR), on)


def may_fill(user: User, seat: Seat, *, on: dt.date) -> bool:
    """Whether the user may say who holds the seat: a coordinator, or the contact of the party whose seat it is.

    Queries: one, and one for the body if the seat was read without it.
    """
    asked = Q(kind__in=COORDINATORS)
    if seat.party_id is not None:
        asked |= _contact_of(seat.party_id)
    return _has_role(user, seat.body.structure_id, asked, on)


def may_speak_for(user: User, structure: Structure, party: Party, *, on: dt.date) -> bool:
    """Whether the user answers for the party itself: its contact does, a coordinator does not. One query."""
    if not is_signed_in(user):
        return False
    rows = Role.objects.filter(_contact_of(party.pk), user=user.pk, structure=structure)
    return rows.filter(period__contains=on).exists()


def coordinated_by(user: User, *, on: dt.date) -> QuerySet[Structure]:
    """The structures that the user looks after that day. No query until it is read."""
    if not is_signed_in(user):
        return Structure.objects.none()
    if is_administrator(user):
        return Structure.objects.all()
    roles = Role.objects.filter(user=user.pk, kind__in=COORDINATORS, period__contains=on)
    return Structure.objects.filter(pk__in=roles.values("structure"))


def works_in(user: User, *, on: dt.date) -> QuerySet[Structure]:
    """The structures in which the user is something that day, as roles_of says. No query until it is read."""
    if not is_signed_in(user):
        return Structure.objects.none()
    if is_administrator(user):
        return Structure.objects.all()
    roles = Role.objects.filter(user=user.pk, period__contains=on)
    serves = Q(person__user=user.pk, seat__period__contains=on, period__contains=on)
    chairs = Post.objects.filter(
        person__user=user.pk,
        role=Post.Role.CHAIR,
        body__period__contains=on,
        period__contains=on,
    )
    return Structure.objects.filter(
        Q(pk__in=roles.values("structure"))
        | Q(pk__in=Appointment.objects.filter(serves).values("seat__body__structure"))
        | Q(pk__in=Replacement.objects.filter(serves).values("seat__body__structure"))
        | Q(pk__in=chairs.values("body__structure"))
    )


def _contact_of(party: int) -> Q:
    return Q(kind=Role.Kind.PARTY_CONTACT, party=party)


def _has_role(user: User, structure: Structure | int, asked: Q, on: dt.date) -> bool:
    if not is_signed_in(user):
        return False
    if is_administrator(user):
        return True
    return Role.objects.filter(
        asked, user=user.pk, structure=structure, period__contains=on
    ).exists()


def _called(rows: "QuerySet[Appointment] | QuerySet[Replacement] | QuerySet[Post]", kind: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 -- a queryset of one text, which django-stubs cannot say for three models at once
    return rows.values_list(Value(kind, output_field=CharField()))
