"""What is false or doubtful in how a silence of the text is read."""

import datetime as dt
from collections.abc import Iterator

from samverk.rulebook.agreements.ending import EVERYBODY, UNSTATED
from samverk.rulebook.agreements.facts import Interpretation, Known, Open
from samverk.rulebook.agreements.force import READINGS
from samverk.rulebook.agreements.recording.findings import doubt, of_days, stop
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Clauses

# A structure file says "all" of the parties that it ends for, and of those that must adopt it.
_NUMBER = Words("när så många som avtalet säger har antagit det", "when as many as it says have")


@rule
def of_reading(known: Known, said: Interpretation, *, on: dt.date) -> Iterator[Finding]:
    """Everything that is false or doubtful in a reading. What the text says needs none, and may still have been discussed.

    Source: samverk-avtal A5; samverk-avtal A21; samverk-avtal A26
    """
    yield from of_days(said.on, on=on)
    if not said.by.strip():
        yield stop("agreements.reading_by_nobody", "samverk-avtal A5")
    stated, clauses = states(known, said.of)
    if stated:
        facts = {"says": named(said.of, stated)}
        yield doubt("agreements.text_says_already", first_of(clauses, "samverk-avtal A26"), facts)
    before = known.reading(said.of)
    if not stated and before is not None and before.reading != said.reading:
        earlier: Facts = {
            "says": named(said.of, before.reading),
            "by": before.by,
            "day": day_in_words(before.on),
        }
        yield doubt("agreements.read_otherwise", "samverk-avtal A5", earlier)


def named(of: Open, reading: str) -> Words:
    """A reading, or what the text itself says, in words; "all" is all parties where it is about whom a notice ends it for."""
    if of is Open.ENDS_FOR and reading == EVERYBODY:
        return READINGS["all parties"]
    return READINGS.get(reading, _NUMBER)


def states(known: Known, of: Open) -> tuple[str, Clauses]:
    """What the text says of it, empty where it is silent, and the clauses."""
    force, notice = known.terms.force, known.terms.notice
    said: dict[Open, tuple[str | None, Clauses]] = {
        Open.FORCE: (force.when, force.clauses) if force else (None, ()),
        Open.COUNTED_FROM: (notice.counted_from, notice.clauses) if notice else (None, ()),
        Open.ENDS_FOR: (notice.ends_for, notice.clauses) if notice else (None, ()),
    }
    words, clauses = said[of]
    return ("" if words in {None, UNSTATED} else str(words), clauses)
