"""What is false, doubtful or missing in one answer. Reality is never refused, only what cannot be true."""

import datetime as dt
from collections.abc import Iterator

from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.rulebook.matters.decisions.facts import Answer, Outcome, Request, Row
from samverk.rulebook.rule import rule

_COUNCIL = ("fullm", "council")
_COUNCIL_IN_SHORT = frozenset({"kf", "rf"})


def findings(answer: Answer, row: Row, request: Request, *, on: dt.date) -> Iterator[Finding]:
    """Everything there is to say of one answer, the false first."""
    yield from impossible_days(answer, row, on=on)
    yield from doubtful_days(answer, row)
    yield from clauses(answer, row, request)
    yield from wordings(answer, row)
    yield from competence(answer, row)
    yield from gaps(answer, row)


def is_council(organ: str) -> bool:
    """Whether the name of an organ says that it is the council of a principal."""
    small = organ.casefold()
    return any(word in small for word in _COUNCIL) or bool(_COUNCIL_IN_SHORT & {*small.split()})


@rule
def impossible_days(answer: Answer, row: Row, *, on: dt.date) -> Iterator[Finding]:
    """An answer that came in before its decision, or a day that has not come yet.

    Source: samverk-beslut B6
    """
    if answer.decided_on is not None and answer.decided_on > on:
        yield _about(answer, row, "matters.decided_in_the_future", Weight.STOP, "B6")
    elif answer.received_on > on:
        yield _about(answer, row, "matters.received_in_the_future", Weight.STOP, "B6")
    if answer.decided_on is not None and answer.decided_on > answer.received_on:
        yield _about(answer, row, "matters.decided_after_received", Weight.STOP, "B6")


@rule
def doubtful_days(answer: Answer, row: Row) -> Iterator[Finding]:
    """A decision older than the question, or one without a day.

    Source: samverk-beslut B6; samverk-beslut B7
    """
    if answer.decided_on is None:
        yield _about(answer, row, "matters.decision_day_missing", Weight.WARN, "B7")
    elif row.asked_on is not None and answer.decided_on < row.asked_on:
        yield _about(answer, row, "matters.decided_before_asked", Weight.WARN, "B6")


@rule
def clauses(answer: Answer, row: Row, request: Request) -> Iterator[Finding]:
    """Clauses that the answer is silent on, and such as were never asked about.

    Source: samverk-beslut B1
    """
    said = {each.clause for each in answer.outcomes}
    for clause in request.numbers:
        if clause not in said:
            yield _of_clause(answer, row, "matters.clause_without_outcome", "B1", clause)
    for clause in sorted(said.difference(request.numbers)):
        yield _of_clause(answer, row, "matters.clause_not_asked", "B1", clause)


@rule
def wordings(answer: Answer, row: Row) -> Iterator[Finding]:
    """Clauses adopted with a change that nobody can read.

    Source: samverk-beslut B7
    """
    for each in answer.outcomes:
        if each.outcome is Outcome.CHANGED and not each.wording.strip():
            yield _of_clause(answer, row, "matters.change_without_wording", "B7", each.clause)


@rule
def competence(answer: Answer, row: Row) -> Iterator[Finding]:
    """A decision by another organ than the council, where the council is the one that is to decide.

    Source: sfs-2017-725 5:1; sfs-2017-725 5:2; samverk-beslut B5
    """
    if answer.organ.strip() and is_council(row.competent_organ) and not is_council(answer.organ):
        yield Finding(
            "matters.organ_below_the_council",
            Weight.WARN,
            "sfs-2017-725 5:1",
            {"name": row.name, "organ": answer.organ, "competent": row.competent_organ},
            party=row.party,
        )


@rule
def gaps(answer: Answer, row: Row) -> Iterator[Finding]:
    """What the answer does not say and can be read in the minutes: organ, paragraph, registry number, extract.

    Source: samverk-beslut B7
    """
    for code, is_there in (
        ("matters.organ_missing", answer.organ.strip()),
        ("matters.paragraph_missing", answer.paragraph.strip()),
        ("matters.registry_number_missing", answer.registry_number.strip()),
        ("matters.extract_missing", answer.has_extract),
    ):
        if not is_there:
            yield _about(answer, row, code, Weight.INFO, "B7")


def _about(answer: Answer, row: Row, code: str, weight: Weight, clause: str) -> Finding:
    days = {
        "decided": day_in_words(answer.decided_on or answer.received_on),
        "received": day_in_words(answer.received_on),
        "asked": day_in_words(row.asked_on or answer.received_on),
    }
    facts: Facts = {"name": row.name, **days}
    return Finding(code, weight, f"samverk-beslut {clause}", facts, party=row.party)


def _of_clause(answer: Answer, row: Row, code: str, source: str, clause: int) -> Finding:
    facts: Facts = {"name": row.name, "clause": clause, "organ": answer.organ}
    return Finding(code, Weight.WARN, f"samverk-beslut {source}", facts, party=row.party)
