"""The matters of a structure as a register: what is looked for, by who has the ball, as it was on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)

from samverk.bodies.models import Structure
from samverk.matters.models import Matter, MatterStep, Series
from samverk.matters.models.choices import Holder, State
from samverk.matters.queries.finding import find
from samverk.matters.queries.stirring import stirred, waits_in_time

OPEN, ENDED, EVERYTHING = "oppna", "avslutade", "alla"
ENDED_STATES = (State.CLOSED, State.WITHDRAWN, State.MERGED)
# Who can do something at once comes first.
ORDER = (Holder.COORDINATOR, Holder.BODY, Holder.RESPONDENTS, Holder.PRINCIPALS, Holder.RAISER)
_THEN = ("state", "holder", "holder_forum", "since")
_THEN_BY = ("now_body", "now_holder_forum", "now_since", "pk")
_BALL = ("now_holder", "now_body", "now_holder_forum")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. holder is a kind of holder, or "body:" and the key of one; body is one it has been in."""

    text: str = ""
    shown: str = OPEN
    holder: str = ""
    body: str = ""
    group: str = ""
    year: int | None = None
    idle: int | None = None


def register(
    seen: QuerySet[Matter], structure: Structure, wanted: Wanted, *, on: dt.date, today: dt.date
) -> QuerySet[Matter]:
    """The raised matters that are looked for, as they were that day, those with the coordinator first and the oldest first.

    Queries: none until it is read, and two where something is searched for.
    """
    rows = as_of(seen.filter(registry_number__isnull=False), on=on, today=today)
    rows = rows.filter(_where(wanted, structure, on))
    return rows.order_by(_rank(), *_THEN_BY)


def as_of(rows: QuerySet[Matter], *, on: dt.date, today: dt.date) -> QuerySet[Matter]:
    """The matters that had been raised by a day, as they were that day. No query until it is read.

    Each has now_state, now_holder, now_holder_forum, now_since, now_moved, now_body and now_body_key, and now_waits:
    whether those who are asked have time left to answer.
    """
    if on == today:
        own = {f"now_{name}": F(name) for name in _THEN}
        bodies = {"now_body": F("holder_body__name"), "now_body_key": F("holder_body__key")}
        return _stirring(rows.annotate(**own, **bodies), F("moved_on"), on)
    steps = MatterStep.objects.filter(matter=OuterRef("pk"), on__lte=on).order_by("-on", "-number")
    then = {f"now_{name}": Subquery(steps.values(name)[:1]) for name in _THEN}
    found = rows.annotate(
        **then,
        now_body=Subquery(steps.values("holder_body__name")[:1]),
        now_body_key=Subquery(steps.values("holder_body__key")[:1]),
    ).exclude(Q(now_state=None) | Q(now_state=State.DRAFT))
    return _stirring(found, Subquery(steps.values("on")[:1]), on)


def _stirring(rows: QuerySet[Matter], step: F | Subquery, on: dt.date) -> QuerySet[Matter]:
    waits = Case(
        When(waits_in_time("now_state", on=on), then=True),
        default=False,
        output_field=BooleanField(),
    )
    return rows.annotate(now_moved=stirred(step, on=on), now_waits=waits)


def _rank() -> Case:
    ranked = (When(now_holder=holder, then=rank) for rank, holder in enumerate(ORDER))
    return Case(*ranked, default=len(ORDER), output_field=IntegerField())


def _where(wanted: Wanted, structure: Structure, on: dt.date) -> Q:
    found = Q()
    if wanted.shown == OPEN:
        # An open matter has a holder, and the index holds those alone.
        found &= ~Q(now_state__in=ENDED_STATES) & ~Q(now_holder="")
    elif wanted.shown == ENDED:
        found &= Q(now_state__in=ENDED_STATES)
    if wanted.holder:
        found &= _held(wanted.holder)
    if wanted.body:
        treated = Matter.objects.filter(treatments__body__key=wanted.body, structure=structure)
        found &= Q(pk__in=treated.values("pk"))
    if wanted.group:
        found &= Q(target_groups__contains=[wanted.group])
    if wanted.year:
        found &= Q(year=wanted.year)
    if wanted.idle:
        # As the mark on a matter that has lain long: one that rests, or that waits for answers in time, lies as it should.
        lain = Q(now_moved__lte=on - dt.timedelta(days=wanted.idle), now_waits=False)
        found &= lain & (Q(postponed_until__isnull=True) | Q(postponed_until__lte=on))
    return found & _searched(wanted.text, structure) if wanted.text else found


def _held(holder: str) -> Q:
    if holder.startswith("body:"):
        return Q(now_holder=Holder.BODY, now_body_key=holder.removeprefix("body:"))
    return Q(now_holder=holder)


def _searched(text: str, structure: Structure) -> Q:
    """The words in Swedish, a part of the heading, or any number that somebody has for it. At most two queries."""
    words = SearchQuery(text, search_type="websearch", config="swedish")
    by_number = [each.pk for each in find(text, structure=structure)] if _has_digit(text) else []
    return Q(words=words) | Q(title__icontains=text) | Q(pk__in=by_number)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def balls(rows: QuerySet[Matter]) -> dict[tuple[str, str], int]:
    """How many of the matters each holder has, by kind and name. One query."""
    found = rows.order_by().values_list(*_BALL)
    counted = found.annotate(count=Count("pk"))
    return {(kind, body or forum or ""): count for kind, body, forum, count in counted}


def years(seen: QuerySet[Matter]) -> Iterable[int]:
    """The years that registry numbers were given in, the newest first. One query."""
    there = seen.filter(structure=OuterRef("structure"), year=OuterRef("year"))
    given = Series.objects.filter(Exists(there)).order_by("-year")
    return list(given.values_list("year", flat=True))
