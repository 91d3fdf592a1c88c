"""How one party's answer stands on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from samverk.rulebook.matters.decisions.facts import Answer, Outcome, Request, Row, What
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key


class RowState(StrEnum):
    """Where a party stands; received is an answer that nobody has reviewed, mixed is different from clause to clause."""

    NOT_ASKED = "not asked"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"
    OVERDUE = "overdue"
    RECEIVED = "received"
    ADOPTED = "adopted"
    CHANGED = "adopted with change"
    REJECTED = "rejected"
    REFERRED_BACK = "referred back"
    POSTPONED = "postponed"
    NOTED = "noted"
    MIXED = "mixed"


ASIDE = frozenset({RowState.NOT_ASKED, RowState.WITHDRAWN})
UNANSWERED = frozenset({RowState.MISSING, RowState.OVERDUE})
NOT_FINAL = frozenset({Outcome.REFERRED_BACK, Outcome.POSTPONED})


@dataclass(frozen=True, slots=True)
class ClauseStanding:
    """One clause at one party: what became of it, and the answer that says so; None is that nothing is known."""

    clause: int
    outcome: Outcome | None = None
    wording: str = ""
    answer: Answer | None = None

    @property
    def is_open(self) -> bool:
        """Whether the party is to come back about it."""
        return self.outcome is None or self.outcome in NOT_FINAL


@dataclass(frozen=True, slots=True)
class Expected:
    """The next meeting that the answer is expected from. is_past is that the day has gone without an answer."""

    organ: str
    on: dt.date | None
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class RowStanding:
    """One row on a day. answer is the one that counts; to_review are those that nobody has confirmed.

    Shape: late is a final answer after the last day; overdue is none at all by then, or none that is final.
    """

    party: Key
    name: str
    side: Key
    state: RowState
    clauses: tuple[ClauseStanding, ...]
    answer: Answer | None
    to_review: tuple[Answer, ...]
    is_late: bool
    is_waiting: bool
    is_overdue: bool
    expected: Expected | None


@rule
def of_row(row: Row, request: Request, *, on: dt.date) -> RowStanding:
    """How one party stands on a day, by what had come in that day.

    Source: samverk-beslut B2; samverk-beslut B3; samverk-beslut B4
    """
    known = sorted((each for each in row.answers if each.received_on <= on), key=_in_time)
    confirmed = [each for each in known if each.is_confirmed]
    to_review = tuple(each for each in known if not each.is_confirmed)
    clauses = tuple(_clause(number, confirmed) for number in request.numbers)
    has_passed = request.due is not None and on > request.due
    answer = confirmed[-1] if confirmed else None
    has_news = bool(to_review) and (answer is None or to_review[-1].in_time > answer.in_time)
    state = _state(row, clauses, on=on, has_news=has_news, has_passed=has_passed)
    is_waiting = is_waited_for(state, clauses)
    return RowStanding(
        party=row.party,
        name=row.name,
        side=row.side,
        state=state,
        clauses=clauses,
        answer=answer,
        to_review=to_review,
        is_late=not is_waiting and _is_late(answer, request.due),
        is_waiting=is_waiting,
        is_overdue=is_waiting and has_passed,
        expected=expected(row, on=on) if is_waiting else None,
    )


def _is_late(answer: Answer | None, due: dt.date | None) -> bool:
    return due is not None and answer is not None and answer.received_on > due


def _in_time(answer: Answer) -> tuple[dt.date, dt.date, int]:
    return answer.in_time


def _clause(number: int, confirmed: Iterable[Answer]) -> ClauseStanding:
    """Shape: an answer that is silent on the clause leaves what an earlier one said of it."""
    found = ClauseStanding(number)
    for answer in confirmed:
        for each in answer.outcomes:
            if each.clause == number:
                found = ClauseStanding(number, each.outcome, each.wording, answer)
    return found


def _state(
    row: Row,
    clauses: tuple[ClauseStanding, ...],
    *,
    on: dt.date,
    has_news: bool,
    has_passed: bool,
) -> RowState:
    if row.asked_on is None or row.asked_on > on:
        return RowState.NOT_ASKED
    if row.withdrawn_on is not None and row.withdrawn_on <= on:
        return RowState.WITHDRAWN
    said = outcome_of(clauses)
    if has_news and any(clause.is_open for clause in clauses):
        return RowState.RECEIVED
    if said is not None:
        return said
    return RowState.OVERDUE if has_passed else RowState.MISSING


@rule
def outcome_of(clauses: tuple[ClauseStanding, ...]) -> RowState | None:
    """What the clauses come to together, None where nothing is known of any.

    Source: samverk-beslut B1
    Shape: adopted only where all are; a change in any of those adopted makes it adopted with change.
    """
    outcomes = {clause.outcome for clause in clauses}
    if outcomes <= {None}:
        return None
    if len(outcomes) == 1:
        return RowState(str(outcomes.pop()))
    return RowState.CHANGED if outcomes == {Outcome.ADOPTED, Outcome.CHANGED} else RowState.MIXED


@rule
def is_waited_for(state: RowState, clauses: tuple[ClauseStanding, ...]) -> bool:
    """Whether the party is waited for: it has been asked, and some clause has no final answer.

    Source: samverk-beslut B3
    Shape: not while an answer waits to be reviewed, for then it is not the party that is waited for.
    """
    return (
        state not in ASIDE
        and state is not RowState.RECEIVED
        and any(clause.is_open for clause in clauses)
    )


@rule
def expected(row: Row, *, on: dt.date) -> Expected | None:
    """The next meeting in the party's line, else the planned day of the decision, None where none is known.

    Source: samverk-beslut B5
    """
    planned = sorted(
        (each.on, each.organ) for each in row.line if each.is_planned and each.on is not None
    )
    if row.planned_on is not None:
        planned = sorted([*planned, (row.planned_on, _deciding(row))])
    for day, organ in planned:
        if day >= on:
            return Expected(organ, day)
    if planned:
        return Expected(planned[-1][1], planned[-1][0], is_past=True)
    organ = _deciding(row)
    return Expected(organ, None) if organ else None


def _deciding(row: Row) -> str:
    """The organ that is to decide: as stated, else the one that the line says decides."""
    deciding = (step.organ for step in row.line if step.what == What.DECIDES)
    return row.competent_organ or next(deciding, "")
