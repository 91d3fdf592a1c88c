"""Lots fall the same everywhere: the demonstration of one machine is that of every other."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samverk.demonstration import drawing
from samverk.demonstration.names import Names
from samverk.demonstration.tenures import Habits, tenures
from samverk.rulebook.dates import years_after

HABITS = Habits([dt.date(2019 + 4 * each, 1, 1) for each in range(4)], 0.45, (30, 96))
days = st.dates(dt.date(2019, 1, 1), dt.date(2027, 12, 31))


def test_a_number_is_decided_by_its_words_alone() -> None:
    drawn = drawing.number("samrad/umea", 2020)

    assert drawn == 11900846327558442871


def test_words_do_not_run_together() -> None:
    assert drawing.number("ab", "c") != drawing.number("a", "bc")


@given(st.text(max_size=5), days, st.integers(0, 60))
def test_a_meeting_lies_between_the_days_given(word: str, first: dt.date, length: int) -> None:
    last = first + dt.timedelta(length)

    assert first <= drawing.meeting_day(first, last, word) <= last


@given(st.text(max_size=5), days)
def test_no_committee_meets_on_a_weekend_a_holiday_or_in_july(word: str, first: dt.date) -> None:
    day = drawing.meeting_day(first, first + dt.timedelta(45), word)

    assert day.weekday() in {1, 2}
    assert (day.month, day.day) not in drawing.HOLIDAYS
    assert day.month != 7


@given(st.text(max_size=5), days, st.sampled_from(["elected", "employed"]))
def test_one_follows_another_without_a_gap(word: str, first: dt.date, kind: str) -> None:
    found = list(tenures(word, kind, first, HABITS))

    assert found[0].period.from_day == first
    for earlier, later in pairwise(found):
        assert earlier.period.until_day == later.period.from_day


@given(st.text(max_size=5), days)
def test_the_elected_change_with_the_terms_and_on_no_other_day(word: str, first: dt.date) -> None:
    found = list(tenures(word, "elected", first, HABITS))

    assert {tenure.period.from_day for tenure in found[1:]} <= set(HABITS.terms)


@given(st.text(max_size=5), days)
def test_the_employed_stay_as_long_as_the_habits_say(word: str, first: dt.date) -> None:
    for tenure in list(tenures(word, "employed", first, HABITS))[:-1]:
        assert tenure.period.until_day is not None
        assert tenure.period.until_day <= years_after(tenure.period.from_day, 8)


def test_no_two_persons_share_a_name() -> None:
    names = Names()

    given_out = [names.of(f"person {number}") for number in range(2000)]

    assert len(set(given_out)) == 2000


def test_a_name_that_somebody_in_the_register_has_is_not_given_again() -> None:
    first = Names().of("kim")

    assert Names([first]).of("kim") != first
