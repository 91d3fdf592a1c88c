import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.figures.days import reference_day
from samverk.rulebook.figures.numbers import change_in_words, in_words, names_in_words


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2023", "2023-12-31"),
        (" 2023K2 ", "2023-06-30"),
        ("2023Q4", "2023-12-31"),
        ("2023-q1", "2023-03-31"),
        ("2021M06", "2021-06-30"),
        ("2024-02", "2024-02-29"),
        ("2021-06-30", "2021-06-30"),
        ("20210630", "2021-06-30"),
    ],
)
def test_a_period_holds_for_its_last_day(period: str, day: str) -> None:
    assert reference_day(period) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "period", ["", "Umeå", "0987", "2300", "2023K5", "2023M13", "2023-02-30", "23", "2023–2024"]
)
def test_what_is_no_period_is_not_guessed(period: str) -> None:
    assert reference_day(period) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_the_day_of_a_month_is_in_that_month_and_the_next_day_is_not(day: dt.date) -> None:
    found = reference_day(f"{day:%Y}M{day:%m}")

    assert found is not None
    assert (found.year, found.month) == (day.year, day.month)
    assert (found + dt.timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        ("22986", "22\N{NO-BREAK SPACE}986", "22,986"),
        ("0", "0", "0"),
        ("12.5", "12,5", "12.5"),
        ("-1234.25", "\N{MINUS SIGN}1\N{NO-BREAK SPACE}234,25", "\N{MINUS SIGN}1,234.25"),
        ("0.0000001", "0", "0"),
        ("-0.0000001", "0", "0"),
    ],
)
def test_a_number_is_written_as_each_language_does(value: str, sv: str, en: str) -> None:
    words = in_words(Fraction(value))

    assert (words.sv, words.en) == (sv, en)


def test_a_change_has_its_sign_and_one_decimal() -> None:
    assert change_in_words(Fraction(1, 17)).sv == "+5,9\N{NO-BREAK SPACE}%"
    assert change_in_words(Fraction(-1, 2)).en == "\N{MINUS SIGN}50%"


def test_many_names_are_told_by_the_first_and_how_many_more() -> None:
    assert names_in_words(["Mora"]).sv == "Mora"
    assert names_in_words(["Mora", "Orsa"]).sv == "Mora och Orsa"
    assert names_in_words(["Mora", "Orsa", "Säter"]).en == "Mora, Orsa and Säter"
    assert names_in_words([str(each) for each in range(10)]).sv.endswith("7 och 2 till")


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_read_back_from_its_words(number: int) -> None:
    words = in_words(Fraction(number))

    assert int(words.en.replace(",", "").replace("\N{MINUS SIGN}", "-")) == number
