"""What waits in the matters of some structures: for whom, since when, and what is late. Every list is cut by the database."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django.db.models import Count, Exists, Min, Model, OuterRef, Q, QuerySet

from samverk.foundation.mail.incoming.models import Incoming, IncomingState
from samverk.foundation.models import User
from samverk.matters.models import (
    Answer,
    ClauseAnswer,
    Matter,
    Opinion,
    PartyDecision,
    ReferralRow,
)
from samverk.matters.models.choices import Answered, AnswerState, Holder, State
from samverk.matters.queries.stirring import still
from samverk.parties.models import Party

Row = TypeVar("Row", bound=Model)

MOST: Final = 8
_COMES_BACK: Final = (Answered.REFERRED_BACK, Answered.POSTPONED)
_COME: Final = (AnswerState.RECEIVED, AnswerState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Some(Generic[Row]):
    """The first rows of a list, and how many there are in all."""

    rows: tuple[Row, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Late:
    """A party that owes answers: how many, and since when the oldest should have come."""

    key: str
    name: str
    number: int
    since: dt.date


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of those who are asked have answered."""

    answered: int
    asked: int


def some(rows: "QuerySet[Row]", most: int = MOST) -> Some[Row]:
    """The first rows. One query, two where there are more than are shown."""
    first = tuple(rows[: most + 1])
    number = len(first) if len(first) <= most else rows.count()
    return Some(first[:most], number)


def to_review(structures: Collection[int]) -> Some[Answer]:
    """Answers that have come and that nobody has read yet, the oldest first."""
    rows = Answer.objects.filter(
        state=AnswerState.RECEIVED, row__recommendation__matter__structure__in=structures
    )
    return some(
        rows.select_related("row__party", "row__recommendation__matter__structure").order_by(
            "received_on", "pk"
        )
    )


def in_the_tray() -> Some[Incoming]:
    """Letters that nothing has recognised, the latest first."""
    rows = Incoming.objects.filter(state=IncomingState.TRAY).defer("text")
    return some(rows.order_by("-pk"))


def opinions_by_mail(structures: Iterable[str]) -> Some[Incoming]:
    """Letters that answer a request for opinion and that nobody has written down yet, the latest first."""
    rows = Incoming.objects.filter(
        state=IncomingState.MATCHED, structure__in=list(structures), about__contains="/referral:"
    )
    return some(rows.defer("text").order_by("-pk"))


def _open(structures: Collection[int], on: dt.date) -> "QuerySet[Matter]":
    """The open matters that do not rest that day, those that have lain longest first."""
    rows = Matter.objects.filter(structure__in=structures).exclude(holder="")
    rests = Q(postponed_until__gt=on)
    return rows.exclude(rests).select_related("structure", "holder_body").order_by("since", "pk")


def at_coordinator(structures: Collection[int], *, on: dt.date) -> Some[Matter]:
    """Matters that the coordinator has the ball in, those that have lain longest first."""
    return some(_open(structures, on).filter(holder=Holder.COORDINATOR))


def at_others(structures: Collection[int], *, on: dt.date) -> Some[Matter]:
    """Matters that others have the ball in, those that have lain longest first."""
    others = (Holder.BODY, Holder.RESPONDENTS, Holder.PRINCIPALS)
    return some(_open(structures, on).filter(holder__in=others))


def not_moved(idle: Mapping[int, int], *, on: dt.date) -> Some[Matter]:
    """Matters that nothing has happened in for so many days, the stillest first; idle are the days by structure.

    An answer or an opinion that came is something that happened, and a matter that is out is not still before the last
    day for answers. Each has stirred_on.
    """
    rows = _open(list(idle), on).exclude(state=State.DRAFT)
    return some(still(rows, idle, on=on))


def drafts_of(user: User) -> Some[Matter]:
    """The questions that somebody has begun and not sent, the latest first."""
    rows = Matter.objects.filter(begun_by=user, state=State.DRAFT).select_related("structure")
    return some(rows.order_by("-moved_on", "-pk"))


def in_bodies(bodies: Collection[int], *, on: dt.date) -> Some[Matter]:
    """Matters that lie in some bodies, those that have lain longest first."""
    rows = Matter.objects.filter(holder=Holder.BODY, holder_body__in=bodies)
    rests = Q(postponed_until__gt=on)
    found = rows.exclude(rests).select_related("structure", "holder_body")
    return some(found.order_by("since", "pk"))


def _answered() -> Exists:
    """Whether a row has an answer that does not come back: one that is postponed or referred back still waits."""
    back = ClauseAnswer.objects.filter(answer=OuterRef("pk"), outcome__in=_COMES_BACK)
    return Exists(Answer.objects.filter(~Exists(back), row=OuterRef("pk"), state__in=_COME))


def _waited_for() -> "QuerySet[PartyDecision]":
    """The rows that somebody waits for."""
    return PartyDecision.objects.filter(
        ~_answered(),
        asked_on__isnull=False,
        withdrawn_on__isnull=True,
        recommendation__withdrawn_on__isnull=True,
        recommendation__matter__state=State.AT_PRINCIPALS,
    ).exclude(recommendation__matter__holder="")


def late_parties(structures: Collection[int], *, on: dt.date) -> tuple[list[Late], int]:
    """The parties whose answers should have come, the one that is latest first, and how many they are. Two queries."""
    rows = _waited_for().filter(
        recommendation__matter__structure__in=structures, recommendation__due__lt=on
    )
    # The names are read afterwards: joined before they are counted, they cost more than the counting.
    counted = rows.values("party").annotate(owed=Count("pk"), since=Min("recommendation__due"))
    asked = list(counted.values_list("party", "owed", "since"))
    named = Party.objects.in_bulk([party for party, _owed, _since in asked])
    late = [Late(named[pk].key, named[pk].name, owed, since) for pk, owed, since in asked]
    late.sort(key=lambda each: (each.since, each.name))
    return late[:MOST], len(late)


def awaited_from(pairs: Iterable[tuple[int, int]]) -> Some[PartyDecision]:
    """What parties are asked in structures and have not answered, the first due first; pairs of structure and party."""
    mine = Q(pk__in=[])
    for structure, party in pairs:
        mine |= Q(recommendation__matter__structure=structure, party=party)
    rows = _waited_for().filter(mine).select_related("party", "recommendation__matter__structure")
    return some(rows.order_by("recommendation__due", "pk"))


def answered_by_principals(matters: Collection[int]) -> Mapping[int, Progress]:
    """How many principals of each matter have answered. One query."""
    rows = PartyDecision.objects.filter(
        recommendation__matter__in=matters,
        asked_on__isnull=False,
        withdrawn_on__isnull=True,
        recommendation__withdrawn_on__isnull=True,
    ).annotate(has_answered=_answered())
    return _progress(rows.values_list("recommendation__matter", "has_answered"))


def answered_by_respondents(matters: Collection[int]) -> Mapping[int, Progress]:
    """How many of those who are asked for an opinion in each matter have given it. One query."""
    given = Exists(Opinion.objects.filter(row=OuterRef("pk"), sent_on__isnull=False))
    rows = ReferralRow.objects.filter(
        referral__matter__in=matters,
        referral__sent_on__isnull=False,
        referral__closed_on__isnull=True,
    ).annotate(has_answered=given)
    return _progress(rows.values_list("referral__matter", "has_answered"))


def _progress(pairs: Iterable[tuple[int, bool]]) -> Mapping[int, Progress]:
    counted: dict[int, list[int]] = {}
    for matter, has_answered in pairs:
        both = counted.setdefault(matter, [0, 0])
        both[0] += has_answered
        both[1] += 1
    return {matter: Progress(*both) for matter, both in counted.items()}
