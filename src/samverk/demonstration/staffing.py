"""Fills the seats as they are filled where nothing special happens."""

from collections.abc import Iterator

from samverk.bodies.models import Seat
from samverk.demonstration import line
from samverk.demonstration.cast import Cast
from samverk.demonstration.place import ORDINARY, Place
from samverk.demonstration.roster import InOffice, Roster, Task, common, in_office_for
from samverk.demonstration.stage import Stage
from samverk.demonstration.story import Office, Staffing
from samverk.demonstration.tenures import Habits, tenures
from samverk.parties.models import OfficeHolding
from samverk.rulebook.dates import Period

ELIGIBLE_BEFORE = 3  # months: a council is new in January, the board chosen from it in April


def fill(rule: Staffing, stage: Stage, cast: Cast, roster: Roster) -> Iterator[InOffice]:
    """Fill the seats of a body; gives who was drawn into a seat that asks for an office."""
    there = stage.seats_of(rule.body)
    yield from _fill_open_seats(rule, stage, cast, roster)
    for place in there:
        for seat in stage.seats[place]:
            party = _party_key(seat, stage)
            if party is not None and _is_used(place, rule, stage):
                yield from _fill_seat(rule, stage, cast, roster, (seat, party))


def _party_key(seat: Seat, stage: Stage) -> str | None:
    found = (key for key, party in stage.parties.items() if party.pk == seat.party_id)
    return next(found, None)


def _is_used(place: Place, rule: Staffing, stage: Stage) -> bool:
    if place not in stage.optional:
        return True
    return any(Place.of(f"{rule.body}/{used}") == place for used in rule.uses)


def _fill_seat(
    rule: Staffing, stage: Stage, cast: Cast, roster: Roster, whose: tuple[Seat, str]
) -> Iterator[InOffice]:
    seat, party = whose
    place = Place(rule.body, _filler(seat), seat.kind, seat.number)
    period = common(Period(seat.period.lower, seat.period.upper), _lasting(rule, seat))
    held = _held(rule, stage, place, party)
    if period is None:
        return
    tasks = (
        [Task(place, row.person, party, _period(row)) for row in held]
        if held
        else list(_drawn(rule, stage, cast, (place, party), period))
    )
    office = None if held else _asked_for(rule, stage, seat, party)
    for task in tasks:
        days = common(task.period, period)
        if days is not None:
            given = Task(place, task.person, party, days)
            roster.add(given)
            if office is not None:
                yield in_office_for(given, office, months_before=_earlier(office, rule))


def _lasting(rule: Staffing, seat: Seat) -> Period:
    return Period(seat.period.lower, rule.until)


def _earlier(office: Office, rule: Staffing) -> int:
    return ELIGIBLE_BEFORE if office in rule.also.values() else 0


def _filler(seat: Seat) -> str:
    kind, _, key = seat.filler.partition(":")
    return key if kind in {"party", "side"} else seat.filler


def _period(row: OfficeHolding) -> Period:
    return Period(row.period.lower, row.period.upper)


def _held(rule: Staffing, stage: Stage, place: Place, party: str) -> list[OfficeHolding]:
    """Those who have the office that the seat goes with, one after another."""
    row = stage.parties[party]
    by_kind = rule.offices if place.kind == ORDINARY else rule.substitutes
    offices = by_kind.get(row.kind, ())
    if place.number <= len(offices):
        return stage.holdings.get((row.pk, offices[place.number - 1]), [])
    return stage.holdings.get((row.pk, _office_followed(place.filler)), [])


def _office_followed(filler: str) -> str:
    """The office that a seat goes with by its rule, or no office."""
    kind, _, key = filler.partition(":")
    return key.partition("@")[0] if kind == "office" else ""


def _drawn(
    rule: Staffing, stage: Stage, cast: Cast, whose: tuple[Place, str], period: Period
) -> Iterator[Task]:
    place, party = whose
    usual = line.habits()
    habits = Habits(rule.terms or usual.terms, usual.stays, usual.months)
    word = f"{stage.structure.key} {place} {party}"
    for tenure in tenures(word, rule.holder, period.from_day, habits):
        yield Task(place, cast.person(tenure.holder), party, tenure.period)


def _asked_for(rule: Staffing, stage: Stage, seat: Seat, party: str) -> Office | None:
    """The office that whoever is drawn must have: the one the seat follows, or one that makes them eligible."""
    office = _office_followed(seat.filler)
    if office:
        name = stage.rules.name_of(office)
        return Office(office, name[0].upper() + name[1:])
    return rule.also.get(stage.parties[party].kind)


def _fill_open_seats(
    rule: Staffing, stage: Stage, cast: Cast, roster: Roster
) -> Iterator[InOffice]:
    """Make and fill seats whose number the rules leave open: one for each party that the story names."""
    body = stage.bodies[rule.body]
    for filler, members in rule.open.items():
        full = filler if ":" in filler else f"side:{filler}"
        for number, member in enumerate(members, start=1):
            party, _, office = member.partition(":")
            seat = Seat(
                body=body,
                kind=Seat.Kind.ORDINARY,
                standing=Seat.Standing.MEMBER,
                filler=full,
                number=number,
                party=None if full.startswith("side:") else stage.parties[party],
                side=stage.sides[party],
                period=body.period,
            )
            seat.save()
            stage.add(seat)
            own = Staffing(
                body=rule.body,
                holder=rule.holder,
                decided_by=rule.decided_by,
                also=rule.also,
                until=rule.until,
                offices={stage.parties[party].kind: [""] * (number - 1) + [office]},
            )
            yield from _fill_seat(own, stage, cast, roster, (seat, party))
