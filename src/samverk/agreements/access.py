"""Who may do what with an agreement on one day. A page asks about today, whatever day it shows."""

import datetime as dt

from django.db.models import Q, QuerySet

from samverk.agreements.models import Agreement
from samverk.bodies.access import may_coordinate, roles_of, works_in
from samverk.bodies.models import Structure
from samverk.foundation.access import User, is_administrator


def may_keep(user: User, structure: Structure, *, on: dt.date) -> bool:
    """Whether the user keeps the agreements of a structure: its coordinator or administrator. One query."""
    return may_coordinate(user, structure, on=on)


def may_see(user: User, agreement: Agreement, *, on: dt.date) -> bool:
    """Whether the user may see the agreement: everybody once it has left its drafting, before that who works there.

    Queries: none for what is public, else one.
    """
    return is_public(agreement, on=on) or _works_in(user, agreement.structure, on=on)


def may_suppose(user: User, agreement: Agreement, *, on: dt.date) -> bool:
    """Whether the user may ask what would happen to the agreement: who works in its structure. One query."""
    return _works_in(user, agreement.structure, on=on)


def seen_by(user: User, structure: Structure, *, on: dt.date) -> QuerySet[Agreement]:
    """The agreements of a structure that the user may see. One query, two with the reading."""
    rows = Agreement.objects.filter(structure=structure)
    if _works_in(user, structure, on=on):
        return rows
    return rows.filter(public(on=on)).distinct()


def seen_anywhere(user: User, *, on: dt.date) -> QuerySet[Agreement]:
    """The agreements of all structures that the user may see. No query until it is read."""
    own = Q(structure__in=works_in(user, on=on))
    return Agreement.objects.filter(own | public(on=on)).distinct()


def is_public(agreement: Agreement, *, on: dt.date) -> bool:
    """Whether everybody may read the agreement: it has been recommended or sent out, or a party has decided on it.

    Shape: reads the adoptions as prefetched, where they are; else one query.
    """
    asked = agreement.adopted_by
    if asked is not None and asked.sent_on is not None and asked.sent_on <= on:
        return True
    return any(each.noted_on <= on for each in agreement.adoptions.all())


def public(*, on: dt.date) -> Q:
    """What is_public says, as a condition on agreements."""
    return Q(adopted_by__sent_on__lte=on) | Q(adoptions__noted_on__lte=on)


def works_there(user: User, structure: Structure, *, on: dt.date) -> bool:
    """Whether the user has any part in the structure, and so reads what its boards report. One query."""
    return _works_in(user, structure, on=on)


def _works_in(user: User, structure: Structure, *, on: dt.date) -> bool:
    return is_administrator(user) or bool(roles_of(user, structure, on=on))
