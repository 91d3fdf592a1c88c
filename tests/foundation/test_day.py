import datetime as dt

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from samverk.foundation import day

TODAY = dt.date(2026, 3, 1)
chosen_days = st.dates(day.EARLIEST, day.LATEST)


def _asked(query: str) -> day.ChosenDay:
    return day.from_request(RequestFactory().get(f"/?{query}"), TODAY)


def test_a_page_that_asks_for_no_day_is_about_today() -> None:
    assert _asked("") == day.ChosenDay(TODAY, TODAY)
    assert _asked("dag=").is_today


@given(chosen_days)
def test_a_link_from_a_day_leads_to_that_day(on: dt.date) -> None:
    here = day.ChosenDay(on, TODAY)

    asked = _asked("&".join(f"{name}={value}" for name, value in here.carried.items()))

    assert asked == here


def test_a_day_without_hyphens_is_understood() -> None:
    assert _asked("dag=20200219").on == dt.date(2020, 2, 19)


@pytest.mark.parametrize(
    "written",
    ["2020-02-30", "1899-12-31", "2201-01-01", "19 feb", "2020-2-1", "0000-00-00", "٢٠٢٠-٠٢-١٩"],
)
def test_what_is_no_day_is_kept_to_be_shown_and_today_stands(written: str) -> None:
    asked = _asked(f"dag={written}")

    assert asked.wrong == written
    assert asked.on == TODAY


@given(st.text(max_size=200))
def test_whatever_is_written_is_a_day_or_is_wrong(written: str) -> None:
    parsed = day.parse(written)

    assert parsed is None or day.EARLIEST <= parsed <= day.LATEST


@given(chosen_days, st.integers(-1, 1))
def test_a_year_away_can_be_chosen_too(on: dt.date, years: int) -> None:
    away = day.ChosenDay(on, TODAY).years_away(years)

    assert away is None or day.parse(away.isoformat()) == away


def test_there_is_no_year_beyond_the_last() -> None:
    assert day.ChosenDay(day.LATEST, TODAY).years_away(1) is None
    assert day.ChosenDay(day.EARLIEST, TODAY).years_away(-1) is None


def test_a_leap_day_has_a_year_before() -> None:
    assert day.ChosenDay(dt.date(2020, 2, 29), TODAY).years_away(-1) == dt.date(2019, 2, 28)
