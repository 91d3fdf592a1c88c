"""A body put together for a day, as pages use it."""

import datetime as dt
import time
from dataclasses import replace

from samverk.rulebook.bodies import composition, judgement, posts, presidium
from samverk.rulebook.bodies.facts import BodyFacts, Holding, Person, Role, SeatKind
from samverk.rulebook.dates import Period
from samverk.rulebook.findings import Weight
from tests.rulebook.situation import DECIDED, FIRST_DAY, Situation

SEATS = [{"from": ["alby", "boda"], "ordinary": 1, "substitutes": 1}]
A_CHAIR = {"chair": {"side": "any"}}


def _situation(**row: object) -> Situation:
    return Situation({"body": {"seats": SEATS, "presidium": A_CHAIR}, **row})


def test_a_body_has_ordinary_seats_substitutes_and_vacancies() -> None:
    composed = _situation(appointments=[{"seat": "alby ordinary 1", "person": "Anna"}]).composition

    assert [place.holder for place in composed.ordinary] == ["Anna", None]
    assert [place.kind for place in composed.substitutes] == [SeatKind.SUBSTITUTE] * 2
    assert {place.words.sv for place in composed.vacancies} == {
        "ersättarplats för Alby kommun",
        "ordinarie plats för Boda kommun",
        "ersättarplats för Boda kommun",
    }


def test_the_substitutes_of_a_seat_come_in_order_with_their_relation() -> None:
    situation = _situation(
        appointments=[
            {"seat": "alby substitute 1", "person": "Bo"},
            {"seat": "boda substitute 1", "person": "Dan"},
        ],
        body={"seats": SEATS, "substitutes": {"kind": "pool"}},
    )
    seat = situation.composition.ordinary[0]

    found = situation.composition.substitutes_of(seat)

    assert [(each.person, each.relation.value) for each in found] == [
        ("Bo", "party"),
        ("Dan", "side"),
    ]


def test_a_body_that_is_not_there_that_day_has_no_places_and_no_findings() -> None:
    situation = _situation(on=dt.date(2019, 12, 31), body={"seats": SEATS, "starts": FIRST_DAY})

    judged = judgement.of_body(situation.facts, situation.structure, on=situation.on)

    assert judged.composition.places == ()
    assert judged.findings == ()


def test_a_body_outside_the_agreement_has_places_but_no_findings() -> None:
    situation = _situation(body={"seats": SEATS, "outside": True, "presidium": A_CHAIR})

    judged = judgement.of_body(situation.facts, situation.structure, on=situation.on)

    assert len(judged.composition.places) == 4
    assert judged.findings == ()
    assert list(posts.findings(judged.composition.roll)) == []


def test_seats_that_follow_a_post_are_filled_from_the_other_bodies_of_the_structure() -> None:
    seats = [{"from": {"chair_of": "radet"}}, {"from": {"office": "socialchef", "at": "alby"}}]
    one = _situation(body={"seats": seats})
    other = replace(
        one.facts,
        body=one.structure.bodies["radet"],
        seats=(),
        posts=_situation(posts=[{"role": "chair", "person": "gun"}]).facts.posts,
        persons={
            "gun": Person("gun", "Gun Ek"),
            "ida": _situation(
                persons={"ida": {"offices": [{"office": "socialchef", "party": "alby"}]}}
            ).facts.persons["ida"],
        },
    )

    judged = judgement.of_structure(one.structure, {"organ": one.facts, "radet": other}, on=one.on)

    places = judged["organ"].composition.places
    assert [place.holder for place in places] == ["gun", "ida"]
    assert all(place.follows_an_office for place in places)
    assert judged["organ"].composition.roll.name("gun") == "Gun Ek"


def test_a_recorded_appointment_goes_before_the_post_that_the_seat_follows() -> None:
    situation = Situation(
        {
            "body": {"seats": [{"from": {"chair_of": "radet"}}]},
            "appointments": [
                {"seat": "radet ordinary 1", "person": "Anna", "from": dt.date(2023, 1, 1)}
            ],
            "chairs": {"radet": [{"role": "chair", "person": "Gun"}]},
        }
    )

    place = situation.composition.places[0]

    assert (place.holder, place.since) == ("Anna", dt.date(2023, 1, 1))


def test_the_second_vice_chair_fills_the_second_seat() -> None:
    two = [
        {"role": "vice_chair", "person": "Gun", "from": dt.date(2023, 1, 1)},
        {"role": "vice_chair", "person": "Ida", "from": dt.date(2022, 1, 1)},
    ]
    situation = Situation(
        {
            "body": {"seats": [{"from": {"vice_chair_of": "radet"}, "ordinary": 3}]},
            "chairs": {"radet": two},
        }
    )

    assert [place.holder for place in situation.composition.places] == ["Ida", "Gun", None]


def test_the_heaviest_findings_come_first() -> None:
    situation = _situation(
        appointments=[
            {"seat": "alby ordinary 1", "person": "Anna", "decided": {}},
            {"seat": "boda ordinary 1", "person": "Anna"},
        ]
    )

    found = judgement.findings(situation.facts, situation.structure, on=situation.on)

    weights = [list(Weight).index(finding.weight) for finding in found]
    assert weights == sorted(weights)
    assert len(set(weights)) == 3


def test_a_place_without_seat_or_rule_cannot_be_told_apart_by_id_and_is_not_made() -> None:
    composed = _situation(not_recorded=["alby ordinary 1"]).composition

    assert [place.id for place in composed.places] == [
        "party:alby/member/ordinary/1",
        "alby substitute 1",
        "boda ordinary 1",
        "boda substitute 1",
    ]


def test_a_post_belongs_to_the_chair_and_a_turn_to_its_year() -> None:
    situation = _situation(posts=[{"role": "chair", "person": "Anna"}])

    assert [post.person for post in posts.holding(situation.roll, Role.CHAIR)] == ["Anna"]
    assert posts.holding(situation.roll, Role.VICE_CHAIR) == ()
    assert (
        presidium.turns(situation.body, situation.structure, from_year=2024, years=1)[0].year
        == 2024
    )


def test_a_turn_by_mandate_period_is_unknown_when_the_body_has_none() -> None:
    term = {"years": 4, "starts": "04-01", "first_year": 2019}
    chair = {
        "side": "alternates",
        "per": "mandate period",
        "first": {"year": 2019, "side": "region"},
    }
    seats = [{"from": ["alby", "regionen"], "ordinary": 1}]
    situation = Situation({"body": {"seats": seats, "term": term, "presidium": {"chair": chair}}})
    body = replace(situation.body, term=None)

    turn = presidium.turn(body, situation.structure, on=situation.on)

    assert turn.value is None


def _ten_years_of(situation: Situation) -> BodyFacts:
    holdings = tuple(
        Holding(
            f"{seat.id} {year}",
            seat.id,
            f"{seat.id} {year}",
            Period(dt.date(year, 1, 1), dt.date(year + 1, 1, 1)),
            seat.party,
            DECIDED,
        )
        for seat in situation.facts.seats
        for year in range(2015, 2025)
    )
    return replace(situation.facts, holdings=holdings)


def test_a_hundred_bodies_with_ten_years_of_appointments_take_less_than_half_a_second() -> None:
    everybody = ["alby", "boda", "ceda", "regionen"]
    situation = _situation(
        body={"seats": [{"from": everybody, "ordinary": 2, "substitutes": 2}], "presidium": A_CHAIR}
    )
    facts = _ten_years_of(situation)
    assert len(facts.holdings) == 160

    start = time.process_time()
    for _ in range(100):
        judgement.findings(facts, situation.structure, on=situation.on)

    assert time.process_time() - start < 0.5


def test_composition_grows_in_step_with_the_number_of_appointments() -> None:
    situation = _situation()
    facts = _ten_years_of(situation)
    many = replace(
        facts,
        holdings=tuple(
            replace(each, id=f"{each.id} {copy}") for each in facts.holdings for copy in range(50)
        ),
    )

    def seconds(subject: BodyFacts) -> float:
        start = time.process_time()
        composition.composition(subject, situation.structure, on=situation.on)
        return time.process_time() - start

    few = min(seconds(facts) for _ in range(5))
    assert min(seconds(many) for _ in range(3)) < 50 * 10 * few
