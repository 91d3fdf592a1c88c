"""The table of a matter: every state is reached and left, and an open matter lies with exactly one."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.bodies import power
from samverk.rulebook.flow import uncited
from samverk.rulebook.matters.flow import MATTER, HolderRule, Transition
from samverk.rulebook.matters.position import NOT_YET, NoSuchStep, Position, after, replay
from samverk.rulebook.matters.steps import ENDED, Act, Holder, HolderKind, State, Step

FIRST = dt.date(2020, 1, 1)


def a_step(number: int, act: Act, *, day: int | None = None, **more: object) -> Step:
    on = FIRST + dt.timedelta(number if day is None else day)
    return Step(number, on, act, **more)  # type: ignore[arg-type]


def a_walk(*acts: Step | Act) -> list[Step]:
    """The steps, with an act alone as a step of that act; one day apart."""
    return [act if isinstance(act, Step) else a_step(n, act) for n, act in enumerate(acts)]


def placed(number: int, body: str = "lsg") -> Step:
    return a_step(number, Act.PLACE, to_body=body)


def treated(number: int, outcome: str, *, body: str = "lsg", to: str | None = None) -> Step:
    return a_step(number, Act.TREAT, body=body, outcome=outcome, to_body=to)


def following(row: Transition, number: int, *, day: int) -> Step:
    """A step that names what the row asks for."""
    target = row.holder is HolderRule.TARGET
    return a_step(
        number,
        Act(row.act),
        day=day,
        outcome=row.outcome,
        to_body="samrad" if target else None,
        until=FIRST + dt.timedelta(day + 30) if row.act == Act.POSTPONE else None,
    )


@st.composite
def walks(draw: st.DrawFn) -> list[Step]:
    """Steps that lead somewhere, each from where the ones before it led to."""
    steps: list[Step] = []
    position, day = NOT_YET, 0
    for number in range(draw(st.integers(1, 25))):
        day += draw(st.integers(0, 9))
        possible = [
            step
            for row in MATTER
            if row.from_state == position.state
            and leads(step := following(row, number, day=day), position)
        ]
        step = draw(st.sampled_from(possible))
        steps, position = [*steps, step], after(position, step)
    return steps


def leads(step: Step, position: Position) -> bool:
    try:
        after(position, step)
    except NoSuchStep:
        return False
    return True


def test_every_state_can_be_reached_from_the_beginning_and_left() -> None:
    reached: set[State | None] = {None}
    for _each in State:
        reached |= {row.to_state for row in MATTER if row.from_state in reached}

    left = {row.from_state for row in MATTER if row.to_state != row.from_state}
    assert reached - {None} == set(State)
    assert left - {None} == set(State)


def test_every_act_and_every_outcome_is_in_the_table() -> None:
    assert {row.act for row in MATTER} == set(Act)
    assert {row.outcome for row in MATTER} == {None, *power.OF_EVERY_FORM, power.DECIDE}


def test_every_row_cites_a_clause_that_is_there() -> None:
    assert uncited(MATTER) == []


def test_an_act_leads_to_one_place() -> None:
    rows = [
        (row.act, row.outcome, row.from_state, row.requires)
        for row in MATTER
        if row.act != Act.OPINIONS_IN
    ]

    assert len(rows) == len(set(rows))


def test_only_what_ends_a_matter_leaves_it_with_nobody() -> None:
    nobody = {row.to_state for row in MATTER if row.holder is HolderRule.NOBODY}

    assert nobody == ENDED


@given(walks())
def test_an_open_matter_lies_with_exactly_one_since_a_day(steps: list[Step]) -> None:
    position = replay(steps)

    open_stays = [stay for stay in position.stays if stay.until_day is None]
    assert (position.state in ENDED) == (position.holder is None)
    assert [stay.holder for stay in open_stays] == ([position.holder] if position.holder else [])
    assert position.since is not None
    for stay, next_stay in zip(position.stays, position.stays[1:], strict=False):
        assert stay.until_day is not None
        assert stay.from_day <= stay.until_day <= next_stay.from_day


@given(walks(), st.randoms(use_true_random=False))
def test_the_order_of_registration_changes_nothing(
    steps: list[Step], chance: random.Random
) -> None:
    shuffled = list(steps)
    chance.shuffle(shuffled)

    assert replay(shuffled) == replay(steps)


@given(walks(), st.integers(-1, 250))
def test_as_of_a_day_is_what_had_happened_by_then(steps: list[Step], day: int) -> None:
    on = FIRST + dt.timedelta(day)

    assert replay(steps, on=on) == replay([step for step in steps if step.on <= on])


@given(walks())
def test_each_day_of_an_open_matter_belongs_to_one_stay(steps: list[Step]) -> None:
    position = replay(steps)
    last = steps[-1].on

    lain = sum(stay.days(on=last) for stay in position.stays)
    ended = [
        (one.on, next(other.on for other in steps[at + 1 :] if other.act is Act.REOPEN))
        for at, one in enumerate(steps)
        if one.act in {Act.MERGE, Act.WITHDRAW, Act.CLOSE}
        and any(other.act is Act.REOPEN for other in steps[at + 1 :])
    ]
    away = sum((to - since).days for since, to in ended)
    until = position.since if position.state in ENDED else last
    assert until is not None
    assert lain == (until - steps[0].on).days - away


def test_nothing_has_happened_before_the_first_step() -> None:
    assert replay([a_step(1, Act.RAISE)], on=FIRST) == NOT_YET


@pytest.mark.parametrize(
    ("steps", "state", "kind"),
    [
        (a_walk(Act.WRITE), "draft", "raiser"),
        (a_walk(Act.WRITE, Act.RAISE), "raised", "coordinator"),
        (a_walk(Act.RAISE, placed(1)), "in body", "body"),
        (a_walk(Act.RAISE, placed(1), treated(2, "inform")), "treated", "coordinator"),
        (a_walk(Act.RAISE, placed(1), treated(2, "recommend")), "recommended", "coordinator"),
        (a_walk(Act.RAISE, placed(1), treated(2, "return")), "raised", "coordinator"),
        (a_walk(Act.RAISE, placed(1), treated(2, "decide")), "decided", "coordinator"),
        (
            a_walk(Act.RAISE, placed(1), treated(2, "ask for opinions")),
            "out for opinion",
            "respondents",
        ),
        (
            a_walk(Act.RAISE, placed(1), treated(2, "recommend"), Act.SEND_OUT),
            "at principals",
            "principals",
        ),
    ],
)
def test_an_act_takes_the_matter_where_the_table_says(
    steps: list[Step], state: str, kind: str
) -> None:
    position = replay(steps)

    assert position.holder is not None
    assert (position.state, position.holder.kind) == (state, kind)


@pytest.mark.parametrize("outcome", ["send on", "give a remit", "return"])
def test_what_goes_on_lies_with_the_body_that_it_went_to(outcome: str) -> None:
    position = replay(a_walk(Act.RAISE, placed(1), treated(2, outcome, to="samrad")))

    assert position.state is State.IN_BODY
    assert position.holder == Holder(HolderKind.BODY, "samrad")


def test_a_body_that_the_register_does_not_hold_goes_by_its_name() -> None:
    steps = a_walk(Act.RAISE, a_step(1, Act.PLACE, to_forum="AC Konsensus"))

    assert replay(steps).holder == Holder(HolderKind.BODY, None, "AC Konsensus")


@pytest.mark.parametrize(
    "asked",
    [
        a_walk(Act.RAISE, placed(1), treated(2, "ask for opinions")),
        a_walk(Act.RAISE, Act.ASK_OPINIONS),
        a_walk(Act.RAISE, placed(1), treated(2, "recommend"), Act.ASK_OPINIONS),
    ],
)
def test_opinions_go_back_to_where_they_were_asked_for(asked: list[Step]) -> None:
    before = replay(asked[:-1])

    position = replay([*asked, a_step(9, Act.OPINIONS_IN)])

    assert (position.state, position.holder) == (before.state, before.holder)
    assert position.since == FIRST + dt.timedelta(9)


def test_what_is_put_off_stays_where_it_is_until_something_happens() -> None:
    until = dt.date(2020, 6, 1)
    steps = a_walk(Act.RAISE, placed(1), a_step(2, Act.POSTPONE, until=until))

    position = replay(steps)

    assert (position.state, position.since) == (State.IN_BODY, FIRST + dt.timedelta(1))
    assert position.is_postponed(on=dt.date(2020, 5, 31))
    assert not position.is_postponed(on=until)
    assert replay([*steps, a_step(3, Act.RESUME)]).postponed_until is None
    assert replay([*steps, treated(3, "note")]).postponed_until is None
    assert replay([*steps, a_step(3, Act.SPLIT)]).postponed_until == until


@pytest.mark.parametrize("step", [a_step(1, Act.POSTPONE), a_step(1, Act.RESUME), treated(1, "x")])
def test_a_step_that_leads_nowhere_says_from_where(step: Step) -> None:
    with pytest.raises(NoSuchStep, match=f"{step.act} leads nowhere from raised"):
        replay([a_step(0, Act.RAISE), step])


def test_a_body_can_be_told_while_the_matter_lies_with_the_principals() -> None:
    steps = a_walk(Act.RAISE, placed(1), treated(2, "recommend"), Act.SEND_OUT)

    position = replay([*steps, treated(4, "inform", body="samrad")])

    assert position == replay(steps)
