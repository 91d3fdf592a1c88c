"""What is to be said of an agreement on a day, in one shape for pages, commands and other systems."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from samverk.agreements.models import Adoption, Agreement
from samverk.agreements.queries import knowing
from samverk.agreements.queries.knowing import Read
from samverk.rulebook.agreements import days, ending, force
from samverk.rulebook.agreements.days import Dated
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import State, as_of, state

__all__ = ["Dated", "PartyStatus", "Status", "status", "status_from", "status_of"]
# For a party: the first day on which the agreement is in force, and the first on which it no longer is.
Holds = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class PartyStatus:
    """What one party decided on the agreement, by the answer that counts; outcome None is that nothing is known."""

    party: str
    name: str
    outcome: str | None
    organ: str
    decided_on: dt.date | None
    paragraph: str
    registry_number: str
    in_force_from: dt.date | None
    ends_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Prolonged:
    """An agreement without an end that goes on by periods: the last day of the one that is certain, and how long the next is."""

    last: dt.date
    months: int


@dataclass(frozen=True, slots=True)
class Status:
    """An agreement on a day. prolonged is None where it has an end, or holds until further notice."""

    agreement: Agreement
    on: dt.date
    state: State
    parties: tuple[PartyStatus, ...]
    dates: tuple[Dated, ...]
    prolonged: Prolonged | None = None

    @property
    def begins(self) -> dt.date | None:
        """The first day on which it is in force between some, None where that is not known."""
        return next((each.on for each in self.dates if each.key == "in_force_from"), None)


def status(agreement: Agreement, *, on: dt.date) -> Status | None:
    """What is to be said of an agreement on a day; None where nobody has said its terms.

    Queries: at most ten, however many parties there are; two more for each agreement that it waits for.
    """
    read = knowing.read(agreement, on=on)
    return status_of(read, on=on) if read else None


def status_of(read: Read, *, on: dt.date) -> Status:
    """What is to be said of what has been read of an agreement. No query."""
    return status_from(read, as_of(read.known, on), on=on)


def status_from(read: Read, known: Known, *, on: dt.date) -> Status:
    """What is to be said of an agreement of which this is known, or supposed to be, also of later days. No query."""
    begins, ends = force.enters_for_each(known), ending.ends_for_each(known)
    parties = (
        _party(read, known.names[key], key, (begins[key].value, ends[key].value))
        for key in known.parties
    )
    dates = days.dates(known, on=on)
    standing, prolonged = state(known, on=on), _prolonged(known, dates)
    return Status(read.agreement, on, standing, tuple(parties), dates, prolonged)


def _prolonged(known: Known, dates: Iterable[Dated]) -> Prolonged | None:
    """How it goes on, where it has no end but is bound by periods."""
    months = known.terms.lasts.renewal_months if known.terms.lasts else None
    day = next((each.on for each in dates if each.key == days.PROLONGED_ON), None)
    return Prolonged(day - dt.timedelta(days=1), months) if day and months else None


def _party(read: Read, name: str, key: str, holds: Holds) -> PartyStatus:
    agreement, row = read.agreement, read.rows.get(key)
    clause = agreement.clause
    said = [each for each in row.clauses if clause in {None, each.clause}] if row else []
    counts = next((each.answer for each in said if each.answer), None)
    own = next((each for each in agreement.adoptions.all() if _is_of(each, key)), None)
    if own is not None and counts is None:
        return _recorded(own, name, key, holds)
    outcomes = {str(each.outcome) for each in said if each.outcome}
    return PartyStatus(
        party=key,
        name=name,
        outcome=outcomes.pop() if len(outcomes) == 1 else ("mixed" if outcomes else None),
        organ=counts.organ if counts else "",
        decided_on=counts.decided_on if counts else None,
        paragraph=counts.paragraph if counts else "",
        registry_number=counts.registry_number if counts else "",
        in_force_from=holds[0],
        ends_on=holds[1],
    )


def _is_of(row: Adoption, key: str) -> bool:
    return row.party.key == key and row.set_aside_on is None


def _recorded(own: Adoption, name: str, key: str, holds: Holds) -> PartyStatus:
    return PartyStatus(
        party=key,
        name=name,
        outcome=own.outcome,
        organ=own.organ,
        decided_on=own.decided_on,
        paragraph=own.paragraph,
        registry_number=own.registry_number,
        in_force_from=holds[0],
        ends_on=holds[1],
    )
