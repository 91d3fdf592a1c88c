"""Which reminder of something that comes is due, and who is to have it."""

import datetime as dt
from collections.abc import Collection
from enum import StrEnum
from typing import Final

from samverk.rulebook.bodies.facts import BodyFacts, Holding, StandIn
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Key
from samverk.rulebook.terms.coming import Coming, Kind

# A council meets about once a month, and a name passes a nomination and a committee before it: three months is
# time for that, one month for the last meeting, a week for a call. Ninety days is also what *Min sida* shows.
BEFORE: Final = (90, 30, 7)
# A review stays due until somebody records it. The day after, and once more a month later; then *Avvikelser* says it.
AFTER: Final = (-1, -30)


class Hearer(StrEnum):
    """Who is reminded."""

    COORDINATOR = "coordinator"
    PARTY = "party"
    CHAIR = "chair"


_OF_A_PARTY = frozenset({Kind.APPOINTMENT_ENDS, Kind.REPLACEMENT_ENDS})
_OF_THE_BODY = frozenset({Kind.REVIEW_DUE, Kind.CHAIR_TURNS, Kind.GROUP_ENDS})


@rule
def occasions(kind: Kind) -> tuple[int, ...]:
    """On which days something is reminded of, in days before it; negative after it.

    Source: samverk K19
    """
    return BEFORE + AFTER if kind == Kind.REVIEW_DUE else BEFORE


@rule
def is_new(occasion: int, reminded: Collection[int]) -> bool:
    """Whether nobody has been told on this occasion or a later one.

    Source: samverk K19
    """
    return all(occasion < each for each in reminded)


@rule
def due(
    day: dt.date, days: Collection[int], reminded: Collection[int], *, on: dt.date
) -> int | None:
    """The occasion for which a reminder is to go on a day, in days before the thing; None where none is.

    Source: samverk K19
    Shape: of several that were missed only the latest, and none that has been told.
    """
    latest = min((each for each in days if _falls(day, each) <= on), default=None)
    return latest if latest is not None and is_new(latest, reminded) else None


@rule
def next_due(
    day: dt.date, days: Collection[int], reminded: Collection[int], *, on: dt.date
) -> dt.date | None:
    """The first day, this one or later, on which a reminder is to go if none goes before; None where none is left.

    Source: samverk K19
    """
    if due(day, days, reminded, on=on) is not None:
        return on
    later = (_falls(day, each) for each in days if is_new(each, reminded))
    return min((each for each in later if each > on), default=None)


@rule
def hearers(kind: Kind) -> tuple[Hearer, ...]:
    """Who is reminded of something of a kind.

    Source: samverk K20
    """
    if kind in _OF_A_PARTY:
        return (Hearer.COORDINATOR, Hearer.PARTY)
    if kind in _OF_THE_BODY:
        return (Hearer.COORDINATOR, Hearer.CHAIR)
    return (Hearer.COORDINATOR,)


def party_of(coming: Coming, facts: BodyFacts) -> Key | None:
    """Whose seat it is that somebody leaves; None where it is no seat of a party."""
    rows: tuple[Holding | StandIn, ...] = (*facts.holdings, *facts.stand_ins)
    seat = next((row.seat for row in rows if row.id == coming.about), None)
    return next((each.party for each in facts.seats if each.id == seat), None)


def _falls(day: dt.date, occasion: int) -> dt.date:
    return day - dt.timedelta(days=occasion)
