"""Substitutes: whom they may step in for, in which order, and when they are there."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from samverk.rulebook.bodies.facts import BodyFacts, Holding, StandIn
from samverk.rulebook.bodies.places import Place, by_seat, current
from samverk.rulebook.bodies.pool import Relation
from samverk.rulebook.bodies.roll import Roll
from samverk.rulebook.clauses import first_of
from samverk.rulebook.dates import Period, day_in_words
from samverk.rulebook.findings import Facts, Finding, Weight, Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Explained, Step
from samverk.rulebook.structure.model import Body, LegalForm


class Reason(StrEnum):
    """Why a person serves in a seat, or why nobody does."""

    HOLDER = "holder"
    STAND_IN = "stand-in"
    PERSONAL = "personal"
    PARTY = "party"
    SIDE = "side"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Service:
    """Who serves in an ordinary seat at a meeting, and why; person None is that the seat stays empty."""

    place: Place
    person: str | None
    reason: Reason
    step: Step


_BY_RELATION = {
    Relation.PERSONAL: Reason.PERSONAL,
    Relation.PARTY: Reason.PARTY,
    Relation.SIDE: Reason.SIDE,
}
_WHY = {
    Reason.HOLDER: Words("{person} tjänstgör själv.", "{person} serves in person."),
    Reason.STAND_IN: Words(
        "{person} är tillfällig ersättare på platsen.",
        "{person} is the temporary replacement in the seat.",
    ),
    Reason.PERSONAL: Words(
        "{person} går in som personlig ersättare.",
        "{person} steps in as the personal substitute.",
    ),
    Reason.PARTY: Words(
        "{person} går in som nästa lediga ersättare från samma part.",
        "{person} steps in as the next free substitute of the same party.",
    ),
    Reason.SIDE: Words(
        "{person} går in som nästa lediga ersättare från samma sida.",
        "{person} steps in as the next free substitute of the same side.",
    ),
    Reason.NOBODY: Words(
        "Ingen ersättare finns att kalla in; platsen är tom.",
        "There is no substitute to call in; the seat is empty.",
    ),
}


@rule
def order_of_service(roll: Roll, *, absent: frozenset[str] = frozenset()) -> tuple[Service, ...]:
    """Who serves in each ordinary seat given who is absent: holder, else stand-in, else the substitutes in order.

    Source: samverk K15; sfs-2003-1210 15 §
    Shape: each ordinary seat in use, in the order of the rules; each person at most once.
    """
    seats = [p for p in roll.places if p.is_ordinary and (p.is_required or p.present)]
    serving: dict[str, tuple[str | None, Reason]] = {
        place.id: (place.serving, Reason.STAND_IN if place.stand_in else Reason.HOLDER)
        for place in seats
        if place.serving is not None and place.serving not in absent
    }
    for relation in Relation:
        _call_in(roll, seats, relation, absent, serving)
    return tuple(
        _service(roll, place, *serving.get(place.id, (None, Reason.NOBODY))) for place in seats
    )


def _call_in(
    roll: Roll,
    seats: Sequence[Place],
    relation: Relation,
    absent: frozenset[str],
    serving: dict[str, tuple[str | None, Reason]],
) -> None:
    """Fill the seats that are still empty with the substitutes of one relation, each once."""
    busy = {person for person, _ in serving.values()} | absent
    for place in seats:
        free = [] if place.id in serving else roll.pool.of(place)
        for substitute in free:
            if substitute.relation is relation and substitute.person not in busy:
                busy.add(substitute.person)
                serving[place.id] = (substitute.person, _BY_RELATION[relation])
                break


def _service(roll: Roll, place: Place, person: str | None, reason: Reason) -> Service:
    name = roll.name(person) if person else ""
    why = _WHY[reason]
    text = Words(why.sv.format(person=name), why.en.format(person=name))
    rules = roll.body.substitutes
    clauses = rules.clauses if rules else place.clauses
    return Service(place, person, reason, Step(text, first_of(clauses, "samverk K15")))


class Attendance(StrEnum):
    """When substitutes attend."""

    ALWAYS = "always"
    ON_ABSENCE = "on absence"


_MAY_ALWAYS_ATTEND = {
    LegalForm.COMMITTEE: "sfs-2017-725 6:17",
    LegalForm.JOINT_COMMITTEE: "sfs-2017-725 6:17",
    LegalForm.COORDINATION_ASSOCIATION: "sfs-2003-1210 19 §",
}


@rule
def attendance(body: Body) -> Explained[Attendance | None]:
    """When substitutes attend: always, or only on absence; None where neither text nor law says.

    Source: samverk K17; sfs-2017-725 6:17; sfs-2003-1210 19 §
    """
    law = _MAY_ALWAYS_ATTEND.get(body.form)
    rules = body.substitutes
    if law is not None:
        text = Words(
            "Ersättare får alltid närvara, även när de inte tjänstgör.",
            "Substitutes may always attend, also when they do not serve.",
        )
        return Explained(Attendance.ALWAYS, (Step(text, law),))
    if rules is None or rules.attend is None:
        text = Words(
            "Texten säger inte när ersättare deltar.",
            "The text does not say when substitutes attend.",
        )
        return Explained(None, (Step(text, "samverk K17"),))
    return _as_agreed(Attendance(rules.attend), first_of(rules.clauses, ""))


def _as_agreed(attend: Attendance, source: str) -> Explained[Attendance | None]:
    text = (
        Words("Ersättare deltar alltid.", "Substitutes always attend.")
        if attend is Attendance.ALWAYS
        else Words(
            "Ersättare deltar bara när en ordinarie är borta.",
            "Substitutes attend only when an ordinary member is absent.",
        )
    )
    return Explained(attend, (Step(text, source),))


@dataclass(frozen=True, slots=True)
class Spell:
    """Some days during which the same person serves in a seat; person None is that nobody does."""

    period: Period
    person: str | None
    is_standing_in: bool


@rule
def spells(facts: BodyFacts, seat: str) -> tuple[Spell, ...]:
    """Who served in a seat from its first day on: holders, stand-ins, returns and gaps.

    Source: samverk K12
    Shape: in order of time, without gaps or overlaps, neighbours always differ.
    """
    period = next(own.period for own in facts.seats if own.id == seat)
    holdings = by_seat(facts.holdings).get(seat, [])
    stand_ins = by_seat(facts.stand_ins).get(seat, [])
    days = sorted({period.from_day, *_turning_days([*holdings, *stand_ins], period)})
    found: list[Spell] = []
    for day, until in pairwise([*days, period.until_day]):
        assert day is not None  # noqa: S101 - only the last one can be open
        standing_in = current(stand_ins, day)
        there = standing_in or current(holdings, day)
        _add(
            found,
            Spell(Period(day, until), there.person if there else None, standing_in is not None),
        )
    return tuple(found)


def _turning_days(rows: Iterable[Holding | StandIn], period: Period) -> Iterator[dt.date]:
    for row in rows:
        for day in (row.period.from_day, row.period.until_day):
            if day is not None and day in period:
                yield day


def _add(found: list[Spell], spell: Spell) -> None:
    """Add a spell, or lengthen the last one where nothing changes."""
    last = found[-1] if found else None
    if last and (last.person, last.is_standing_in) == (spell.person, spell.is_standing_in):
        found[-1] = Spell(
            Period(last.period.from_day, spell.period.until_day), last.person, last.is_standing_in
        )
    else:
        found.append(spell)


def findings(roll: Roll) -> Iterator[Finding]:
    """Everything about temporary replacements that hold that day."""
    yield from not_a_substitute(roll)
    yield from in_two_seats(roll)
    yield from past_the_holder(roll)
    yield from two_in_one_seat(roll)


def _standing_in(roll: Roll) -> Iterator[tuple[Place, StandIn]]:
    return ((place, place.stand_in) for place in roll.places if place.stand_in is not None)


@rule
def not_a_substitute(roll: Roll) -> Iterator[Finding]:
    """Temporary replacements of an ordinary member by someone who is not a substitute for that seat.

    Source: samverk K12
    """
    for place, stand_in in _standing_in(roll):
        own = {substitute.holder for substitute, _ in roll.pool.places_for(place)}
        if place.is_ordinary and stand_in.person not in own:
            facts: Facts = {"person": roll.name(stand_in.person), "seat": place.words}
            rules = roll.body.substitutes
            source = first_of(rules.clauses if rules else (), "samverk K12")
            code = "bodies.stand_in_not_a_substitute"
            yield roll.finding(code, Weight.WARN, source, facts, place)


@rule
def in_two_seats(roll: Roll) -> Iterator[Finding]:
    """Persons who stand in on one seat and at the same time stand in on, or hold, another ordinary seat.

    Source: samverk K7; samverk K12
    """
    others: dict[str, list[Place]] = defaultdict(list)
    for place in roll.places:
        if place.stand_in is not None or (place.is_ordinary and place.holder is not None):
            others[str(place.present)].append(place)
    for person, there in others.items():
        for one, other in pairwise(sorted(there, key=lambda place: place.stand_in is not None)):
            if other.stand_in is not None:
                weight = Weight.STOP if one.stand_in else Weight.WARN
                facts: Facts = {
                    "person": roll.name(person),
                    "seat": other.words,
                    "other": one.words,
                }
                code = "bodies.stand_in_in_two_seats"
                yield roll.finding(code, weight, "samverk K12", facts, other)


@rule
def past_the_holder(roll: Roll) -> Iterator[Finding]:
    """Temporary replacements that go on although the appointment of whom they replaced has ended.

    Source: samverk K12
    """
    for place, stand_in in _standing_in(roll):
        for holding in place.holdings:
            ended = holding.period.until_day
            if ended and stand_in.period.from_day in holding.period and ended <= roll.on:
                facts: Facts = {
                    "person": roll.name(stand_in.person),
                    "holder": roll.name(holding.person),
                    "seat": place.words,
                    "day": day_in_words(ended),
                }
                code = "bodies.stand_in_past_the_holder"
                yield roll.finding(code, Weight.WARN, "samverk K12", facts, place)


@rule
def two_in_one_seat(roll: Roll) -> Iterator[Finding]:
    """Two temporary replacements in one seat on the same day.

    Source: samverk K6; samverk K12
    """
    words = {place.id: place.words for place in roll.places}
    for seat, rows in by_seat(row for row in roll.facts.stand_ins if roll.on in row.period).items():
        for one, other in pairwise(rows if seat in words else ()):
            facts: Facts = {
                "person": roll.name(one.person),
                "other": roll.name(other.person),
                "seat": words[seat],
            }
            yield roll.finding("bodies.overlapping_stand_ins", Weight.STOP, "samverk K12", facts)
