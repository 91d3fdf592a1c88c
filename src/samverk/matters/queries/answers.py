"""One principal's row with what it has answered, as the pages where it answers ask for it."""

import datetime as dt

from django.db.models import Prefetch

from samverk.bodies.models import StructureParty
from samverk.foundation.formats import sv_sort
from samverk.matters.models import Answer, ClauseAnswer, PartyDecision
from samverk.matters.models.choices import AnswerState
from samverk.parties.models import Organ, Party


def row_of(pk: int) -> PartyDecision | None:
    """The row of this number with its clauses, its line and its answers, the first one first. Five queries."""
    said = ClauseAnswer.objects.select_related("clause").order_by("clause__number")
    answers = Answer.objects.select_related("extract").order_by("number")
    rows = PartyDecision.objects.select_related(
        "party", "recommendation__matter__structure", "recommendation__treatment__body"
    )
    whole = rows.prefetch_related(
        "recommendation__clauses",
        "line",
        Prefetch("answers", answers),
        Prefetch("answers__clauses", said),
    )
    return whole.filter(pk=pk).first()


def draft_of(row: PartyDecision) -> Answer | None:
    """What is begun and not sent. No query on a row of row_of."""
    return next((each for each in row.answers.all() if each.state == AnswerState.DRAFT), None)


def sent_of(row: PartyDecision) -> Answer | None:
    """What was sent last. No query on a row of row_of."""
    sent = [each for each in row.answers.all() if each.state != AnswerState.DRAFT]
    return sent[-1] if sent else None


def organs_of(party: Party, *, on: dt.date) -> list[Organ]:
    """The organs of the party that day which decide, by name. One query."""
    rows = Organ.objects.filter(party=party, period__contains=on)
    deciding = rows.exclude(kind=Organ.Kind.ADMINISTRATION)
    return sorted(deciding, key=lambda row: sv_sort(row.name))


def takes_part(row: PartyDecision, *, on: dt.date) -> bool:
    """Whether the party is in the structure that day. One query."""
    return StructureParty.objects.filter(
        structure=row.recommendation.matter.structure_id, party=row.party_id, period__contains=on
    ).exists()
