"""Swedish holidays, against the calendars of years that have been and that come."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.holidays import easter, holidays, next_weekday, why_no_end

DAY = dt.timedelta(days=1)
days = st.dates(dt.date(2005, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    "day",
    ["2008-03-23", "2011-04-24", "2019-04-21", "2020-04-12", "2024-03-31", "2025-04-20", "2038-04-25", "2049-04-18"],
)  # fmt: skip
def test_easter_is_the_sunday_of_the_almanac(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


def test_the_holidays_of_2020_are_those_of_the_almanac() -> None:
    assert {f"{day:%m-%d}": words.sv for day, words in holidays(2020).items()} == {
        "01-01": "nyårsdagen",
        "01-06": "trettondedag jul",
        "04-10": "långfredagen",
        "04-12": "påskdagen",
        "04-13": "annandag påsk",
        "05-01": "första maj",
        "05-21": "Kristi himmelsfärdsdag",
        "05-31": "pingstdagen",
        "06-06": "nationaldagen",
        "06-20": "midsommardagen",
        "10-31": "alla helgons dag",
        "12-25": "juldagen",
        "12-26": "annandag jul",
    }


@given(days)
def test_easter_is_a_sunday_between_22_march_and_25_april(day: dt.date) -> None:
    sunday = easter(day.year)

    assert sunday.weekday() == 6
    assert dt.date(day.year, 3, 22) <= sunday <= dt.date(day.year, 4, 25)


@given(days)
def test_a_time_ends_on_a_weekday_within_the_week(day: dt.date) -> None:
    end = next_weekday(day)

    assert why_no_end(end) is None
    assert end.weekday() < 5
    assert day <= end <= day + 5 * DAY


@given(days)
def test_no_day_that_a_time_can_end_on_is_passed_over(day: dt.date) -> None:
    end = next_weekday(day)

    passed = [day + n * DAY for n in range((end - day).days)]
    assert all(why_no_end(each) is not None for each in passed)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2020-06-19", "midsommarafton"),
        ("2020-12-24", "julafton"),
        ("2020-12-31", "nyårsafton"),
        ("2020-05-21", "Kristi himmelsfärdsdag"),
        ("2020-05-23", "lördag"),
        ("2020-05-24", "söndag"),
        ("2020-06-06", "nationaldagen"),
        ("2020-05-22", None),
    ],
)
def test_what_keeps_a_time_from_ending_has_a_name(day: str, why: str | None) -> None:
    found = why_no_end(dt.date.fromisoformat(day))

    assert (found.sv if found else None) == why
