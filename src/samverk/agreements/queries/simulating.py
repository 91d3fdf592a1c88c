"""What would follow if something happened to an agreement: days, seats, findings and costs. Nothing is written."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from samverk.agreements.events import CONSEQUENCES, Told
from samverk.agreements.models import Agreement
from samverk.agreements.queries import knowing
from samverk.agreements.queries.knowing import Read
from samverk.agreements.queries.status import Status, status_from
from samverk.bodies.queries.state import StructureState, states
from samverk.rulebook.agreements import leaving, saying
from samverk.rulebook.agreements.consequences import Consequence, consequences
from samverk.rulebook.agreements.days import Phase, course
from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.leaving import Lost, parties_leaving
from samverk.rulebook.agreements.silences import Reading, Silence, readings, silences
from samverk.rulebook.agreements.state import as_of
from samverk.rulebook.agreements.supposing import Supposed, suppose
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import Key


@dataclass(frozen=True, slots=True)
class Picture:
    """An agreement as it is or as it would be: what is known, what is to be said of it, and the states it goes through."""

    known: Known
    status: Status
    course: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Bodies:
    """What the structure's bodies lose from a day; is_all is that every party leaves, so that nothing holds them."""

    on: dt.date
    is_all: bool
    lost: tuple[Lost, ...]
    state: StructureState


@dataclass(frozen=True, slots=True)
class Simulated:
    """What follows if some things happen to an agreement, seen from a day.

    leaving is the first day without each party that leaves. bodies is None where no party leaves, or the agreement gives
    no seats, or no rules hold that day. told is what other capabilities say.
    """

    read: Read
    on: dt.date
    acts: tuple[Supposed, ...]
    says: Words
    before: Picture
    after: Picture
    consequences: tuple[Consequence, ...]
    silences: tuple[Silence, ...]
    readings: tuple[Reading, ...]
    leaving: Mapping[Key, dt.date]
    bodies: Bodies | None
    told: tuple[Told, ...]

    @property
    def agreement(self) -> Agreement:
        """The agreement that it is about."""
        return self.read.agreement

    @property
    def gives_seats(self) -> bool:
        """Whether the structure's bodies rest on the agreement."""
        rules = self.read.rules
        return rules is not None and leaving.gives_seats(self.read.known.terms, rules)


def simulate(
    agreement: Agreement, *, on: dt.date, supposed: Sequence[Supposed]
) -> Simulated | None:
    """What follows if the acts happen, of an agreement read by find; None where nobody has said its terms.

    Queries: those of read and at most twelve more, however many parties there are, and those of other capabilities.
    """
    with only_reading():
        read = knowing.read(agreement, on=on)
        return simulated(read, on=on, supposed=supposed) if read else None


def simulated(read: Read, *, on: dt.date, supposed: Sequence[Supposed]) -> Simulated:
    """What follows if the acts happen to what has been read. At most twelve queries, and those of other capabilities."""
    before = as_of(read.known, on)
    after = suppose(before, supposed)
    gone = parties_leaving(before, after)
    return Simulated(
        read=read,
        on=on,
        acts=tuple(supposed),
        says=saying.in_short(before, after, supposed),
        before=_picture(read, before, on),
        after=_picture(read, after, on),
        consequences=consequences(before, after, on=on),
        silences=silences(after),
        readings=readings(after),
        leaving=gone,
        bodies=_bodies(read, gone, on),
        told=tuple(_told(read.agreement, gone, on)),
    )


@contextmanager
def only_reading() -> Iterator[None]:
    """A transaction in which PostgreSQL refuses whatever would write. Three queries, which read nothing."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield


def _picture(read: Read, known: Known, on: dt.date) -> Picture:
    return Picture(known, status_from(read, known, on=on), course(known))


def _bodies(read: Read, gone: Mapping[Key, dt.date], on: dt.date) -> Bodies | None:
    """What the bodies lose once all that leave have left, by what is recorded of that day."""
    rules = read.rules
    if not gone or rules is None or not leaving.gives_seats(read.known.terms, rules):
        return None
    day = max(on, *gone.values())
    there = states([read.agreement.structure], on=day)
    if not there:
        return None
    state = there[0]
    facts = {key: each.facts for key, each in state.bodies.items()}
    judged = {key: each.judged for key, each in state.bodies.items()}
    lost = leaving.lost(state.rules, facts, judged, gone, on=day)
    return Bodies(day, set(gone) >= set(read.known.parties), lost, state)


def _told(agreement: Agreement, gone: Mapping[Key, dt.date], on: dt.date) -> Sequence[Told]:
    return [each for ask in CONSEQUENCES for each in ask(agreement, gone, on)] if gone else []
