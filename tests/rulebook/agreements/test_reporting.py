import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.agreements.reporting import in_force_during
from samverk.rulebook.dates import Period
from tests.rulebook.agreements.known import day, gave_notice, known, notice_terms, terms

ADOPTED = {"a": 10, "b": 20, "c": 30}  # 31 January 2020 is the last
IN_FORCE = dt.date(2020, 1, 31)


@pytest.mark.parametrize(
    ("year", "on", "expected"),
    [
        (2019, dt.date(2019, 12, 31), None),
        (2020, dt.date(2020, 12, 31), Period(IN_FORCE)),
        (2020, IN_FORCE, Period(IN_FORCE)),
        (2020, IN_FORCE - dt.timedelta(days=1), None),
        (2025, dt.date(2025, 3, 1), Period(IN_FORCE)),
        (2026, dt.date(2025, 3, 1), None),
    ],
)
def test_it_is_told_of_from_the_year_in_which_it_entered_into_force(
    year: int, on: dt.date, expected: Period | None
) -> None:
    assert in_force_during(known(terms(), ADOPTED), "a", year=year, on=on) == expected


def test_an_agreement_that_ended_on_new_years_day_is_not_told_of_that_year() -> None:
    agreement = known(terms(until=dt.date(2024, 1, 1)), ADOPTED)

    told = {
        year: in_force_during(agreement, "a", year=year, on=dt.date(year, 12, 31))
        for year in (2023, 2024)
    }

    assert told == {2023: Period(IN_FORCE, dt.date(2024, 1, 1)), 2024: None}


def test_the_one_that_left_is_told_of_it_for_as_long_as_it_was_a_party() -> None:
    agreement = known(
        terms(notice=notice_terms(ends_for="the one")), ADOPTED, notices=(gave_notice(received=40),)
    )

    told = {
        party: in_force_during(agreement, party, year=2022, on=dt.date(2022, 12, 31))
        for party in ("a", "b")
    }

    assert told == {"a": None, "b": Period(IN_FORCE)}


def test_a_replaced_agreement_was_in_force_until_then() -> None:
    agreement = known(terms(), ADOPTED, replaced_on=dt.date(2022, 7, 1))

    found = in_force_during(agreement, "a", year=2022, on=dt.date(2022, 12, 31))

    assert found == Period(IN_FORCE, dt.date(2022, 7, 1))


def test_whoever_is_no_party_and_whoever_has_not_adopted_it_is_told_of_nothing() -> None:
    agreement = known(terms(when="each for itself"), {"a": 10, "b": 20})
    on = dt.date(2022, 12, 31)

    assert in_force_during(agreement, "x", year=2022, on=on) is None
    assert in_force_during(agreement, "c", year=2022, on=on) is None


def test_an_agreement_that_was_replaced_before_it_was_to_be_in_force_never_was() -> None:
    agreement = known(terms(not_before=day(400)), ADOPTED, replaced_on=day(300))

    assert in_force_during(agreement, "a", year=2021, on=dt.date(2021, 12, 31)) is None


@given(st.integers(2020, 2030))
def test_once_in_force_until_further_notice_it_is_told_of_every_year(year: int) -> None:
    found = in_force_during(known(terms(), ADOPTED), "b", year=year, on=dt.date(2040, 1, 1))

    assert found == Period(IN_FORCE)
