"""What has happened in public to the matters of a structure, the newest first."""

import datetime as dt
from dataclasses import dataclass

from samverk.bodies.models import Structure
from samverk.matters.models import Answer, Matter, MatterStep
from samverk.matters.models.choices import AnswerState
from samverk.rulebook.matters.steps import Act

_RECOMMENDS = "recommend"
_TOLD = (Act.RAISE, Act.SEND_OUT, Act.ALL_ANSWERED)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: kind is an act, "recommend" or "decided"; who is the party or the body; key never changes."""

    key: str
    on: dt.date
    kind: str
    matter: Matter
    who: str = ""
    outcomes: tuple[str, ...] = ()


def events(structure: Structure, *, today: dt.date, most: int) -> list[Event]:
    """The latest events of what is public today. Three queries, however many there are."""
    found = [*_steps(structure, today, most), *_answers(structure, today, most)]
    return sorted(found, key=lambda event: (event.on, event.key), reverse=True)[:most]


def _steps(structure: Structure, today: dt.date, most: int) -> list[Event]:
    rows = MatterStep.objects.filter(
        matter__structure=structure,
        matter__public_from__lte=today,
        matter__registry_number__isnull=False,
        on__lte=today,
    ).select_related("matter__structure", "body")
    told = rows.filter(act__in=_TOLD) | rows.filter(outcome=_RECOMMENDS)
    return [
        Event(
            f"steg-{row.matter_id}-{row.number}",
            row.on,
            row.outcome if row.act == Act.TREAT else row.act,
            row.matter,
            row.body.name if row.body else row.forum,
        )
        for row in told.order_by("-on", "-pk")[:most]
    ]


def _answers(structure: Structure, today: dt.date, most: int) -> list[Event]:
    """Only what has been confirmed: until then it is known to the structure alone."""
    rows = Answer.objects.filter(
        row__recommendation__matter__structure=structure,
        row__recommendation__matter__public_from__lte=today,
        state=AnswerState.CONFIRMED,
        received_on__lte=today,
    ).select_related("row__party", "row__recommendation__matter__structure")
    return [
        Event(
            f"svar-{row.row_id}-{row.number}",
            row.received_on or today,
            "decided",
            row.row.recommendation.matter,
            row.row.party.name,
            tuple(dict.fromkeys(clause.outcome for clause in row.clauses.all())),
        )
        for row in rows.prefetch_related("clauses").order_by("-received_on", "-pk")[:most]
    ]
