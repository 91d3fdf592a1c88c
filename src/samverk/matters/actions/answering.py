"""A principal answers: drafts as often as it likes, answers that are never written over, and a coordinator who reviews."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max

from samverk.foundation import audit
from samverk.foundation.formats import day_long
from samverk.foundation.models import Document
from samverk.foundation.refusals import Refused, SomeoneWasFirst
from samverk.matters import events, facts
from samverk.matters.actions import sending
from samverk.matters.actions.moving import Move, locked, take
from samverk.matters.models import (
    Answer,
    ClauseAnswer,
    LineStep,
    Matter,
    PartyDecision,
    PlannedDay,
)
from samverk.matters.models.choices import AnswerState, LineDoes, State, Via
from samverk.matters.queries.rows import standing_of, with_rows
from samverk.rulebook.findings import Weight
from samverk.rulebook.matters.decisions import checks
from samverk.rulebook.matters.steps import Act


@dataclass(frozen=True, slots=True)
class Said:
    """What the principal decided on one clause, with its own wording where that differs."""

    outcome: str
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What an answer holds; clauses by their number. incoming is the letter that it came with."""

    clauses: Mapping[int, Said] = field(default_factory=dict)
    organ: str = ""
    organ_kind: str = ""
    decided_on: dt.date | None = None
    paragraph: str = ""
    registry_number: str = ""
    has_dissent: bool = False
    dissent: str = ""
    announced_on: dt.date | None = None
    note: str = ""
    written_by: str = ""
    extract: Document | None = None
    incoming: int | None = None


@transaction.atomic
def save_draft(*, row: PartyDecision, written: Written, via: Via, on: dt.date) -> Answer:
    """Keep what is written until somebody goes on. Nine queries.

    Raises: Refused where the question is withdrawn.
    """
    asked = _asked(row)
    with audit.acting(actor=_actor(asked, written), reason=asked.recommendation.title, day=on):
        return put(asked, _draft_of(asked, via), written)


@transaction.atomic
def answer(
    *,
    row: PartyDecision,
    written: Written,
    version: int,
    via: Via,
    on: dt.date,
    actor: str = "",
) -> Answer:
    """Send an answer: it stands beside the earlier ones, to be reviewed, and a receipt goes to the contact on record.

    Queries: at most twenty.
    Raises: Refused where the question is withdrawn or the answer would be false; SomeoneWasFirst where somebody
    has answered since the form was opened.
    """
    asked = _asked(row)
    if asked.version != version:
        raise SomeoneWasFirst(changed_by=_last_writer(asked), what=str(asked.party))
    by = actor or _actor(asked, written)
    with audit.acting(actor=by, reason=asked.recommendation.title, day=on):
        sent = put(asked, _draft_of(asked, via), written)
        sent.state, sent.received_on = AnswerState.RECEIVED, on
        _check(asked, sent, on)
        sent.save()
        _note_on_row(asked, written)
        if asked.contact_email and via is not Via.COORDINATOR:
            send_receipt(asked, sent)
    return sent


@transaction.atomic
def confirm(*, answer: Answer, on: dt.date, actor: str) -> Answer:
    """Let an answer count. When it was the last one missing, everybody has answered. Queries: at most twenty-five.

    Raises: Refused where it would be false, or was not to be reviewed.
    """
    matter = _matter_of(answer)
    found = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if found.state not in {AnswerState.RECEIVED, AnswerState.SET_ASIDE}:
        raise SomeoneWasFirst(changed_by=found.reviewed_by, what=str(found.row.party))
    with audit.acting(actor=actor, reason=matter.title, day=on):
        _check(found.row, found, on, is_confirmed=True)
        found.state, found.reviewed_on, found.reviewed_by = AnswerState.CONFIRMED, on, actor
        found.set_aside_why = ""
        found.version += 1
        found.save()
        _settle(matter, found.row, on, actor)
        events.tell(found.row.recommendation, on=on, actor=actor)
    return found


@transaction.atomic
def set_aside(*, answer: Answer, why: str, on: dt.date, actor: str) -> Answer:
    """Let an answer not count, with the reason; it stays to be read. Where all had answered, somebody is waited for again."""
    matter = _matter_of(answer)
    found = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    with audit.acting(actor=actor, reason=why, day=on):
        found.state, found.reviewed_on, found.reviewed_by = AnswerState.SET_ASIDE, on, actor
        found.set_aside_why = why
        found.version += 1
        found.save()
        _settle(matter, found.row, on, actor)
        events.tell(found.row.recommendation, on=on, actor=actor)
    return found


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop in the principal's own line, done or planned."""

    organ: str
    does: LineDoes
    on: dt.date | None = None
    paragraph: str = ""
    kind: str = ""
    is_planned: bool = False


@transaction.atomic
def record_stop(*, row: PartyDecision, stop: Stop, on: dt.date, actor: str) -> LineStep:
    """Note where the question lies in the principal's line. Six queries."""
    asked = _asked(row)
    with audit.acting(actor=actor, reason=asked.recommendation.title, day=on):
        last = asked.line.aggregate(last=Max("number"))["last"] or 0
        return LineStep.objects.create(
            row=asked,
            number=last + 1,
            organ=stop.organ,
            kind=stop.kind,
            does=stop.does,
            on=stop.on,
            paragraph=stop.paragraph,
            is_planned=stop.is_planned,
            recorded_on=on,
        )


@transaction.atomic
def plan(
    *,
    row: PartyDecision,
    planned_on: dt.date | None,
    organ: str,
    registry_number: str,
    on: dt.date,
    actor: str,
) -> PartyDecision:
    """Note when and where the principal means to decide, and what it calls the matter. Six queries."""
    asked = _asked(row)
    with audit.acting(actor=actor, reason=asked.recommendation.title, day=on):
        _note_planned(asked, planned_on, on)
        asked.planned_on = planned_on
        asked.competent_organ = organ or asked.competent_organ
        asked.registry_number = registry_number or asked.registry_number
        asked.version += 1
        asked.save()
    return asked


def _note_planned(row: PartyDecision, planned_on: dt.date | None, on: dt.date) -> None:
    """From this day another day is expected; what was expected before stands for the days before."""
    if row.planned_on != planned_on:
        last = row.planned_days.aggregate(last=Max("number"))["last"] or 0
        PlannedDay.objects.create(row=row, number=last + 1, planned_on=planned_on, recorded_on=on)


def _asked(row: PartyDecision) -> PartyDecision:
    """The row as it is now, kept from others until the transaction ends. One query.

    Raises: Refused where the question is withdrawn.
    """
    rows = PartyDecision.objects.select_for_update(of=("self",))
    asked = rows.select_related("recommendation__matter__structure", "party").get(pk=row.pk)
    gone = asked.withdrawn_on is not None or asked.recommendation.withdrawn_on is not None
    if gone:
        raise Refused([facts.question_withdrawn(asked)])
    return asked


def _matter_of(answer: Answer) -> Matter:
    return locked(answer.row.recommendation.matter)


def _actor(row: PartyDecision, written: Written) -> str:
    return f"{written.written_by or row.contact_name or 'Länken'}, {row.party}"


def _last_writer(row: PartyDecision) -> str:
    last = row.answers.exclude(state=AnswerState.DRAFT).order_by("-number").first()
    return last.written_by if last else ""


def _draft_of(row: PartyDecision, via: Via) -> Answer:
    found = row.answers.filter(state=AnswerState.DRAFT).first()
    last = row.answers.aggregate(last=Max("number"))["last"] or 0
    return found or Answer(row=row, number=last + 1, via=via)


def put(row: PartyDecision, draft: Answer, written: Written) -> Answer:
    """The answer with everything that is written, inside somebody's act. Four queries."""
    draft.organ, draft.organ_kind = written.organ, written.organ_kind
    draft.decided_on, draft.paragraph = written.decided_on, written.paragraph
    draft.registry_number, draft.note = written.registry_number, written.note
    draft.has_dissent, draft.dissent = written.has_dissent, written.dissent
    draft.announced_on, draft.written_by = written.announced_on, written.written_by
    draft.extract = written.extract or draft.extract
    draft.incoming = written.incoming
    draft.version += 1
    draft.save()
    draft.clauses.all().delete()
    ClauseAnswer.objects.bulk_create(
        ClauseAnswer(
            answer=draft,
            clause=clause,
            outcome=written.clauses[clause.number].outcome,
            wording=written.clauses[clause.number].wording,
        )
        for clause in row.recommendation.clauses.all()
        if clause.number in written.clauses
    )
    return draft


def _check(row: PartyDecision, sent: Answer, on: dt.date, *, is_confirmed: bool = False) -> None:
    """Raises: Refused for what would be false: decided after it came, or on a day that has not come."""
    if is_confirmed and sent.decided_on is None:
        raise Refused([facts.no_day_of_decision(row)])
    asked = facts.row_alone(row)
    wrong = [
        each
        for each in checks.impossible_days(facts.answer(sent), asked, on=on)
        if each.weight is Weight.STOP
    ]
    if wrong:
        raise Refused(wrong)


def _note_on_row(row: PartyDecision, written: Written) -> None:
    row.registry_number = written.registry_number or row.registry_number
    row.version += 1
    row.save(update_fields=["registry_number", "version"])


def _settle(matter: Matter, row: PartyDecision, on: dt.date, actor: str) -> None:
    """When every principal of every recommendation has answered the matter goes back to the coordinator, or the other way."""
    found = with_rows(row.recommendation.matter.recommendations.filter(sent_on__isnull=False))
    complete = all(standing_of(each, on=on).standing.is_complete for each in found)
    if complete and matter.state == State.AT_PRINCIPALS:
        take(matter, Move(Act.ALL_ANSWERED, on), actor)
    elif not complete and matter.state == State.ANSWERED:
        take(matter, Move(Act.ASK_AGAIN, on), actor)


def send_receipt(row: PartyDecision, sent: Answer) -> None:
    """Tell whoever is on record what was recorded, inside somebody's act. Five queries."""
    lines = [
        f"{each.clause.number}. {each.get_outcome_display()}"
        + (f": {each.wording}" if each.wording else "")
        for each in sent.clauses.select_related("clause").order_by("clause__number")
    ]
    said = {
        "skrivet_av": sent.written_by or row.contact_name,
        "svarat": day_long(sent.received_on, "sv") if sent.received_on else "",
        "beslut": "\n".join(lines),
    }
    sending.receipt(row, said, key=f"receipt:{sent.pk}")
