"""Who may do what with a matter on one day. A page asks about today, whatever day it shows."""

import datetime as dt

from django.db.models import Q, QuerySet

from samverk.bodies.access import (
    CHAIR,
    COORDINATORS,
    MEMBER,
    chaired,
    may_coordinate,
    may_speak_for,
    roles_of,
    works_in,
)
from samverk.bodies.models import Role, Structure
from samverk.foundation.access import User, is_administrator, is_signed_in
from samverk.matters import facts
from samverk.matters.models import Matter, PartyDecision
from samverk.matters.models.choices import State
from samverk.rulebook.flow import Who
from samverk.rulebook.matters.mandate import acts_for

_RAISERS = COORDINATORS | {CHAIR, MEMBER, str(Role.Kind.PARTY_CONTACT)}


def may_raise(user: User, structure: Structure, *, on: dt.date) -> bool:
    """Whether the user may raise a question: whoever has a seat, speaks for a party or coordinates. One query."""
    return bool(roles_of(user, structure, on=on) & _RAISERS)


def may_see(user: User, matter: Matter, *, on: dt.date) -> bool:
    """Whether the user may see the matter: its writer while it is a draft, then all who work in the structure.

    What is public everybody sees. Queries: none for what is public, else one.
    """
    if matter.state == State.DRAFT or matter.registry_number is None:
        return is_signed_in(user) and matter.begun_by_id == user.pk
    if matter.public_from is not None and matter.public_from <= on:
        return True
    return bool(roles_of(user, matter.structure, on=on))


def seen_by(user: User, structure: Structure, *, on: dt.date) -> QuerySet[Matter]:
    """The matters of the structure that the user may see. One query, two with the reading."""
    rows = Matter.objects.filter(structure=structure)
    own = Q(begun_by=user.pk) if is_signed_in(user) else Q(pk__in=[])
    raised = Q(registry_number__isnull=False)
    if is_administrator(user) or roles_of(user, structure, on=on):
        return rows.filter(raised | own)
    return rows.filter(raised, public_from__lte=on)


def seen_anywhere(user: User, *, on: dt.date) -> QuerySet[Matter]:
    """The raised matters of every structure that the user may see. No query until it is read."""
    raised = Matter.objects.filter(registry_number__isnull=False)
    if is_administrator(user):
        return raised
    public = Q(public_from__lte=on)
    own = Q(structure__in=works_in(user, on=on)) if is_signed_in(user) else Q(pk__in=[])
    return raised.filter(public | own)


def may_coordinate_matter(user: User, matter: Matter, *, on: dt.date) -> bool:
    """Whether the user moves the matter on: a coordinator of its structure. One query."""
    return may_coordinate(user, matter.structure, on=on)


def hands(user: User, matter: Matter, *, on: dt.date) -> frozenset[Who]:
    """What the user is to the matter, as the rulebook's table says who may take a step.

    A chair is one of a body that she records for now: what lies in another body is not hers to move.
    Queries: one, and two for whoever chairs a body.
    """
    roles = roles_of(user, matter.structure, on=on)
    found = set()
    if roles & COORDINATORS:
        found.add(Who.COORDINATOR)
    if CHAIR in roles and _acts_for(user, matter, on):
        found.add(Who.CHAIR)
    if roles & _RAISERS:
        found.add(Who.MEMBER)
    if is_signed_in(user) and matter.begun_by_id == user.pk:
        found.add(Who.RAISER)
    return frozenset(found)


def bound_to(user: User, matter: Matter, *, on: dt.date) -> frozenset[str] | None:
    """The keys of the bodies that the user chairs and may record for alone; None for who looks after the structure.

    Queries: one for the coordinator, two for others.
    """
    if may_coordinate_matter(user, matter, on=on):
        return None
    return chaired(user, matter.structure, on=on)


def _acts_for(user: User, matter: Matter, on: dt.date) -> tuple[str, ...]:
    return acts_for(facts.position_of(matter), chaired(user, matter.structure, on=on))


def may_answer(user: User, row: PartyDecision, *, on: dt.date) -> bool:
    """Whether the user answers on the row from an account: the party's own contact, or a coordinator. At most two queries."""
    structure = row.recommendation.matter.structure
    return may_speak_for(user, structure, row.party, on=on) or may_coordinate(
        user, structure, on=on
    )
