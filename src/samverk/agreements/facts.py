"""Rows in, rulebook facts out: the only place where an agreement's rows become what the rules understand."""

import datetime as dt
from collections.abc import Iterable, Mapping

from samverk.agreements.models import (
    Adoption,
    Agreement,
    Condition,
    Interpretation,
    NoticeOfTermination,
)
from samverk.rulebook.agreements import facts
from samverk.rulebook.matters.decisions import Outcome, RowStanding
from samverk.rulebook.structure.model import Agreement as Terms
from samverk.rulebook.structure.model import Key

_ADOPTED = frozenset({Outcome.ADOPTED, Outcome.CHANGED})


def known(
    agreement: Agreement,
    terms: Terms,
    names: Mapping[Key, str],
    rows: Iterable[RowStanding],
    waits_for: Mapping[str, dt.date | None] | None = None,
) -> facts.Known:
    """The agreement as the rules see it, with everything that is recorded; names are the parties' by their keys.

    Shape: reads what has happened as prefetched; makes no query itself. A decision recorded here beside the answer on
    a recommendation counts as well: of several the first.
    """
    adoptions = (*_adoptions(rows, agreement.clause), *_recorded(agreement.adoptions.all()))
    return facts.Known(
        terms=terms,
        names=names,
        adoptions=adoptions,
        notices=tuple(_notice(row) for row in agreement.notices.all() if row.withdrawn_on is None),
        interpretations=tuple(map(_interpretation, agreement.interpretations.all())),
        recommended_on=_recommended_on(agreement),
        sent_on=_sent_on(agreement, adoptions),
        replaced_on=agreement.replaced_on,
        waits_for=waits_for or {},
        released=_released(agreement.conditions.all()),
    )


def _released(rows: Iterable[Condition]) -> dict[str, dt.date]:
    """From when it waits no longer for each that it waits for; where it waits for the same one anew it still does."""
    waits = {row.other.name for row in rows if row.released_on is None}
    found: dict[str, dt.date] = {}
    for row in rows:
        if row.released_on is not None and row.other.name not in waits:
            found[row.other.name] = max(row.released_on, found.get(row.other.name, dt.date.min))
    return found


def _recommended_on(agreement: Agreement) -> dt.date | None:
    found = agreement.adopted_by
    if found is None:
        return None
    return found.treatment.treated_on if found.treatment else found.sent_on


def _sent_on(agreement: Agreement, adoptions: Iterable[facts.Adoption]) -> dt.date | None:
    """Out for adoption from the day it was sent, else from the first decision: somebody must have had it by then."""
    if agreement.adopted_by is not None:
        return agreement.adopted_by.sent_on
    return min((each.on for each in adoptions), default=None)


def _adoptions(rows: Iterable[RowStanding], clause: int | None) -> Iterable[facts.Adoption]:
    """Who has adopted, by the day of the decision that says so of the clause, or the last of all clauses."""
    for row in rows:
        said = [each for each in row.clauses if clause is None or each.clause == clause]
        days = [each.answer.decided_on for each in said if each.answer]
        if said and days and all(each.outcome in _ADOPTED for each in said):
            certain = [day for day in days if day is not None]
            changed = any(each.outcome is Outcome.CHANGED for each in said)
            yield facts.Adoption(row.party, max(certain), with_change=changed)


def _recorded(rows: Iterable[Adoption]) -> Iterable[facts.Adoption]:
    """What was recorded here and not set aside; a party that rejected has adopted nothing."""
    for row in rows:
        if row.set_aside_on is None and row.outcome in _ADOPTED:
            changed = row.outcome == Outcome.CHANGED
            yield facts.Adoption(row.party.key, row.decided_on, with_change=changed)


def _notice(row: NoticeOfTermination) -> facts.Notice:
    return facts.Notice(row.party.key, row.given_on, row.received_on, row.treated_on)


def _interpretation(row: Interpretation) -> facts.Interpretation:
    return facts.Interpretation(facts.Open(row.of), row.reading, row.by, row.on)
