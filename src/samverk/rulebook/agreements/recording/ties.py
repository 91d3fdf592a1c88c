"""What is false or doubtful in how agreements hang together: one waits for another, or takes its place."""

import datetime as dt
from collections.abc import Iterator, Mapping

from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.force import enters
from samverk.rulebook.agreements.recording.decisions import over_on
from samverk.rulebook.agreements.recording.findings import doubt, stop
from samverk.rulebook.dates import day_in_words, last_in_words
from samverk.rulebook.findings import Facts, Finding
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key

IN_A_RING = "samverk-avtal A25"


@rule
def of_a_tie(
    ties: Mapping[Key, frozenset[Key]], of: Key, to: Key, *, name: str
) -> Iterator[Finding]:
    """That an agreement would be tied to itself, by way of others or not; ties are those that there are.

    Source: samverk-avtal A25
    """
    if of in reached(ties, to):
        yield stop("agreements.in_a_ring", IN_A_RING, {"other": name})


def reached(ties: Mapping[Key, frozenset[Key]], start: Key) -> frozenset[Key]:
    """The agreement itself and everything that it leads to."""
    found = {start}
    waiting = [start]
    while waiting:
        new = ties.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting.extend(sorted(new))
    return frozenset(found)


@rule
def of_replacement(
    known: Known | None, other: str, began: dt.date | None, *, replaced_on: dt.date
) -> Iterator[Finding]:
    """What is doubtful in that another agreement takes the place of this one; began is when the other entered into force.

    Source: samverk-avtal A7; samverk-avtal A25
    """
    facts: Facts = {"other": other, "day": day_in_words(replaced_on)}
    if began is None:
        yield doubt("agreements.replaced_by_what_may_not_come", IN_A_RING, facts)
    elif began > replaced_on:
        began_on = {**facts, "began": day_in_words(began)}
        yield doubt("agreements.replaced_too_soon", IN_A_RING, began_on)
    over = over_on(known) if known else None
    if over is not None and over <= replaced_on:
        ended = {**facts, "ended": last_in_words(over)}
        yield doubt("agreements.replaced_when_over", "samverk-avtal A7", ended)


@rule
def of_replacement_from_below(other: str, *, is_under: bool) -> Iterator[Finding]:
    """What is doubtful in that an agreement is replaced by one that stands under it, and may rest on it.

    Source: samverk-avtal A25
    """
    if is_under:
        yield doubt("agreements.replaced_from_below", IN_A_RING, {"other": other})


@rule
def of_waiting(known: Known | None, other: str, *, on: dt.date) -> Iterator[Finding]:
    """What is doubtful in that an agreement is to wait for another: it may be in force already.

    Source: samverk-avtal A2
    """
    began = enters(known).value if known else None
    if began is not None and began <= on:
        facts: Facts = {"other": other, "day": day_in_words(began)}
        yield doubt("agreements.waits_though_in_force", "samverk-avtal A2", facts)


@rule
def of_release(
    waits_for: str, began: dt.date | None, clause: str, *, released_on: dt.date
) -> Iterator[Finding]:
    """What is doubtful in that an agreement is to wait for another no longer; began is when the other entered into force.

    Source: samverk-avtal A32
    """
    if began is not None and began <= released_on:
        facts: Facts = {"other": waits_for, "day": day_in_words(began)}
        yield doubt("agreements.waited_out", "samverk-avtal A32", facts)
    if clause:
        yield doubt("agreements.waits_by_its_text", "samverk-avtal A32", {"clause": clause})
