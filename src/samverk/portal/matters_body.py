"""What lies in a body on the chosen day, and what it treated last, with whom that bound."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from samverk.bodies.queries.state import BodyState
from samverk.foundation.access import User
from samverk.foundation.language import spoken
from samverk.matters.access import seen_anywhere
from samverk.matters.models import Matter, Treatment
from samverk.rulebook.bodies import power

MOST = 10
LATEST = 5


@dataclass(frozen=True, slots=True)
class Lying:
    """A matter that lies in the body, and for how many days it has."""

    matter: Matter
    since: dt.date
    days: int


@dataclass(frozen=True, slots=True)
class Treated:
    """What came of a matter in the body, and whom that binds."""

    matter: Matter
    on: dt.date
    paragraph: str
    outcome: str
    binds: str


@dataclass(frozen=True, slots=True)
class Table:
    """The body's table: the longest lying first, at most ten, and the five last treated; rest is whether more lie there."""

    lying: tuple[Lying, ...]
    treated: tuple[Treated, ...]
    rest: bool


def table(body: BodyState, user: User, *, on: dt.date, today: dt.date) -> Table:
    """What the reader may see on the body's table. Two queries."""
    rows = Treatment.objects.filter(
        body=body.row, placed_on__lte=on, matter__in=seen_anywhere(user, on=today)
    ).select_related("matter", "ended")
    lying = list(_lying(rows, on))
    return Table(tuple(lying[:MOST]), tuple(_treated(rows, body, on)), rest=len(lying) > MOST)


def _lying(rows: QuerySet[Treatment], on: dt.date) -> Iterator[Lying]:
    still = Q(ended__isnull=True) | Q(treated_on__gt=on) | Q(left_on__gt=on)
    for row in rows.filter(still).order_by("placed_on", "pk")[: MOST + 1]:
        yield Lying(row.matter, row.placed_on, (on - row.placed_on).days)


def _treated(rows: QuerySet[Treatment], body: BodyState, on: dt.date) -> Iterator[Treated]:
    done = rows.filter(treated_on__lte=on).order_by("-treated_on", "-pk")
    for row in done[:LATEST]:
        yield Treated(
            matter=row.matter,
            on=row.treated_on or on,
            paragraph=row.ended.paragraph if row.ended else "",
            outcome=capfirst(spoken(power.NAMES[row.outcome])),
            binds=_binds(body, row.outcome),
        )


def _binds(body: BodyState, outcome: str) -> str:
    """Whom it binds by the form that the body has; of what lies beyond the form nothing is said."""
    form = body.rule.form
    return spoken(power.binds(form, outcome)) if outcome in power.outcomes(form) else ""
