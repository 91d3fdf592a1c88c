import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements.facts import Known
from samverk.rulebook.agreements.state import State, state
from tests.rulebook.agreements.known import day, gave_notice, known, notice_terms, terms


def whole(**facts: object) -> Known:
    return known(
        terms(notice=notice_terms("treated", ends_for="all")),
        {"a": 40, "b": 50, "c": 60},
        recommended_on=day(10),
        sent_on=day(20),
        notices=(gave_notice(received=100, treated=130),),
        **facts,
    )


def test_an_agreement_goes_through_its_states() -> None:
    agreement = whole()
    ended = dt.date(2021, 5, 10)

    told = [state(agreement, on=day(number)) for number in (0, 10, 20, 59, 60, 99, 100)]

    assert told == [
        State.DRAFT,
        State.RECOMMENDED,
        State.OUT_FOR_ADOPTION,
        State.OUT_FOR_ADOPTION,
        State.IN_FORCE,
        State.IN_FORCE,
        State.UNDER_NOTICE,
    ]
    assert state(agreement, on=ended - dt.timedelta(days=1)) is State.UNDER_NOTICE
    assert state(agreement, on=ended) is State.ENDED


def test_an_agreement_that_has_been_replaced_is() -> None:
    agreement = whole(replaced_on=day(90))

    assert state(agreement, on=day(89)) is State.IN_FORCE
    assert state(agreement, on=day(90)) is State.REPLACED


def test_a_letter_that_is_treated_later_has_not_been_treated_yet() -> None:
    agreement = whole()

    assert state(agreement, on=day(129)) is State.UNDER_NOTICE


@given(st.integers(0, 800))
def test_in_force_if_and_only_if_the_rule_says_so(number: int) -> None:
    is_in_force = {State.IN_FORCE, State.UNDER_NOTICE}

    found = state(whole(), on=day(number)) in is_in_force

    assert found is (day(60) <= day(number) < dt.date(2021, 5, 10))
