"""Rows in, rulebook facts out: the only place where a matter's rows become what the rules understand."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from samverk.matters.models import (
    Answer,
    LineStep,
    Matter,
    MatterStep,
    PartyDecision,
    Recommendation,
)
from samverk.matters.models.choices import AnswerState
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matters import decisions
from samverk.rulebook.matters.position import Position
from samverk.rulebook.matters.steps import Act, Holder, HolderKind, State, Step

KNOWN = (AnswerState.RECEIVED, AnswerState.CONFIRMED)


def step(row: MatterStep) -> Step:
    """One step; the row knows its bodies (select_related)."""
    return Step(
        number=row.number,
        on=row.on,
        act=Act(row.act),
        body=row.body.key if row.body else None,
        forum=row.forum,
        outcome=row.outcome or None,
        to_body=row.to_body.key if row.to_body else None,
        to_forum=row.to_forum,
        until=row.until,
        reason=row.reason,
        is_urgent=row.is_urgent,
    )


def steps(rows: Iterable[MatterStep]) -> tuple[Step, ...]:
    """Every step, in the order of the rows."""
    return tuple(map(step, rows))


def position_of(row: Matter) -> Position:
    """Where a matter stands by its own row, without where it has been before. One query where its body is not read yet."""
    body = row.holder_body.key if row.holder_body else None
    holder = Holder(HolderKind(row.holder), body, row.holder_forum) if row.holder else None
    return Position(State(row.state), holder, row.since, row.postponed_until)


def request(
    recommendation: Recommendation, names: dict[int, str], sides: dict[int, str], *, on: dt.date
) -> decisions.Request:
    """A recommendation with its rows; names and sides are what each party (by primary key) is called in the structure.

    What was noted of a line after the day was not known then, and is left out.

    Shape: reads clauses, rows, their line and answers as prefetched by queries.with_rows; makes no query itself.
    """
    return decisions.Request(
        due=recommendation.due,
        clauses=tuple(clause.number for clause in recommendation.clauses.all()),
        rows=tuple(
            _row(row, names.get(row.party_id, row.party.name), sides.get(row.party_id, ""), on)
            for row in recommendation.rows.all()
        ),
    )


def _row(row: PartyDecision, name: str, side: str, on: dt.date) -> decisions.Row:
    return decisions.Row(
        party=row.party.key,
        name=name,
        side=side,
        asked_on=row.asked_on,
        planned_on=_planned(row, on),
        competent_organ=row.competent_organ,
        answers=tuple(answer(each) for each in row.answers.all() if each.state in KNOWN),
        line=tuple(_line(each) for each in row.line.all() if each.recorded_on <= on),
        withdrawn_on=row.withdrawn_on,
    )


def _planned(row: PartyDecision, on: dt.date) -> dt.date | None:
    """The day of decision that was expected then: the last that had been noted by that day."""
    noted: Sequence[Mapping[str, str | None]] = row.plans  # type: ignore[attr-defined] # read along by queries.rows
    known = [each["day"] for each in noted if str(each["noted"]) <= on.isoformat()]
    return dt.date.fromisoformat(known[-1]) if known and known[-1] else None


def answer(row: Answer) -> decisions.Answer:
    """One answer that has come in, with its clauses.

    Raises: ValueError for a draft, which is nobody's answer.
    """
    if row.received_on is None:
        message = "a draft has not come in"
        raise ValueError(message)
    return decisions.Answer(
        number=row.number,
        received_on=row.received_on,
        decided_on=row.decided_on,
        organ=row.organ,
        paragraph=row.paragraph,
        registry_number=row.registry_number,
        outcomes=tuple(
            decisions.ClauseOutcome(
                each.clause.number, decisions.Outcome(each.outcome), each.wording
            )
            for each in row.clauses.all()
        ),
        has_dissent=row.has_dissent,
        is_confirmed=row.state == AnswerState.CONFIRMED,
        announced_on=row.announced_on,
        has_extract=row.extract_id is not None,
    )


def _line(row: LineStep) -> decisions.LineStep:
    return decisions.LineStep(
        organ=row.organ,
        on=row.on,
        paragraph=row.paragraph,
        what=decisions.What(row.does),
        is_planned=row.is_planned,
    )


def row_alone(row: PartyDecision) -> decisions.Row:
    """A row by itself, without what it has answered."""
    return decisions.Row(
        party=row.party.key,
        name=row.party.name,
        asked_on=row.asked_on,
        planned_on=row.planned_on,
        competent_organ=row.competent_organ,
        withdrawn_on=row.withdrawn_on,
    )


def question_withdrawn(row: PartyDecision) -> Finding:
    """Why an answer cannot be taken: nobody asks any more."""
    named = {"party": row.party.name}
    return Finding("matters.question_withdrawn", Weight.STOP, "samverk-arenden Ä6", named)


def no_day_of_decision(row: PartyDecision) -> Finding:
    """Why an answer cannot be confirmed: a decision has a day."""
    named = {"party": row.party.name}
    return Finding("matters.confirmed_without_day", Weight.STOP, "samverk-beslut B7", named)
