"""Money is read and written as people in Sweden do."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.costs import amounts


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("2000000", 200_000_000),
        ("2 000 000", 200_000_000),
        ("2\u00a0000\u202f000 kr", 200_000_000),
        ("1 234,56", 123_456),
        ("1234.5", 123_450),
        ("250:-", 25_000),
        ("SEK 5", 500),
        ("−12 kr", -1_200),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, ore: int) -> None:
    read = amounts.read(text)

    assert read == ore


@pytest.mark.parametrize("text", ["", "kr", "1.234", "1,234", "2,000,000", "12 34", "1e6", "5 %"])
def test_what_is_no_amount_or_may_be_two_is_refused(text: str) -> None:
    with pytest.raises(amounts.NotAnAmountError):
        amounts.read(text)


@given(st.integers(-(10**15), 10**15))
def test_what_is_written_is_read_back(ore: int) -> None:
    written = amounts.in_words(ore).sv

    assert amounts.read(written) == ore


def test_an_amount_is_written_in_each_language() -> None:
    written = amounts.in_words(15_941_355)

    assert (written.sv, written.en) == ("159 413,55 kr", "SEK 159,413.55")


def test_an_exact_amount_shows_what_is_rounded_away() -> None:
    minus, whole = amounts.exactly(Fraction(-10_361_881_123, 1000)), amounts.exactly(Fraction(500))

    assert (minus.sv, minus.en) == ("−103 618,8112 kr", "−SEK 103,618.8112")
    assert whole.sv == "5 kr"


@pytest.mark.parametrize(
    ("share", "sv", "en"),
    [
        (Fraction(1, 2), "50 %", "50 %"),
        (Fraction(22_986, 288_382), "7,971 %", "7.971 %"),
        (Fraction(-1, 8), "−12,5 %", "−12.5 %"),
    ],
)
def test_a_share_is_written_in_per_cent(share: Fraction, sv: str, en: str) -> None:
    written = amounts.per_cent(share)

    assert (written.sv, written.en) == (sv, en)


def test_a_figure_is_written_with_its_decimals_only_where_it_has_some() -> None:
    inhabitants, posts = amounts.number(Fraction(22_986)), amounts.number(Fraction(-3, 2))

    assert (inhabitants.sv, inhabitants.en) == ("22 986", "22,986")
    assert (posts.sv, posts.en) == ("−1,5", "−1.5")
