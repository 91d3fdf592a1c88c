"""Who may do what with costs on one day. A page asks about today, whatever day it shows."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from samverk.bodies.access import may_coordinate, roles_of
from samverk.bodies.models import Structure
from samverk.costs.models import (
    Budget,
    Comparison,
    CostKey,
    KeyInForce,
    Run,
    Scenario,
)
from samverk.foundation.access import User, is_administrator


def may_keep(user: User, structure: Structure, *, on: dt.date) -> bool:
    """Whether the user keeps the costs of a structure: its coordinator or administrator. One query."""
    return may_coordinate(user, structure, on=on)


def works_there(user: User, structure: Structure, *, on: dt.date) -> bool:
    """Whether the user has anything to do in the structure that day, and so may read what is not settled. One query."""
    return is_administrator(user) or bool(roles_of(user, structure, on=on))


def may_see_run(user: User, run: Run, *, on: dt.date) -> bool:
    """Whether the user may read the run: everybody once it is locked, before that who works there.

    Queries: none for what is locked, else one.
    """
    return _is_locked(run, on) or works_there(user, run.structure, on=on)


def may_see_comparison(user: User, comparison: Comparison, *, on: dt.date) -> bool:
    """Whether the user may read the comparison: everybody once it is opened, before that who works there. At most one query."""
    opened = comparison.public_from is not None and comparison.public_from <= on
    return opened or works_there(user, comparison.structure, on=on)


def runs_seen_by(user: User, structure: Structure, *, on: dt.date) -> QuerySet[Run]:
    """The runs of a structure that the user may read. One query, two with the reading."""
    rows = Run.objects.filter(structure=structure)
    if works_there(user, structure, on=on):
        return rows
    return rows.filter(state=Run.State.LOCKED, locked_on__lte=on)


def comparisons_seen_by(user: User, structure: Structure, *, on: dt.date) -> QuerySet[Comparison]:
    """The comparisons of a structure that the user may read. One query, two with the reading."""
    rows = Comparison.objects.filter(structure=structure)
    if works_there(user, structure, on=on):
        return rows
    return rows.filter(Q(public_from__lte=on))


def budgets_seen_by(user: User, structure: Structure, *, on: dt.date) -> QuerySet[Budget]:
    """The versions of budgets that the user may read. One query, two with the reading."""
    rows = Budget.objects.filter(structure=structure)
    if works_there(user, structure, on=on):
        return rows
    # What was decided is what the parties pay for, and a locked run that shares it is open to everybody: whoever reads
    # an amount there can follow it back to the lines. What nobody has decided is the coordinator's draft.
    return rows.filter(decided_on__lte=on)


def keys_seen_by(user: User, structure: Structure, *, on: dt.date) -> QuerySet[CostKey]:
    """The versions of keys that the user may read; who does not work there sees what is decided or opened.

    That is what holds or held, what a locked run used, and what an opened comparison shows.
    Queries: one, two with the reading.
    """
    rows = CostKey.objects.filter(structure=structure)
    if works_there(user, structure, on=on):
        return rows
    its = OuterRef("pk")
    locked = Run.objects.filter(cost_key=its, state=Run.State.LOCKED, locked_on__lte=on)
    opened = Scenario.objects.filter(cost_key=its, removed_on=None, comparison__public_from__lte=on)
    decided = KeyInForce.objects.filter(cost_key=its)
    return rows.filter(Exists(locked) | Exists(opened) | Exists(decided))


def _is_locked(run: Run, on: dt.date) -> bool:
    return run.state == Run.State.LOCKED and run.locked_on is not None and run.locked_on <= on
