"""How an agreement stands on a day, and the days ahead on which it may become another: until then it stands as it does."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samverk.rulebook.agreements import ending, force, renewing
from samverk.rulebook.agreements.duties import GONE, LIVING, Noted
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import State, as_of, state

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What had happened by a day and the state that it gives; for one that holds its end and its last day of notice."""

    on: dt.date
    told: Known
    state: State
    ends: dt.date | None
    last_to_notice: dt.date | None


def outlook(known: Known, *, on: dt.date) -> Outlook:
    """How the agreement stands on a day."""
    told = as_of(known, on)
    stands = state(told, on=on)
    if stands not in LIVING:
        return Outlook(on, told, stands, None, None)
    last = renewing.notice_deadline(told, on=on).value
    return Outlook(on, told, stands, ending.ends(told).value, last)


def turning_days(known: Known, noted: Iterable[Noted], found: Outlook) -> Iterator[dt.date]:
    """Every day after the day of the outlook on which that, its silences or its duties may be others.

    Shape: of an agreement whose terms and whose waiting for others are the same on all of them.
    """
    days = (*_happening(known), *_following(found), *_of_duties(known, noted))
    return (day for day in days if day is not None and day > found.on)


def _happening(known: Known) -> Iterator[dt.date | None]:
    """What is recorded, by its own day."""
    yield from (known.recommended_on, known.sent_on, known.replaced_on)
    yield from (each.on for each in known.adoptions)
    yield from (each.on for each in known.interpretations)
    for notice in known.notices:
        yield from (notice.received_on, notice.treated_on)


def _following(found: Outlook) -> Iterator[dt.date | None]:
    """What follows from what had happened: what is over stays so, and what has not begun cannot end."""
    told = found.told
    if found.state in LIVING:
        yield found.ends
        yield day_after(found.last_to_notice)
        yield from (ending.by_notice(told, notice).on.value for notice in told.notices)
    elif found.state not in GONE:
        yield force.enters(told).value


def _of_duties(known: Known, noted: Iterable[Noted]) -> Iterator[dt.date | None]:
    """What is late from the day after its last, and what somebody notes."""
    yield from (day_after(duty.latest) for duty in known.terms.duties)
    yield from (each.noted_on for each in noted)


def day_after(day: dt.date | None) -> dt.date | None:
    """The next day; None where there is none, not even after the last day that there can be."""
    return day + _ONE_DAY if day is not None and day < dt.date.max else None
