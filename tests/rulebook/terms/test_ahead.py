"""What is true of everything that comes, whatever the rules and whoever is in the body."""

import datetime as dt
from importlib import resources

from hypothesis import given, settings
from hypothesis import strategies as st

from samverk.rulebook.bodies.facts import BodyFacts, Post, Role
from samverk.rulebook.dates import Period, years_after
from samverk.rulebook.structure import reader
from samverk.rulebook.structure.model import Structure
from samverk.rulebook.terms import ahead, ends, periods, turning
from samverk.rulebook.terms.coming import ENDS, Coming, Kind
from tests.rulebook.situation import COUNTY, Situation, a_structure, merged
from tests.rulebook.strategies import PERSONS, days, situations

VASTERBOTTEN = reader.read(
    resources.files("samverk.structures").joinpath("vasterbotten.toml").read_bytes()
)
LIMITS = settings(max_examples=60, deadline=None)
TURNING = {
    "presidium": {
        "chosen_by": "itself",
        "chair": {
            "side": "alternates",
            "every_years": 1,
            "first": {"year": 2020, "side": "kommunerna"},
            "clause": "2",
        },
        "clause": "2",
    },
    "term": {"years": 4, "starts": "04-01", "first_year": 2023, "clause": "3"},
    "reviews": [{"of": ["remit", "staffing"], "every_years": 2, "clause": "2"}],
    "seats": [
        {"from": {"each": "municipality"}, "ordinary": 1},
        {"from": "regionen", "ordinary": 2},
    ],
}
posts = st.builds(
    lambda number, person, start, length: Post(
        f"p{number}", Role.CHAIR, person, Period(start, start + dt.timedelta(length))
    ),
    st.integers(0, 99),
    st.sampled_from(PERSONS),
    days,
    st.integers(1, 900),
)


def _of(situation: Situation, **asked: int) -> tuple[Coming, ...]:
    facts = {situation.body.key: situation.facts}
    return ahead.ahead(situation.structure, facts, on=situation.on, **asked)


@LIMITS
@given(situations())
def test_the_nearest_comes_first_and_only_reviews_are_late(situation: Situation) -> None:
    found = _of(Situation({**situation.row, "body": {**TURNING, **situation.row["body"]}}))

    assert [each.on for each in found] == sorted(each.on for each in found)
    assert {each.kind for each in found if each.on < situation.on} <= {Kind.REVIEW_DUE}


@LIMITS
@given(situations(), st.integers(0, 400), st.integers(0, 400))
def test_to_look_further_shows_the_same_and_more(
    situation: Situation, near: int, further: int
) -> None:
    shown, more = _of(situation, within=near), _of(situation, within=near + further)

    assert more[: len(shown)] == shown
    assert all(each.days_left(situation.on) <= near for each in shown)


@LIMITS
@given(situations())
def test_each_thing_is_told_once(situation: Situation) -> None:
    found = _of(situation)

    told = [(each.kind, each.body, each.about) for each in found]
    assert len(told) == len(set(told))


@LIMITS
@given(situations())
def test_whatever_ends_is_held_on_its_last_day_and_not_the_day_after(situation: Situation) -> None:
    facts = situation.facts
    rows: list[ends.Row] = [*facts.holdings, *facts.stand_ins, *facts.posts]
    period_of = {row.id: row.period for row in rows}

    for ending in ends.ends(facts, on=situation.on):
        assert ending.kind in ENDS
        assert ending.on in period_of[ending.about]
        assert ending.on + dt.timedelta(1) not in period_of[ending.about]


@given(days)
def test_mandate_periods_follow_one_another_without_a_gap(on: dt.date) -> None:
    body = Situation({"body": TURNING}).body
    period = periods.next_period(body, on=on).value
    assert period
    assert period.until_day

    then = periods.next_period(body, on=period.from_day).value

    assert then
    assert then.from_day == period.until_day
    assert on < period.from_day <= years_after(on, 4)


@LIMITS
@given(days, st.lists(posts, max_size=4, unique_by=lambda post: post.id))
def test_a_turn_is_settled_exactly_when_another_or_a_prolonged_chair_is_recorded_for_its_first_day(
    on: dt.date, recorded: list[Post]
) -> None:
    situation = Situation({"body": TURNING, "on": on})
    facts = type(situation.facts)(situation.body, posts=tuple(recorded))

    turn = turning.prepared(facts, situation.structure, on=on)

    assert turn
    there = [post for post in recorded if turn.on in post.period]
    assert turn.is_settled == bool(there and max(there, key=_began) != turn.present)


def _began(post: Post) -> tuple[dt.date, str]:
    return (post.period.from_day, post.id)


def test_the_end_of_the_present_chair_is_part_of_the_turn() -> None:
    chair = {"role": "chair", "person": "Anna", "until": dt.date(2025, 1, 1)}
    situation = Situation({"body": TURNING, "on": dt.date(2024, 12, 1), "posts": [chair]})

    kinds = [each.kind for each in _of(situation, within=90)]

    assert Kind.CHAIR_TURNS in kinds
    assert Kind.POST_ENDS not in kinds


def test_where_the_text_has_no_turn_and_no_term_only_what_is_recorded_comes() -> None:
    rule = {"from": {"each": "municipality"}, "ordinary": 1}
    held = {"seat": "alby ordinary 1", "person": "Anna", "until": dt.date(2025, 1, 1)}
    row = {"body": {"seats": [rule]}, "on": dt.date(2024, 12, 1), "appointments": [held]}

    found = _of(Situation(row))

    assert [(each.kind, each.on) for each in found] == [
        (Kind.APPOINTMENT_ENDS, dt.date(2024, 12, 31))
    ]


def _with(**document: object) -> Structure:
    return a_structure(merged(COUNTY, document))


def test_a_duty_is_ahead_until_its_last_day() -> None:
    duty = {"what": "Anta planen", "latest": dt.date(2024, 6, 30), "clause": "3"}
    structure = _with(agreements={"avtalet": {"duties": {"plan": duty}}})

    on_the_day = ahead.ahead(structure, {}, on=dt.date(2024, 6, 30))
    after = ahead.ahead(structure, {}, on=dt.date(2024, 7, 1))

    assert [(each.kind, each.text.sv, each.source) for each in on_the_day] == [
        (Kind.DUTY_DUE, "Anta planen", "exempelavtalet 3")
    ]
    assert after == ()


def test_what_comes_every_year_comes_next_year_when_its_day_has_passed() -> None:
    structure = _with(calendar={"dag": {"what": "Dag", "by": "03-31", "clause": "3"}})

    def day(on: dt.date) -> dt.date:
        return ahead.ahead(structure, {}, on=on)[0].on

    assert day(dt.date(2023, 3, 31)) == dt.date(2023, 3, 31)
    assert day(dt.date(2023, 4, 1)) == dt.date(2024, 3, 31)


def test_a_duty_without_a_day_is_not_ahead() -> None:
    found = list(ahead.duties(VASTERBOTTEN, on=dt.date(2023, 8, 1)))

    # The follow-up has a last day; the yearly seminar has none, and the other duties have no day.
    assert [(each.kind, each.on) for each in found] == [(Kind.DUTY_DUE, dt.date(2023, 9, 1))]


def test_a_post_without_a_last_day_ends_never() -> None:
    chair = Post("p1", Role.CHAIR, "kim", Period(dt.date(2024, 1, 1)))
    facts = BodyFacts(VASTERBOTTEN.bodies["samrad"], posts=(chair,))

    assert list(ends.ends(facts, on=dt.date(2024, 6, 1))) == []
