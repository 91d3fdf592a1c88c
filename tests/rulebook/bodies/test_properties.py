"""What is true of every body, whatever its rules and whoever is in it."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from samverk.rulebook.bodies import composition, judgement, presidium, reviews, seats, substitutes
from samverk.rulebook.bodies.composition import Composition
from samverk.rulebook.bodies.facts import BodyFacts, Holding, Reviewed, SeatKind, StandIn
from samverk.rulebook.bodies.slots import slots
from samverk.rulebook.dates import Period, months_after, years_after
from samverk.rulebook.findings import Finding, Words
from samverk.rulebook.structure.model import NONE, Count, Standing
from tests.rulebook.situation import DECIDED, Situation
from tests.rulebook.strategies import FIRST, PERSONS, days, seat_rules, situations, years

LIMITS = settings(max_examples=60, deadline=None)

SIDES = ("kommunerna", "region")


def _composed(situation: Situation, facts: BodyFacts) -> Composition:
    return composition.composition(
        facts, situation.structure, on=situation.on, chairs=situation.chairs
    )


Row = TypeVar("Row")


def _mixed(rows: tuple[Row, ...], order: list[int]) -> tuple[Row, ...]:
    """The rows in another order, the same for the same order."""
    places = sorted(range(len(rows)), key=lambda place: order[place % len(order)])
    return tuple(rows[place] for place in places)


def _shuffled(facts: BodyFacts, order: list[int]) -> BodyFacts:
    return replace(
        facts,
        seats=_mixed(facts.seats, order),
        holdings=_mixed(facts.holdings, order),
        stand_ins=_mixed(facts.stand_ins, order),
        posts=_mixed(facts.posts, order),
    )


def _told(findings: tuple[Finding, ...]) -> Counter[tuple[object, ...]]:
    return Counter(
        (
            finding.code,
            finding.weight,
            finding.source,
            tuple(
                sorted(
                    (name, fact("sv") if isinstance(fact, Words) else fact)
                    for name, fact in finding.facts.items()
                )
            ),
        )
        for finding in findings
    )


@LIMITS
@given(seat_rules())
def test_capacity_is_the_sum_over_the_slots(rules: list[dict[str, object]]) -> None:
    situation = Situation({"body": {"seats": rules}})
    given_slots = slots(situation.body, situation.structure, on=situation.on)
    members = [slot for slot in given_slots if slot.standing is Standing.MEMBER]

    capacity = seats.capacity(situation.body, situation.structure, on=situation.on)

    for kind, count in (
        (SeatKind.ORDINARY, capacity.ordinary),
        (SeatKind.SUBSTITUTE, capacity.substitutes),
    ):
        of_kind = [slot for slot in members if slot.kind is kind]
        assert count == Count(sum(not slot.is_optional for slot in of_kind), len(of_kind))
    assert capacity.ex_officio == len(given_slots) - len(members)


@LIMITS
@given(seat_rules())
def test_the_parts_of_the_sides_sum_to_the_whole(rules: list[dict[str, object]]) -> None:
    capacity = Situation({"body": {"seats": rules}}).capacity

    assert (
        sum((ordinary for ordinary, _ in capacity.of_side.values()), start=NONE)
        == capacity.ordinary
    )
    assert (
        sum((substitutes for _, substitutes in capacity.of_side.values()), start=NONE)
        == capacity.substitutes
    )


@LIMITS
@given(situations())
def test_nobody_serves_in_two_seats(situation: Situation) -> None:
    serving = [place.serving for place in situation.composition.places if place.serving is not None]

    assert len(serving) == len(set(serving))


@LIMITS
@given(situations())
def test_whoever_serves_is_the_stand_in_or_the_holder(situation: Situation) -> None:
    for place in situation.composition.places:
        assert place.serving in {None, place.present}
        assert (place.holder is None) == (place.vacant_since is not None)


@LIMITS
@given(situations())
def test_a_vacancy_began_between_the_first_day_and_the_day_looked_at(situation: Situation) -> None:
    for place in situation.composition.places:
        if place.vacant_since is not None:
            assert place.opened <= place.vacant_since <= situation.on


@LIMITS
@given(situations(), st.data())
def test_adding_a_holder_never_creates_a_vacancy(situation: Situation, data: st.DataObject) -> None:
    before = situation.composition
    assume(any(place.seat for place in before.places))
    seat = data.draw(st.sampled_from([place.seat.id for place in before.places if place.seat]))
    added = Holding(
        "added", seat, data.draw(st.sampled_from(PERSONS)), Period(FIRST), decision=DECIDED
    )

    after = _composed(
        situation, replace(situation.facts, holdings=(*situation.facts.holdings, added))
    )

    assert {place.id for place in after.vacancies} <= {place.id for place in before.vacancies} - {
        seat
    }


@LIMITS
@given(situations(), st.permutations(range(12)))
def test_the_findings_do_not_depend_on_the_order_of_the_facts(
    situation: Situation, order: list[int]
) -> None:
    facts = replace(situation.facts, seats=situation.facts.seats)
    shuffled = _shuffled(facts, order)

    findings, others = (
        judgement.findings(each, situation.structure, on=situation.on, chairs=situation.chairs)
        for each in (facts, shuffled)
    )

    assert _told(findings) == _told(others)


@LIMITS
@given(situations(), st.permutations(range(12)), st.frozensets(st.sampled_from(PERSONS)))
def test_the_order_of_service_does_not_depend_on_the_order_of_the_facts(
    situation: Situation, order: list[int], absent: frozenset[str]
) -> None:
    shuffled = _composed(situation, _shuffled(situation.facts, order))

    one, other = (
        [
            (service.place.id, service.person, service.reason)
            for service in substitutes.order_of_service(roll, absent=absent)
        ]
        for roll in (situation.roll, shuffled.roll)
    )

    assert one == other


@LIMITS
@given(situations(), st.frozensets(st.sampled_from(PERSONS)))
def test_nobody_who_is_absent_serves_and_nobody_serves_twice(
    situation: Situation, absent: frozenset[str]
) -> None:
    services = substitutes.order_of_service(situation.roll, absent=absent)

    serving = [service.person for service in services if service.person is not None]
    assert len(serving) == len(set(serving))
    assert not absent & set(serving)


@LIMITS
@given(situations())
def test_a_seat_stays_empty_only_when_no_substitute_of_its_own_is_free(
    situation: Situation,
) -> None:
    absent = frozenset(PERSONS[:2])
    services = substitutes.order_of_service(situation.roll, absent=absent)

    busy = absent | {service.person for service in services}
    for service in services:
        if service.person is None:
            free = {each.person for each in situation.roll.pool.of(service.place)} - busy
            assert not free


@LIMITS
@given(st.integers(1, 5), years, st.sampled_from(SIDES), st.integers(0, 30))
def test_the_chair_turns_after_exactly_the_stated_years(
    every: int, first: int, side: str, later: int
) -> None:
    situation = _alternating(every, first, side)
    on = dt.date(first + later, 6, 1)

    turn = presidium.turn(situation.body, situation.structure, on=on)

    other = next(each for each in SIDES if each != side)
    assert turn.value == (side, other)[later // every % 2]


def _alternating(every: int, first: int, side: str) -> Situation:
    chair = {"side": "alternates", "every_years": every, "first": {"year": first, "side": side}}
    return Situation(
        {
            "body": {
                "seats": [{"from": ["alby", "regionen"], "ordinary": 1}],
                "presidium": {"chair": chair},
            }
        }
    )


@LIMITS
@given(st.integers(1, 4), years, st.sampled_from(SIDES))
def test_each_side_chairs_equally_often(every: int, first: int, side: str) -> None:
    situation = _alternating(every, first, side)

    turns = presidium.turns(situation.body, situation.structure, from_year=first, years=4 * every)

    assert Counter(turn.side for turn in turns) == dict.fromkeys(SIDES, 2 * every)


@LIMITS
@given(st.integers(1, 4), years, st.sampled_from(SIDES), st.integers(0, 5000))
def test_the_next_turn_is_the_first_day_with_another_side(
    every: int, first: int, side: str, later: int
) -> None:
    situation = _alternating(every, first, side)
    on = dt.date(first, 1, 1) + dt.timedelta(later)

    coming = presidium.next_turn(situation.body, situation.structure, on=on).value

    assert coming is not None
    now, before, then = (
        presidium.turn(situation.body, situation.structure, on=day).value
        for day in (on, coming.from_day - dt.timedelta(1), coming.from_day)
    )
    assert coming.from_day > on
    assert now == before != then == coming.side


@LIMITS
@given(
    chair=st.fixed_dictionaries(
        {"side": st.sampled_from(("alternates", "any", *SIDES))},
        optional={"first": st.fixed_dictionaries({"year": years, "side": st.sampled_from(SIDES)})},
    ),
    parties=st.sampled_from((["alby", "regionen"], ["alby", "boda"])),
    on=days,
)
def test_the_turn_is_unknown_exactly_when_the_file_does_not_say(
    chair: dict[str, Any], parties: list[str], on: dt.date
) -> None:
    body = {"seats": [{"from": parties, "ordinary": 1}], "presidium": {"chair": chair}}
    situation = Situation({"body": body})
    first = chair.get("first")
    sides = {situation.structure.parties[party].side for party in parties}
    is_counted = first is not None and first["year"] <= on.year and len(sides | {first["side"]}) > 1
    is_said = chair["side"] in SIDES or (chair["side"] == "alternates" and is_counted)

    turn = presidium.turn(situation.body, situation.structure, on=on)

    assert (turn.value is not None) == is_said
    assert turn.steps


@LIMITS
@given(days, st.integers(1, 900), st.integers(1, 900))
def test_a_return_gives_the_seat_back_to_its_holder(start: dt.date, length: int, gap: int) -> None:
    situation = Situation({"body": {"seats": [{"from": "alby", "ordinary": 1}]}})
    seat = "alby ordinary 1"
    until = start + dt.timedelta(length)
    again = until + dt.timedelta(gap)
    facts = replace(
        situation.facts,
        holdings=(Holding("h", seat, "Anna", Period(FIRST)),),
        stand_ins=(
            StandIn("1", seat, "Bo", Period(start, until)),
            StandIn("2", seat, "Bo", Period(again, again + dt.timedelta(1))),
        ),
    )

    spells = substitutes.spells(facts, seat)

    told = [(spell.person, spell.is_standing_in) for spell in spells]
    from_first_day = [] if start == FIRST else [("Anna", False)]
    assert told == [*from_first_day, ("Bo", True), ("Anna", False), ("Bo", True), ("Anna", False)]
    for day, person in ((start, "Bo"), (until, "Anna"), (again, "Bo")):
        there = _composed(_on_day(situation, day), facts).places[0]
        assert (there.holder, there.serving) == ("Anna", person)


def _on_day(situation: Situation, on: dt.date) -> Situation:
    return Situation({**situation.row, "on": on})


@LIMITS
@given(situations())
def test_the_spells_of_a_seat_cover_all_its_days_without_overlaps(situation: Situation) -> None:
    for seat in situation.facts.seats:
        spells = substitutes.spells(situation.facts, seat.id)

        assert spells[0].period.from_day == seat.period.from_day
        assert spells[-1].period.until_day == seat.period.until_day
        for earlier, later in pairwise(spells):
            assert earlier.period.until_day == later.period.from_day
            assert (earlier.person, earlier.is_standing_in) != (later.person, later.is_standing_in)


REVIEWED = Situation({"body": {"reviews": [{"of": ["remit"], "every_years": 2}]}})


@LIMITS
@given(st.lists(days, max_size=5), days, days)
def test_a_later_review_never_makes_the_next_one_due_earlier(
    recorded: list[dt.date], extra: dt.date, on: dt.date
) -> None:
    rows = tuple(Reviewed("remit", day) for day in recorded)

    before, after = (
        reviews.due(REVIEWED.body, REVIEWED.structure, each, on=on)[0].due_on
        for each in (rows, (*rows, Reviewed("remit", extra)))
    )

    assert before <= after


@LIMITS
@given(days, days, st.integers(0, 2000))
def test_what_is_overdue_stays_overdue_until_it_is_reviewed(
    last: dt.date, on: dt.date, later: int
) -> None:
    rows = (Reviewed("remit", last),)
    assume(last <= on)

    now, then = on, on + dt.timedelta(later)
    is_overdue, is_still = (
        reviews.due(REVIEWED.body, REVIEWED.structure, rows, on=day)[0].is_overdue(day)
        for day in (now, then)
    )

    assert is_still or not is_overdue


@LIMITS
@given(days, st.integers(0, 240), st.integers(0, 240))
def test_months_add_up_save_for_the_ends_of_months(day: dt.date, some: int, more: int) -> None:
    whole = months_after(day, some + more)

    in_two_steps = months_after(months_after(day, some), more)

    assert (in_two_steps.year, in_two_steps.month) == (whole.year, whole.month)
    assert in_two_steps.day <= whole.day <= day.day


@LIMITS
@given(days, st.integers(0, 100))
def test_years_keep_the_day_of_the_year(day: dt.date, some: int) -> None:
    later = years_after(day, some)

    assert later.year == day.year + some
    assert (later.month, later.day) in {(day.month, day.day), (2, 28)}


@LIMITS
@given(situations())
def test_every_vacant_required_seat_is_told_exactly_once(situation: Situation) -> None:
    codes = (
        "bodies.vacant_seat",
        "bodies.missing_substitute",
        "bodies.appointment_expired",
        "bodies.ex_officio_vacant",
    )

    told = [finding for finding in situation.composition.findings if finding.code in codes]

    assert len(told) == len(situation.composition.vacancies)
