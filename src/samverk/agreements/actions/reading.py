"""How a silence of the text is read: said by somebody, recorded by the coordinator."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from samverk.agreements.actions.keeping import act, at_once, check, known_of
from samverk.agreements.models import Agreement, Interpretation
from samverk.agreements.queries.knowing import Read
from samverk.rulebook.agreements import facts
from samverk.rulebook.agreements.recording.readings import of_reading
from samverk.rulebook.findings import Finding

_ONCE = {"agreements_one_reading_a_day": ("agreements.read_that_day", "samverk-avtal A5")}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is silent, how it is read, who said so, on which day, and why."""

    of: str
    reading: str
    by: str
    on: dt.date
    why: str = ""


def doubts_of_reading(read: Read, reading: Reading, *, on: dt.date) -> Iterator[Finding]:
    """What is false or doubtful in a reading that would be recorded. No query."""
    said = facts.Interpretation(facts.Open(reading.of), reading.reading, reading.by, reading.on)
    return of_reading(read.known, said, on=on)


@transaction.atomic
def interpret(
    *,
    agreement: Agreement,
    reading: Reading,
    on: dt.date,
    actor: str,
    reason: str = "",
    version: int | None = None,
) -> Interpretation:
    """Record how a silence is read. A later reading takes over from its day; none is written over.

    Raises: Refused where it would be false, or the same was read that day already; SomeoneWasFirst.
    """
    with act(agreement, on=on, actor=actor, reason=reason, version=version) as row:
        check(doubts_of_reading(known_of(row, on=on), reading, on=on))
        with at_once(_ONCE):
            return Interpretation.objects.create(
                agreement=row,
                of=reading.of,
                reading=reading.reading,
                by=reading.by,
                on=reading.on,
                why=reading.why,
            )
