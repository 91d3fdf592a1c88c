"""The states of a round of questions, and the days that follow from its last day for answers."""

import datetime as dt
from collections.abc import Collection, Sequence
from enum import StrEnum

from samverk.rulebook.rule import rule
from samverk.rulebook.staffing.flow import Requires, Transition, Who

LINK_DAYS_AFTER = 60


class RoundState(StrEnum):
    """Whether a round takes answers."""

    OPEN = "open"
    CLOSED = "closed"


ROUND = (
    Transition(
        "open", None, RoundState.OPEN, (Who.COORDINATOR,), Requires.NOTHING, "samverk-fragor F1"
    ),
    Transition(
        "close",
        RoundState.OPEN,
        RoundState.CLOSED,
        (Who.COORDINATOR,),
        Requires.NOTHING,
        "samverk-fragor F2",
    ),
    Transition(
        "reopen",
        RoundState.CLOSED,
        RoundState.OPEN,
        (Who.COORDINATOR,),
        Requires.NOTHING,
        "samverk-fragor F2",
    ),
)


@rule
def link_until(due: dt.date) -> dt.date:
    """The first day on which a link to a question no longer works.

    Source: samverk-fragor F5
    """
    return due + dt.timedelta(days=LINK_DAYS_AFTER + 1)


@rule
def is_late(answered_on: dt.date, due: dt.date) -> bool:
    """Whether an answer came after the last day for answers; that day itself is in time.

    Source: samverk-fragor F4
    """
    return answered_on > due


@rule
def reminder_due(
    due: dt.date, days: Sequence[int], reminded: Collection[int], *, on: dt.date
) -> int | None:
    """The occasion for which a reminder is to go today, in days from the last day for answers; None where none is.

    Source: samverk-fragor F6
    Shape: of several that were missed only the latest, so that nobody gets two letters on one day.
    """
    passed = [day for day in sorted(days) if due + dt.timedelta(days=day) <= on]
    if not passed or any(day >= passed[-1] for day in reminded):
        return None
    return passed[-1]
