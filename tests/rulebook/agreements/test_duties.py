"""How far duties have come, and the chains that they make."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements.duties import Doing, Noted, chains, standing
from samverk.rulebook.agreements.state import State
from samverk.rulebook.structure.model import Duty

ON = dt.date(2024, 1, 1)
KEYS = ("forslag", "beslut", "start", "resultat", "revidering")


def a_duty(key: str, after: str | None = None, latest: dt.date | None = None) -> Duty:
    return Duty(key, key.capitalize(), None, latest, after, None, ("avtalet 9",))


def the_chain() -> list[Duty]:
    """Give the follow-up in five steps, which has to start by the first of September 2023."""
    latest = {"start": dt.date(2023, 9, 1)}
    before = (None, *KEYS)
    return [a_duty(key, after, latest.get(key)) for key, after in zip(KEYS, before, strict=False)]


def doings(noted: list[Noted], state: State = State.IN_FORCE, on: dt.date = ON) -> list[Doing]:
    return [each.doing for each in standing(the_chain(), noted, state=state, on=on)]


def test_a_chain_in_which_nothing_is_done_is_late_where_its_day_has_passed() -> None:
    found = standing(the_chain(), [], state=State.IN_FORCE, on=ON)

    waits = Doing.WAITS
    assert [each.doing for each in found] == [Doing.OPEN, waits, Doing.LATE, waits, waits]
    assert found[2].day == dt.date(2023, 9, 1)


def test_on_its_latest_day_a_duty_is_not_late() -> None:
    assert doings([], on=dt.date(2023, 9, 1))[2] is Doing.WAITS


def test_what_is_done_has_its_day_and_lets_the_next_begin() -> None:
    done = Noted("forslag", dt.date(2023, 1, 20), done_on=dt.date(2023, 1, 17))

    found = standing(the_chain(), [done], state=State.IN_FORCE, on=ON)

    assert (found[0].doing, found[0].day) == (Doing.DONE, dt.date(2023, 1, 17))
    assert found[1].doing is Doing.OPEN


def test_what_was_noted_last_counts_and_nothing_noted_later_than_the_day() -> None:
    planned = Noted("forslag", dt.date(2023, 2, 1), planned_on=dt.date(2024, 3, 1))
    done = Noted("forslag", dt.date(2024, 2, 1), done_on=dt.date(2024, 1, 30))

    assert doings([planned, done])[0] is Doing.PLANNED
    assert doings([planned, done], on=dt.date(2024, 2, 1))[0] is Doing.DONE


def test_what_is_planned_is_still_late_when_its_latest_day_has_passed() -> None:
    planned = Noted("start", dt.date(2023, 2, 1), planned_on=dt.date(2024, 3, 1))

    assert doings([planned])[2] is Doing.LATE


@pytest.mark.parametrize("state", [State.ENDED, State.REPLACED])
def test_nothing_is_late_in_an_agreement_that_is_over(state: State) -> None:
    assert set(doings([], state=state)) == {Doing.LAPSED}


def test_nothing_is_late_before_the_agreement_is_in_force() -> None:
    assert Doing.LATE not in doings([], state=State.OUT_FOR_ADOPTION)


def test_duties_that_follow_on_each_other_are_a_chain_and_the_others_stand_alone() -> None:
    alone = a_duty("vardegrund")

    found = chains(standing([alone, *the_chain()], [], state=State.IN_FORCE, on=ON))

    assert [[each.duty.key for each in chain] for chain in found] == [["vardegrund"], [*KEYS]]


def test_a_duty_after_one_that_is_not_there_begins_a_chain_and_a_ring_is_told_one_by_one() -> None:
    duties = [a_duty("a", after="borta"), a_duty("b", after="c"), a_duty("c", after="b")]

    found = chains(standing(duties, [], state=State.IN_FORCE, on=ON))

    assert [[each.duty.key for each in chain] for chain in found] == [["a"], ["b"], ["c"]]


@given(st.lists(st.sampled_from([None, *KEYS]), min_size=5, max_size=5))
def test_every_duty_is_in_one_chain(afters: list[str | None]) -> None:
    duties = [a_duty(key, after) for key, after in zip(KEYS, afters, strict=True)]

    found = chains(standing(duties, [], state=State.IN_FORCE, on=ON))

    assert sorted(each.duty.key for chain in found for each in chain) == sorted(KEYS)
