"""Whether those who hold the seats may hold them, and hold no more than one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from samverk.rulebook.bodies import seats
from samverk.rulebook.bodies.facts import Holding, SeatKind, StandIn
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.roll import Roll
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight
from samverk.rulebook.rule import rule
from samverk.rulebook.structure.model import Standing


def findings(roll: Roll) -> Iterator[Finding]:
    """Everything about the persons in the seats."""
    yield from unfit_holders(roll)
    yield from ended_offices(roll)
    yield from overlapping_appointments(roll)
    yield from two_seats(roll)
    yield from without_a_seat(roll)
    yield from without_a_decision(roll)


def unfit_holders(roll: Roll) -> Iterator[Finding]:
    """Holders whom the rules do not let hold their seat, as far as the facts tell."""
    for place in roll.places:
        if place.slot is not None and place.holding is not None:
            person = roll.facts.person(place.holding.person)
            yield from seats.may_fill(
                place.slot,
                place.holding,
                person,
                body=roll.body,
                structure=roll.structure,
                on=roll.on,
            )


@rule
def ended_offices(roll: Roll) -> Iterator[Finding]:
    """Appointments to a seat that follows an office, of someone who no longer has the office.

    Source: samverk K11
    Shape: says nothing where the party may appoint another, or where nobody is known to have had the office.
    """
    for place in roll.places:
        holding, slot = place.holding, place.slot
        if holding is None or slot is None or slot.filler.or_appointed or not place.terms:
            continue
        own = [term.period for term in place.terms if term.person == holding.person]
        if any(roll.on in period for period in own):
            continue
        facts: Facts = {"person": roll.name(holding.person), "seat": place.words}
        source = first_of(place.clauses, "samverk K11")
        ended = [p.until_day for p in own if p.until_day is not None and p.until_day <= roll.on]
        if ended:
            facts = {**facts, "day": day_in_words(max(ended))}
            yield roll.finding("bodies.office_ended", Weight.WARN, source, facts, place)
        else:
            yield roll.finding("bodies.office_not_held", Weight.WARN, source, facts, place)


@rule
def overlapping_appointments(roll: Roll) -> Iterator[Finding]:
    """Two appointments to one seat at the same time, now or to come.

    Source: samverk K6
    """
    for place in roll.places:
        for earlier, later in _overlaps(place.holdings, roll.on):
            facts: Facts = {
                "seat": place.words,
                "person": roll.name(earlier.person),
                "other": roll.name(later.person),
                "day": day_in_words(later.period.from_day),
            }
            code = "bodies.overlapping_appointments"
            yield roll.finding(code, Weight.STOP, "samverk K6", facts, place)


def _overlaps(holdings: Iterable[Holding], on: dt.date) -> Iterator[tuple[Holding, Holding]]:
    """Each appointment that begins before the longest-lasting one before it has ended."""
    longest: Holding | None = None
    for holding in holdings:
        is_too_early = longest is not None and longest.period.overlaps(holding.period)
        if longest and is_too_early and min(map(_lasts_until, (longest, holding))) > on:
            yield longest, holding
        if longest is None or _lasts_until(holding) > _lasts_until(longest):
            longest = holding


def _lasts_until(holding: Holding) -> dt.date:
    return holding.period.until_day or dt.date.max


@rule
def two_seats(roll: Roll) -> Iterator[Finding]:
    """Persons who hold more than one seat of the body; how grave that is depends on which.

    Source: samverk K7; samverk K8
    Shape: each person in the order of their first seat, each finding with two of their seats.
    """
    for person, held in _by_person(roll.places).items():
        members = [place for place in held if place.standing is Standing.MEMBER]
        ordinary = [place for place in members if place.is_ordinary]
        offices = [place for place in held if place.is_ordinary and place not in ordinary]
        substitutes = [place for place in held if place.kind is SeatKind.SUBSTITUTE]
        yield from _judged(roll, person, ordinary, offices, substitutes)


def _by_person(places: Iterable[Place]) -> Mapping[str, list[Place]]:
    held: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if place.holder is not None:
            held[place.holder].append(place)
    return held


def _judged(
    roll: Roll, person: str, ordinary: list[Place], offices: list[Place], substitutes: list[Place]
) -> Iterator[Finding]:
    for one, other in pairwise(ordinary):
        yield _two(roll, "bodies.person_in_two_seats", Weight.STOP, person, (one, other))
    for office in offices if ordinary else ():
        code = "bodies.ex_officio_holder_is_member"
        yield _two(roll, code, Weight.INFO, person, (office, ordinary[0]))
    for one, other in pairwise(offices):
        yield _two(roll, "bodies.ex_officio_twice", Weight.INFO, person, (one, other))
    for substitute in substitutes if ordinary or offices else ():
        weight = Weight.WARN if ordinary else Weight.INFO
        pair = ((ordinary or offices)[0], substitute)
        yield _two(roll, "bodies.member_is_also_substitute", weight, person, pair)
    for one, other in pairwise(substitutes):
        yield _two(roll, "bodies.substitute_in_two_seats", Weight.INFO, person, (one, other))


def _two(roll: Roll, code: str, weight: Weight, person: str, pair: tuple[Place, Place]) -> Finding:
    facts: Facts = {"person": roll.name(person), "seat": pair[0].words, "other": pair[1].words}
    is_office = code in {"bodies.ex_officio_holder_is_member", "bodies.ex_officio_twice"}
    source = "samverk K8" if is_office else "samverk K7"
    return roll.finding(code, weight, source, facts, pair[1])


@rule
def without_a_seat(roll: Roll) -> Iterator[Finding]:
    """Appointments and replacements that hold that day in a seat that is not there.

    Source: samverk K9; samverk K12
    """
    there = {place.id for place in roll.places}
    rows: tuple[Holding | StandIn, ...] = (*roll.facts.holdings, *roll.facts.stand_ins)
    for row in sorted(rows, key=lambda row: (row.period.from_day, row.person, row.id)):
        if roll.on in row.period and row.seat not in there:
            facts = {"person": roll.name(row.person)}
            source = "samverk K9" if isinstance(row, Holding) else "samverk K12"
            yield roll.finding("bodies.appointment_without_seat", Weight.WARN, source, facts)


@rule
def without_a_decision(roll: Roll) -> Iterator[Finding]:
    """Appointments for which no decision is recorded.

    Source: samverk K10
    """
    for place in roll.places:
        if place.holding is not None and not is_recorded(place.holding):
            facts: Facts = {"person": roll.name(place.holding.person), "seat": place.words}
            code = "bodies.appointment_without_decision"
            yield roll.finding(code, Weight.INFO, "samverk K10", facts, place)


def is_recorded(holding: Holding) -> bool:
    """Whether organ and day of the decision behind an appointment are known."""
    decision = holding.decision
    return decision is not None and bool(decision.organ) and decision.decided_on is not None
