"""How a finding on an agreement is made, and the one that every act can have: a day that has not come."""

import datetime as dt
from collections.abc import Iterator

from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.rulebook.rule import rule

NOT_YET = "samverk-avtal A21"


@rule
def of_days(*days: dt.date | None, on: dt.date) -> Iterator[Finding]:
    """Days on which something is said to have happened, and that have not come on the day it is recorded.

    Source: samverk-avtal A21
    """
    late = max((each for each in days if each is not None and each > on), default=None)
    if late is not None:
        yield stop("agreements.not_yet", NOT_YET, {"day": day_in_words(late)})


def stop(code: str, source: str, facts: Facts | None = None) -> Finding:
    """Something that cannot be: nothing is recorded."""
    return Finding(code, Weight.STOP, source, facts or {})


def doubt(code: str, source: str, facts: Facts | None = None) -> Finding:
    """Something that is recorded all the same, once it has been read."""
    return Finding(code, Weight.WARN, source, facts or {})
