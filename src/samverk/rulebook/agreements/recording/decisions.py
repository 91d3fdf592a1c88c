"""What is false or doubtful in a party's own decision on an agreement."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from samverk.rulebook.agreements import ending, force
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.recording.findings import doubt, of_days, stop
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding
from samverk.rulebook.matters.decisions import Outcome
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as somebody records it; answered is that the party has answered a recommendation on it already."""

    party: Key
    name: str
    outcome: Outcome
    on: dt.date
    change: str = ""
    answered: bool = False


@rule
def of_decision(known: Known, decided: Decided, *, on: dt.date) -> Iterator[Finding]:
    """Everything that is false or doubtful in a decision that is recorded on a day.

    Source: samverk-avtal A1; samverk-avtal A21; samverk-avtal A22
    """
    yield from of_days(decided.on, on=on)
    named: Facts = {"party": decided.name}
    if decided.party not in known.names:
        yield stop("agreements.no_party_decides", "samverk-avtal A1", named)
    if decided.outcome is Outcome.CHANGED and not decided.change:
        yield stop("agreements.change_unsaid", "samverk-avtal A22", named)
    if decided.outcome is Outcome.CHANGED and decided.change:
        yield doubt("agreements.adopted_with_change", "samverk-avtal A10", named)
    if decided.answered:
        yield doubt("agreements.answered_already", "samverk-avtal A22", named)
    over = over_on(known)
    if over is not None and over <= decided.on:
        facts: Facts = {**named, "day": day_in_words(over)}
        yield doubt("agreements.decided_when_over", "samverk-avtal A7", facts)


def over_on(known: Known) -> dt.date | None:
    """The first day on which the agreement was over for all: replaced, or ended after it had entered into force."""
    ended = ending.ends(known).value if force.enters(known).value else None
    return min((day for day in (known.replaced_on, ended) if day is not None), default=None)
