"""Rows in, facts out: what has happened to an agreement, as the rules on its notices understand it."""

from collections.abc import Iterable, Iterator

from samverk.agreements.models import (
    Adoption,
    Condition,
    DepositaryNotice,
    Interpretation,
    NoticeOfTermination,
)
from samverk.agreements.queries.knowing import Read
from samverk.rulebook.agreements import acts, facts
from samverk.rulebook.agreements.depositary import parts
from samverk.rulebook.matters.decisions import Outcome
from samverk.rulebook.matters.decisions.rows import ClauseStanding

FINAL = frozenset({Outcome.ADOPTED, Outcome.CHANGED, Outcome.REJECTED})


def happened(read: Read) -> acts.Happened:
    """Everything that has happened to the agreement. Shape: of what knowing.read has read; makes no query itself."""
    agreement = read.agreement
    other = agreement.replaced_by
    replaced_on = agreement.replaced_on
    return acts.Happened(
        known=read.known,
        asked=_asked(read),
        decisions=decisions(read),
        letters=tuple(map(_letter, agreement.notices.all())),
        readings=tuple(map(_reading, agreement.interpretations.all())),
        replacement=acts.Replacement(str(other.pk), other.name, replaced_on)
        if other and replaced_on
        else None,
        releases=tuple(_releases(agreement.conditions.all())),
        aside=tuple(_aside(agreement.adoptions.all())),
    )


def record(notices: Iterable[DepositaryNotice]) -> acts.Record:
    """What has been told; the rows know their party (select_related)."""
    return acts.Record(tuple(map(_told, notices)))


def _told(row: DepositaryNotice) -> acts.Told:
    subject, value = parts(row.key)
    party = row.party.key if row.party else None
    return acts.Told(row.number, subject, value, acts.Kind(row.kind), party)


def _asked(read: Read) -> acts.Asked | None:
    found = read.agreement.adopted_by
    if found is None:
        return None
    return acts.Asked(
        id=str(found.pk),
        by=_recommending(read),
        recommended_on=read.known.recommended_on,
        sent_on=found.sent_on,
        due=found.due,
        withdrawn_on=found.withdrawn_on,
    )


def _recommending(read: Read) -> str:
    """The body whose treatment the recommendation is, empty where it was sent without one."""
    found = read.agreement.adopted_by
    treatment = found.treatment if found else None
    if treatment is None:
        return ""
    return treatment.body.name if treatment.body else treatment.forum


def decisions(read: Read) -> tuple[acts.Decision, ...]:
    """The decision that counts of each party that has made one. No query."""
    return tuple(_decisions(read))


def _decisions(read: Read) -> Iterator[acts.Decision]:
    """The decision that counts of each party: its answer on the recommendation, else what was recorded of it."""
    own = {row.party.key: row for row in _counting(read.agreement.adoptions.all())}
    for party in read.known.parties:
        answered = _answered(read, party)
        if answered is not None:
            yield answered
        elif party in own:
            yield _recorded(own[party])


def _counting(rows: Iterable[Adoption]) -> Iterator[Adoption]:
    return (row for row in rows if row.set_aside_on is None)


def _answered(read: Read, party: str) -> acts.Decision | None:
    """What the party's answers say of the clauses that adopt the agreement, where they say it finally of all."""
    if read.asked is None or party not in read.rows:
        return None
    clauses, asked = read.rows[party].clauses, read.agreement.clause
    said = [each for each in clauses if asked in {None, each.clause}]
    days = [each.answer.decided_on for each in said if each.answer and each.answer.decided_on]
    if not said or not days or any(each.outcome not in FINAL for each in said):
        return None
    answers = {each.answer.number: each.answer for each in said if each.answer}
    last = max(answers.values(), key=lambda each: each.in_time)
    return acts.Decision(
        id=f"r{read.asked.rows[party].pk}.{'+'.join(map(str, sorted(answers)))}",
        party=party,
        outcome=_outcome(said),
        on=max(days),
        organ=last.organ,
        paragraph=last.paragraph,
        registry_number=last.registry_number,
        reservation="\n".join(each.wording for each in said if each.wording),
    )


def _outcome(said: Iterable[ClauseStanding]) -> Outcome:
    """Rejected where any of the clauses is: the agreement is not adopted in part."""
    outcomes = {each.outcome for each in said}
    if Outcome.REJECTED in outcomes:
        return Outcome.REJECTED
    return Outcome.CHANGED if Outcome.CHANGED in outcomes else Outcome.ADOPTED


def _recorded(row: Adoption) -> acts.Decision:
    return acts.Decision(
        id=_id(row),
        party=row.party.key,
        outcome=Outcome(row.outcome),
        on=row.decided_on,
        organ=row.organ,
        paragraph=row.paragraph,
        registry_number=row.registry_number,
        reservation=row.reservation,
    )


def _letter(row: NoticeOfTermination) -> acts.Letter:
    return acts.Letter(
        id=str(row.pk),
        notice=facts.Notice(row.party.key, row.given_on, row.received_on, row.treated_on),
        treated_in=row.treated_in.name if row.treated_in else "",
        withdrawn_on=row.withdrawn_on,
        registry_number=row.registry_number,
    )


def _reading(row: Interpretation) -> acts.Reading:
    said = facts.Interpretation(facts.Open(row.of), row.reading, row.by, row.on)
    return acts.Reading(str(row.pk), said, row.why)


def _releases(rows: Iterable[Condition]) -> Iterator[acts.Release]:
    for row in rows:
        if row.released_on is not None:
            why, clause = row.released_why, row.clause
            yield acts.Release(str(row.pk), row.other.name, row.released_on, why, clause)


def _aside(rows: Iterable[Adoption]) -> Iterator[acts.Aside]:
    """Decisions recorded here, whose reason was asked for as one for everybody to read.

    Why an answer was set aside is not told: that is between the one who reviewed it and the one who sent it.
    """
    for row in rows:
        if row.set_aside_on is not None:
            yield acts.Aside(_id(row), row.set_aside_why.strip())


def _id(row: Adoption) -> str:
    return f"a{row.pk}"
