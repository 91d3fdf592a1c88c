"""Days and periods."""

import datetime as dt

import pytest

from samverk.rulebook.dates import Period, day_in_words, months_after, years_after

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2025, 1, 1)


def test_a_period_holds_its_first_day_and_not_its_last() -> None:
    period = Period(FIRST, LAST)

    assert FIRST in period
    assert dt.date(2024, 12, 31) in period
    assert LAST not in period
    assert dt.date(2023, 12, 31) not in period


def test_a_period_until_further_notice_holds_every_later_day() -> None:
    assert dt.date.max in Period(FIRST)


@pytest.mark.parametrize("until", [FIRST, dt.date(2023, 12, 31)])
def test_a_period_without_days_is_refused(until: dt.date) -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(FIRST, until)


@pytest.mark.parametrize(
    ("one", "other", "do_overlap"),
    [
        (Period(FIRST, LAST), Period(LAST), False),
        (Period(FIRST, LAST), Period(dt.date(2024, 12, 31)), True),
        (Period(FIRST), Period(LAST), True),
        (Period(FIRST, LAST), Period(dt.date(2023, 1, 1), FIRST), False),
    ],
)
def test_periods_overlap_when_some_day_lies_in_both(
    one: Period, other: Period, *, do_overlap: bool
) -> None:
    assert one.overlaps(other) is do_overlap
    assert other.overlaps(one) is do_overlap


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2024, 1, 31), 1, dt.date(2024, 2, 29)),
        (dt.date(2023, 1, 31), 1, dt.date(2023, 2, 28)),
        (dt.date(2024, 11, 30), 3, dt.date(2025, 2, 28)),
        (dt.date(2024, 12, 1), 1, dt.date(2025, 1, 1)),
        (dt.date(2024, 3, 15), -3, dt.date(2023, 12, 15)),
    ],
)
def test_months_end_on_the_last_day_of_a_shorter_month(
    day: dt.date, months: int, expected: dt.date
) -> None:
    assert months_after(day, months) == expected


def test_the_leap_day_becomes_the_day_before_in_a_common_year() -> None:
    assert years_after(dt.date(2024, 2, 29), 1) == dt.date(2025, 2, 28)
    assert years_after(dt.date(2024, 2, 29), 4) == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("day", "sv", "en"),
    [
        (dt.date(2020, 2, 19), "19 februari 2020", "19 February 2020"),
        (dt.date(2021, 1, 1), "1 januari 2021", "1 January 2021"),
        (dt.date(2021, 12, 31), "31 december 2021", "31 December 2021"),
    ],
)
def test_a_day_is_written_as_people_do(day: dt.date, sv: str, en: str) -> None:
    words = day_in_words(day)

    assert (words("sv"), words("en")) == (sv, en)
