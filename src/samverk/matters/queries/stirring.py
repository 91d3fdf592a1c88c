"""When something last happened in a matter: a step, an answer from a principal, an opinion. And what it still waits for in time."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import DateField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from samverk.matters.models import Answer, Matter, Opinion, Recommendation, Referral
from samverk.matters.models.choices import State


def _answers(on: dt.date) -> "QuerySet[Answer]":
    """What principals had answered on the matter, reviewed or not."""
    return Answer.objects.filter(row__recommendation__matter=OuterRef("pk"), received_on__lte=on)


def _opinions(on: dt.date) -> "QuerySet[Opinion]":
    return Opinion.objects.filter(row__referral__matter=OuterRef("pk"), sent_on__lte=on)


def stirred(step: F | Subquery, *, on: dt.date) -> Greatest:
    """The last day that something happened by then; step is the day of the last step."""
    answered = _answers(on).order_by().values("row__recommendation__matter")
    opined = _opinions(on).order_by().values("row__referral__matter")
    return Greatest(
        step,
        Subquery(answered.annotate(last=Max("received_on")).values("last")),
        Subquery(opined.annotate(last=Max("sent_on")).values("last")),
        output_field=DateField(),
    )


def waits_in_time(state: str, *, on: dt.date) -> Q:
    """Whether the matter is out, and those who are asked may still take their time; state names its field."""
    asked = Recommendation.objects.filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on),
        matter=OuterRef("pk"),
        sent_on__lte=on,
        due__gte=on,
    )
    referred = Referral.objects.filter(
        Q(closed_on__isnull=True) | Q(closed_on__gt=on),
        matter=OuterRef("pk"),
        sent_on__lte=on,
        due__gte=on,
    )
    at_principals = Q(Exists(asked), **{state: State.AT_PRINCIPALS})
    return at_principals | Q(Exists(referred), **{state: State.OUT_FOR_OPINION})


def still(rows: "QuerySet[Matter]", idle: Mapping[int, int], *, on: dt.date) -> "QuerySet[Matter]":
    """Those that nothing has happened in for so many days, and that wait for nobody who has time left, the stillest first.

    Units: idle are days by structure. Each has stirred_on.
    """
    # The shortest time is the widest net: the steps are read from an index before anything is counted.
    widest = on - dt.timedelta(days=min(idle.values(), default=0))
    found = rows.filter(moved_on__lt=widest).exclude(waits_in_time("state", on=on))
    lain = Q(pk__in=[])
    for days in sorted(set(idle.values())):
        mine = [pk for pk, each in idle.items() if each == days]
        lain |= Q(structure__in=mine, stirred_on__lt=on - dt.timedelta(days=days))
    counted = found.annotate(stirred_on=stirred(F("moved_on"), on=on))
    return counted.filter(lain).order_by("stirred_on", "pk")
