"""Who is to be reminded today, of what, in one letter each; and when the question goes on to a representative."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from samverk.rulebook.rule import rule
from samverk.rulebook.staffing.rounds import reminder_due


class Purpose(StrEnum):
    """Whether a letter reminds whoever was asked, or tells the representative that nothing has come."""

    REMIND = "remind"
    ESCALATE = "escalate"


@dataclass(frozen=True, slots=True)
class Occasions:
    """When letters go, in days from the last day for answers; escalate_after None is never."""

    days: tuple[int, ...] = (-14, 0, 7)
    escalate_after: int | None = 21


@dataclass(frozen=True, slots=True)
class Asked:
    """One row as reminders see it. reminded holds the occasions that a letter has gone for."""

    row: str
    recipient: str
    due: dt.date
    asked_on: dt.date
    is_waiting: bool
    representative: str = ""
    reminded: frozenset[int] = frozenset()
    is_escalated: bool = False
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row in a letter, and the occasion that brought it there."""

    row: str
    occasion: int


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one recipient with everything that is to be said to them today."""

    recipient: str
    purpose: Purpose
    lines: tuple[Line, ...]


@rule
def occasion_of(asked: Asked, occasions: Occasions, *, on: dt.date) -> int | None:
    """The occasion for which the row is to be reminded of today, None where it is not.

    Source: samverk-beslut B8
    Shape: an occasion that had passed when the question was asked is none.
    """
    if not _may_be_told(asked) or not asked.recipient:
        return None
    days = [day for day in occasions.days if asked.due + dt.timedelta(days=day) > asked.asked_on]
    return reminder_due(asked.due, days, asked.reminded, on=on)


@rule
def is_to_escalate(asked: Asked, occasions: Occasions, *, on: dt.date) -> bool:
    """Whether the question goes on to the party's representative today, which it does once.

    Source: samverk-beslut B8
    """
    return (
        occasions.escalate_after is not None
        and _may_be_told(asked)
        and bool(asked.representative)
        and not asked.is_escalated
        and on >= asked.due + dt.timedelta(days=occasions.escalate_after)
    )


@rule
def letters(rows: Iterable[Asked], occasions: Occasions, *, on: dt.date) -> tuple[Letter, ...]:
    """Every letter that is to go today, one per recipient and purpose, in order of recipient.

    Source: samverk-beslut B8
    """
    found = sorted(_found(rows, occasions, on=on))
    return tuple(
        Letter(recipient, purpose, tuple(Line(row, occasion) for *_, row, occasion in each))
        for (recipient, purpose), each in groupby(found, key=_letter)
    )


def _may_be_told(asked: Asked) -> bool:
    return asked.is_waiting and not asked.is_stopped


def _found(
    rows: Iterable[Asked], occasions: Occasions, *, on: dt.date
) -> Iterator[tuple[str, Purpose, str, int]]:
    for asked in rows:
        occasion = occasion_of(asked, occasions, on=on)
        if occasion is not None:
            yield asked.recipient, Purpose.REMIND, asked.row, occasion
        if occasions.escalate_after is not None and is_to_escalate(asked, occasions, on=on):
            yield asked.representative, Purpose.ESCALATE, asked.row, occasions.escalate_after


def _letter(found: tuple[str, Purpose, str, int]) -> tuple[str, Purpose]:
    return found[0], found[1]
