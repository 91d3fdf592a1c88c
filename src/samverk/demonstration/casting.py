"""Gives each log-in of the demonstration its role, seat or post in the story."""

import datetime as dt

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.models import Appointment, Body, Post, Role, Structure, StructureParty
from samverk.demonstration.logins import BODY, LOGINS, STRUCTURE, Login
from samverk.foundation import audit
from samverk.foundation.models import User
from samverk.parties.models import Party, Person

ACTOR = "Demonstrationen"
REASON = "Demonstrationens inloggningar"


@transaction.atomic
def load(*, on: dt.date) -> None:
    """Give what a log-in lacks that day: roles are given once, the chair's log-in is whoever chairs now."""
    structure = Structure.objects.filter(key=STRUCTURE).first()
    if structure is None:
        return
    users = {user.email: user for user in User.objects.filter(email__in=[x.email for x in LOGINS])}
    with audit.acting(actor=ACTOR, reason=REASON, kind="system"):
        for login in LOGINS:
            if login.email in users:
                _cast(login, users[login.email], structure, on)


def _cast(login: Login, user: User, structure: Structure, on: dt.date) -> None:
    if login.kind in Role.Kind.values:
        _give_role(login, user, structure, on)
    elif login.kind:
        body = structure.bodies.get(key=BODY)
        person = _chair(body, on) if login.kind == "chair" else _member(body, on, user)
        if person is not None and person.user_id != user.pk:
            _link(user, person)


def _give_role(login: Login, user: User, structure: Structure, on: dt.date) -> None:
    """A role that was given and ended stays ended."""
    if not user.roles.exists():
        party = _party(login.party, structure, on) if login.party else None
        period = DateRange(on, None)
        user.roles.create(structure=structure, kind=login.kind, party=party, period=period)


def _party(key: str, structure: Structure, on: dt.date) -> Party:
    rows = StructureParty.objects.select_related("party")
    return rows.get(structure=structure, key=key, period__contains=on).party


def _chair(body: Body, on: dt.date) -> Person | None:
    posts = Post.objects.filter(body=body, role=Post.Role.CHAIR, period__contains=on)
    post = posts.select_related("person").first()
    return post.person if post else None


def _member(body: Body, on: dt.date, user: User) -> Person | None:
    """The one who has the log-in while still a member; else the first who has none and does not chair."""
    chair = _chair(body, on)
    seated = Appointment.objects.filter(
        seat__body=body, seat__kind="ordinary", seat__standing="member", period__contains=on
    ).exclude(person=chair)
    rows = seated.select_related("person").order_by("pk")
    row = rows.filter(person__user=user).first() or rows.filter(person__user=None).first()
    return row.person if row else None


def _link(user: User, person: Person) -> None:
    Person.objects.filter(user=user).update(user=None)
    person.user = user
    person.save(update_fields=["user"])
    user.name = person.name
    user.save(update_fields=["name"])
