"""What a party has decided on recommendations, the latest first."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.utils.text import capfirst

from samverk.foundation.access import User
from samverk.foundation.day import ChosenDay
from samverk.foundation.language import spoken
from samverk.matters.access import seen_anywhere
from samverk.matters.models import ClauseAnswer, PartyDecision, Recommendation
from samverk.matters.models.choices import AnswerState
from samverk.parties.models import Party
from samverk.rulebook.matters.decisions import ClauseStanding, Outcome, outcome_of
from samverk.rulebook.matters.decisions.texts import STATES

LATEST = 5


@dataclass(frozen=True, slots=True)
class Decided:
    """What the party decided on one recommendation: the outcome of its clauses together, by which organ, when and where."""

    recommendation: Recommendation
    outcome: str
    organ: str
    paragraph: str
    on: dt.date | None


def decided(party: Party, user: User, day: ChosenDay) -> list[Decided]:
    """The five last decisions of the party that the reader may see, by what was confirmed of them. Two queries."""
    rows = _rows(party, user, day)
    said = defaultdict(list)
    for each in _said(rows, day.on):
        said[each.answer.row_id].append(each)
    return [_decided(row, said[row.pk]) for row in rows if said[row.pk]]


def _rows(party: Party, user: User, day: ChosenDay) -> list[PartyDecision]:
    confirmed = Q(answers__state=AnswerState.CONFIRMED, answers__received_on__lte=day.on)
    rows = PartyDecision.objects.filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day.on),
        party=party,
        asked_on__lte=day.on,
        recommendation__matter__in=seen_anywhere(user, on=day.today),
    ).annotate(
        latest=Max("answers__decided_on", filter=confirmed),
        asked=Count("recommendation__clauses", distinct=True),
    )
    known = rows.filter(latest__isnull=False).order_by("-latest", "-pk")
    return list(known.select_related("recommendation__matter__structure")[:LATEST])


def _said(rows: Iterable[PartyDecision], on: dt.date) -> Iterable[ClauseAnswer]:
    """Every clause of every confirmed answer, so that what was said last comes last."""
    found = ClauseAnswer.objects.filter(
        answer__row__in=[row.pk for row in rows],
        answer__state=AnswerState.CONFIRMED,
        answer__received_on__lte=on,
    ).select_related("answer")
    order = ("answer__decided_on", "answer__received_on", "answer__number", "clause")
    return found.order_by(*order)


def _decided(row: PartyDecision, said: list[ClauseAnswer]) -> Decided:
    by_clause = {each.clause_id: Outcome(each.outcome) for each in said}
    silent = vars(row)["asked"] - len(by_clause)
    outcomes = [*by_clause.values(), *[None] * silent]
    clauses = tuple(ClauseStanding(number, each) for number, each in enumerate(outcomes, start=1))
    stands, last = outcome_of(clauses), said[-1].answer
    return Decided(
        recommendation=row.recommendation,
        outcome=capfirst(spoken(STATES[stands])) if stands else "",
        organ=last.organ,
        paragraph=last.paragraph,
        on=last.decided_on,
    )
