"""The seats of a body: one row for each place that some version gives it, for the days when it does."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Max

from samverk.bodies.loading.settle import Outcome, settle
from samverk.bodies.loading.timeline import Stretch, Wanted, as_period, as_range, joined
from samverk.bodies.models import Body, Seat
from samverk.parties.models import Party
from samverk.rulebook.bodies.slots import Slot, slots
from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import SeatRule


@dataclass(frozen=True, slots=True)
class Place:
    """What tells one seat of a body from another, through all versions."""

    filler: str
    standing: str
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Facts:
    """On whose behalf a seat is filled, and whether a substitute is somebody's own."""

    party: str | None
    side: str
    is_personal: bool


def settle_seats(body: Body, parts: list[Stretch], parties: dict[str, Party]) -> Outcome[Seat]:
    """Bring the seats of a body in line with the versions. Queries: two, and one for each change."""
    wanted = _wanted(body.key, parts)
    rows: dict[Place, list[Seat]] = defaultdict(list)
    for seat in body.seats.exclude(filler=""):
        rows[Place(seat.filler, seat.standing, seat.kind, seat.number)].append(seat)
    for place, seats in rows.items():
        if place not in wanted and (open_for := _as_open(place, seats, parts, body.key)):
            wanted[place] = open_for
    total: Outcome[Seat] = Outcome()
    for place in dict.fromkeys([*rows, *wanted]):
        outcome = settle(
            rows.get(place, []),
            joined(wanted.get(place, [])),
            make=lambda item, place=place: _make(body, place, item, parties),  # type: ignore[misc]
            put=lambda seat, facts: _put(seat, facts, parties),
        )
        total.made += outcome.made
        total.moved += outcome.moved
        total.unwanted += outcome.unwanted
    _withdraw(total.unwanted)
    _pair_personal(body, wanted)
    return total


def _wanted(key: str, parts: list[Stretch]) -> dict[Place, list[Wanted[Facts]]]:
    wanted: dict[Place, list[Wanted[Facts]]] = defaultdict(list)
    for part in parts:
        rule = part.rules.bodies.get(key)
        if rule is None or not rule.exists(part.period.from_day):
            continue
        is_personal = bool(rule.substitutes and rule.substitutes.is_personal)
        for slot in slots(rule, part.rules, on=part.period.from_day):
            facts = Facts(
                slot.filler.party, slot.filler.side or "", is_personal and slot.kind == "substitute"
            )
            wanted[_place(slot)].append(Wanted(part.period, facts))
    return wanted


def _as_open(
    place: Place, seats: list[Seat], parts: list[Stretch], key: str
) -> list[Wanted[Facts]]:
    """What is wanted of seats under a rule that sets no upper bound: that they last as long as the rule does."""
    facts = Facts(seats[0].party.key if seats[0].party else None, seats[0].side, is_personal=False)
    return [
        Wanted(
            Period(max(part.period.from_day, seats[0].period.lower), part.period.until_day), facts
        )
        for part in parts
        if _ends_after(part.period, seats[0].period.lower)
        and any(
            place.filler == filler.id
            for rule in _open_rules(place, part, key)
            for filler in rule.fillers
        )
    ]


def _ends_after(period: Period, day: dt.date) -> bool:
    return period.until_day is None or day < period.until_day


def _open_rules(place: Place, part: Stretch, key: str) -> list[SeatRule]:
    body = part.rules.bodies.get(key)
    if body is None or not body.exists(part.period.from_day):
        return []
    return [
        rule
        for rule in body.seats
        if rule.standing == place.standing
        and (rule.ordinary if place.kind == Seat.Kind.ORDINARY else rule.substitutes).most is None
    ]


def _place(slot: Slot) -> Place:
    return Place(slot.filler.id, slot.standing.value, slot.kind.value, slot.number)


def _make(body: Body, place: Place, item: Wanted[Facts], parties: dict[str, Party]) -> Seat:
    return Seat.objects.create(
        body=body,
        filler=place.filler,
        standing=place.standing,
        kind=place.kind,
        number=place.number,
        party=parties[item.facts.party] if item.facts.party else None,
        side=item.facts.side,
        period=as_range(item.period),
    )


def _put(seat: Seat, facts: Facts, parties: dict[str, Party]) -> bool:
    before = (seat.party_id, seat.side)
    seat.party = parties[facts.party] if facts.party else None
    seat.side = facts.side
    return before != (seat.party_id, seat.side)


def _withdraw(unwanted: list[Seat]) -> None:
    """A seat that a corrected file no longer gives stays, with its people, as a seat outside every rule."""
    for seat in unwanted:
        beside = Seat.objects.filter(
            body=seat.body, filler="", standing=seat.standing, kind=seat.kind
        )
        seat.number = (beside.aggregate(last=Max("number"))["last"] or 0) + 1
        seat.filler = ""
        seat.save()


def _pair_personal(body: Body, wanted: dict[Place, list[Wanted[Facts]]]) -> None:
    """Tie each personal substitute to the ordinary seat of the same number."""
    personal = {place for place, items in wanted.items() if items[-1].facts.is_personal}
    if not personal:
        return
    seats = list(body.seats.exclude(filler=""))
    for seat in seats:
        place = Place(seat.filler, seat.standing, seat.kind, seat.number)
        own = next((other for other in seats if place in personal and _is_own(seat, other)), None)
        if seat.personal_for_id != (own.pk if own else None):
            seat.personal_for = own
            seat.save()


def _is_own(substitute: Seat, other: Seat) -> bool:
    same = ("filler", "standing", "number")
    return (
        other.kind == Seat.Kind.ORDINARY
        and all(getattr(substitute, name) == getattr(other, name) for name in same)
        and _period(substitute).overlaps(_period(other))
    )


def _period(seat: Seat) -> Period:
    return as_period(seat.period)
