"""What happens to the seats: somebody leaves, comes, swaps, stands in, or sits where no rule gives a seat."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.models import Seat
from samverk.demonstration.cast import Cast
from samverk.demonstration.place import Place
from samverk.demonstration.roster import InOffice, Roster, Task, in_office_for
from samverk.demonstration.stage import Stage
from samverk.demonstration.story import Happening
from samverk.parties.models import Person
from samverk.rulebook.dates import Period


@dataclass(frozen=True, slots=True)
class StandIn:
    """A person serves in a seat for a while."""

    place: Place
    person: Person
    period: Period
    reason: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A story while it is told: what is there, who plays, and how far it has come."""

    stage: Stage
    cast: Cast
    roster: Roster
    stand_ins: list[StandIn]
    in_office: list[InOffice]


def tell(happening: Happening, telling: Telling) -> None:
    """Let it happen.

    Raises: KeyError if the story uses a word that is not known; Nobody if it speaks of an empty seat.
    """
    _KINDS[happening.what](happening, telling)


def _is_empty(happening: Happening, telling: Telling) -> None:
    telling.roster.clear(Place.of(happening.seat), Period(happening.on, happening.until))


def _leaves(happening: Happening, telling: Telling) -> None:
    place = Place.of(happening.seat)
    left = telling.roster.holder(place, happening.on)
    telling.roster.clear(place, Period(happening.on, happening.until or left.period.until_day))


def _retires(happening: Happening, telling: Telling) -> None:
    """Somebody leaves the seat, and the office that it goes with or that made them eligible."""
    left = telling.roster.holder(Place.of(happening.seat), happening.on)
    person = left.person
    _leaves(happening, telling)
    _end_in_line(left, happening.on, telling.stage)
    telling.in_office[:] = [
        replace(row, period=Period(row.period.from_day, happening.on))
        if row.person is person and happening.on in row.period
        else row
        for row in telling.in_office
    ]


def _end_in_line(left: Task, on: dt.date, stage: Stage) -> None:
    """End the office in the party's own line, where it is one of those that line.toml gives."""
    office = left.place.filler.removeprefix("office:").partition("@")[0]
    for row in stage.holdings.get((stage.parties[left.party].pk, office), ()):
        if row.person == left.person and on in row.period:
            row.period = DateRange(row.period.lower, on)
            row.save(update_fields=["period"])


def _takes(happening: Happening, telling: Telling) -> None:
    """Somebody takes the seat, for as long as the one before would have had it unless the story says until when."""
    place = Place.of(happening.seat)
    before = telling.roster.during(place, Period(happening.on, happening.until))
    until = happening.until or (before[0].period.until_day if before else None)
    party = happening.party or place.filler.rpartition("@")[2]
    person = _person(happening, telling)
    task = Task(place, person, party, Period(happening.on, until))
    telling.roster.add(task)
    if happening.office:
        telling.in_office.append(in_office_for(task, happening.office))


def _swaps(happening: Happening, telling: Telling) -> None:
    one, other = (
        telling.roster.holder(Place.of(seat), happening.on)
        for seat in (happening.seat, happening.who)
    )
    for task, new in ((one, other), (other, one)):
        period = Period(happening.on, happening.until or task.period.until_day)
        telling.roster.add(Task(task.place, new.person, new.party, period))


def _stands_in(happening: Happening, telling: Telling) -> None:
    period = Period(happening.on, happening.until)
    place, person = Place.of(happening.seat), _person(happening, telling)
    telling.stand_ins.append(StandIn(place, person, period, happening.reason))


def _sits_outside(happening: Happening, telling: Telling) -> None:
    """A seat is recorded that no rule gives: one more than the party has, or one for somebody who has none."""
    stage, named = telling.stage, Place.of(happening.seat)
    filler = f"party:{named.filler}" if named in stage.seats or named.number > 1 else ""
    seat = Seat(
        body=stage.bodies[named.body],
        kind=named.kind,
        standing=Seat.Standing.MEMBER,
        filler=filler,
        number=named.number,
        party=stage.parties[named.filler],
        side=stage.sides[named.filler],
        period=DateRange(happening.on, happening.until),
    )
    seat.save()
    place, period = stage.add(seat), Period(happening.on, happening.until)
    telling.roster.add(Task(place, _person(happening, telling), named.filler, period))


def _person(happening: Happening, telling: Telling) -> Person:
    """Whoever holds the seat that the story names, else somebody new."""
    if "/" in happening.who:
        return telling.roster.holder(Place.of(happening.who), happening.on).person
    word = happening.who or f"{happening.seat} {happening.on}"
    return telling.cast.person(f"{telling.stage.structure.key} {word}")


_KINDS: Mapping[str, Callable[[Happening, Telling], None]] = {
    "is empty": _is_empty,
    "leaves": _leaves,
    "retires": _retires,
    "takes": _takes,
    "swaps": _swaps,
    "stands in": _stands_in,
    "sits outside the rules": _sits_outside,
}
