"""What the rules say of an answer, before and after it is sent."""

import datetime as dt
from collections.abc import Iterable, Mapping

from samverk.bodies.queries.nearest import rules_near
from samverk.foundation.language import spoken
from samverk.matters import facts
from samverk.matters.actions import Written
from samverk.matters.models import Answer, PartyDecision
from samverk.matters.queries.deciding import boards_of_answers, joint_committee
from samverk.matters.texts import SENTENCES as OF_MATTERS
from samverk.matters.views.answers_words import WORDS
from samverk.rulebook.findings import Finding
from samverk.rulebook.matters import decisions, legal_force
from samverk.rulebook.matters.decisions import checks
from samverk.rulebook.matters.decisions.texts import SENTENCES as OF_DECISIONS
from samverk.rulebook.steps import Explained
from samverk.rulebook.words import Sentence, says, way_out

SENTENCES: Mapping[str, Sentence] = {**OF_MATTERS, **OF_DECISIONS, **WORDS}
Told = tuple[Finding, str, str]


def of_written(row: PartyDecision, written: Written, *, on: dt.date) -> list[Finding]:
    """What there is to say of an answer that would be sent that day."""
    answer = decisions.Answer(
        number=0,
        received_on=on,
        decided_on=written.decided_on,
        organ=written.organ,
        paragraph=written.paragraph,
        registry_number=written.registry_number,
        outcomes=tuple(
            decisions.ClauseOutcome(number, decisions.Outcome(said.outcome), said.wording)
            for number, said in written.clauses.items()
        ),
        has_extract=written.extract is not None,
    )
    return _judged(answer, row, on)


def of_sent(row: PartyDecision, answer: Answer, *, on: dt.date) -> list[Finding]:
    """What there is to say of an answer that has come in."""
    return _judged(facts.answer(answer), row, on)


def _judged(answer: decisions.Answer, row: PartyDecision, on: dt.date) -> list[Finding]:
    asked = row.recommendation
    clauses = tuple(sorted(each.number for each in asked.clauses.all()))
    request = decisions.Request(asked.due, clauses, ())
    return list(checks.findings(answer, facts.row_alone(row), request, on=on))


def told(findings: Iterable[Finding]) -> list[Told]:
    """Each finding in words with its way out, as said to whoever answers."""
    return [
        (each, spoken(says(each, SENTENCES)), spoken(way_out(each, SENTENCES))) for each in findings
    ]


def force_of(answer: Answer, *, on: dt.date) -> Explained[dt.date | None] | None:
    """When what was decided has legal force, and how that is counted; None where no notice is known.

    Of a joint committee only the answering party's own board is known here, so no time is running yet.

    Queries: at most two where a notice is known.
    """
    if answer.announced_on is None:
        return None
    rules = rules_near(answer.row.recommendation.matter.structure, on=on)
    joint = joint_committee(answer.organ, rules)
    if joint is not None and rules is not None:
        announced = {answer.row.party.key: answer.announced_on}
        boards = boards_of_answers(joint, rules, announced, on=on)
        return legal_force.legal_force(boards, on=on, form=joint.form)
    board = legal_force.Board(
        answer.organ or str(answer.row.party), announced_on=answer.announced_on
    )
    return legal_force.legal_force([board], on=on)
