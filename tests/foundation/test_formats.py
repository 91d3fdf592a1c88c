import datetime as dt
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.foundation import formats

NO_BREAK = "\N{NO-BREAK SPACE}"
days = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


def test_swedish_letters_come_after_z_in_their_own_order() -> None:
    names = ["Öckerö", "Åre", "Älvdalen", "Zinkgruvan", "Ånge", "Ängelholm", "Östhammar", "Avesta"]

    names.sort(key=formats.sv_sort)

    assert names == [
        "Avesta", "Zinkgruvan", "Ånge", "Åre", "Älvdalen", "Ängelholm", "Öckerö", "Östhammar",
    ]  # fmt: skip


def test_v_and_w_are_two_letters_and_an_accent_changes_no_order() -> None:
    names = ["Wallin", "Vännäs", "Linde", "Lindén", "Linden", "Müller", "Myra"]

    names.sort(key=formats.sv_sort)

    assert names == ["Linde", "Linden", "Lindén", "Müller", "Myra", "Vännäs", "Wallin"]


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_order_is_total_and_two_texts_share_a_key_only_if_they_are_one(
    one: str, other: str
) -> None:
    assert (formats.sv_sort(one) == formats.sv_sort(other)) is (one == other)


@given(st.text(alphabet=formats.SORT_FROM + "abcxyzABCXYZ", max_size=12))
def test_capitals_sort_as_small_letters(word: str) -> None:
    assert formats.sv_sort(word.upper())[0] == formats.sv_sort(word)[0]


def test_the_two_sides_of_the_sort_table_match_letter_by_letter() -> None:
    assert len(formats.SORT_FROM) == len(formats.SORT_TO) == len(set(formats.SORT_FROM))


@pytest.mark.parametrize(
    ("ore", "swedish", "english"),
    [
        (2_000_000_00, "2 000 000 kr", "SEK 2,000,000"),
        (0, "0 kr", "SEK 0"),
        (12_50, "12,50 kr", "SEK 12.50"),
        (-4_00, "−4 kr", "−SEK 4"),
        (5, "0,05 kr", "SEK 0.05"),
        (-1_234_567_89, "−1 234 567,89 kr", "−SEK 1,234,567.89"),
    ],
)
def test_money_is_written_with_spaces_that_do_not_break(
    ore: int, swedish: str, english: str
) -> None:
    assert formats.kronor(ore) == swedish.replace(" ", NO_BREAK)
    assert formats.kronor(ore, "en") == english.replace(" ", NO_BREAK)


@given(st.integers(-(10**15), 10**15))
def test_no_ore_is_lost_when_money_is_written(ore: int) -> None:
    written = formats.kronor(ore)

    crowns, _, rest = written.removesuffix(f"{NO_BREAK}kr").replace(NO_BREAK, "").partition(",")
    sign = -1 if crowns.startswith("−") else 1
    assert sign * (int(crowns.lstrip("−")) * 100 + int(rest or 0)) == ore


@given(st.integers(-(10**12), 10**12))
def test_a_number_is_grouped_in_threes(number: int) -> None:
    assert re.fullmatch(rf"−?\d{{1,3}}({NO_BREAK}\d{{3}})*", formats.whole(number))
    assert int(formats.whole(number, "en").replace(",", "").replace("−", "-")) == number


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [
        (Fraction(15, 2), 1, "7,5"),
        (Fraction(1, 8), 2, "0,13"),
        (Fraction(-1, 8), 2, "−0,13"),
        (Fraction(-1, 1000), 2, "0,00"),
        (28, 1, "28,0"),
        (Fraction(1999, 2), 0, f"1{NO_BREAK}000"),
    ],
)
def test_a_decimal_number_has_a_comma_and_rounds_a_half_away_from_zero(
    number: Fraction, places: int, written: str
) -> None:
    assert formats.decimal(number, places) == written


def test_a_share_is_written_in_per_cent() -> None:
    assert formats.percent(Fraction(1, 2)) == f"50{NO_BREAK}%"
    assert formats.percent(Fraction(1, 3), 1, "en") == "33.3%"


def test_a_day_is_written_long_and_short_in_both_languages() -> None:
    day = dt.date(2020, 2, 19)

    assert formats.day_long(day) == "onsdag 19 februari 2020"
    assert formats.day_short(day) == "19 feb 2020"
    assert formats.day_long(day, "en") == "Wednesday 19 February 2020"
    assert formats.day_short(day, "en-GB") == "19 Feb 2020"


def test_a_period_names_its_last_day_and_not_the_day_after() -> None:
    start = dt.date(2020, 9, 1)

    assert formats.period(start, dt.date(2022, 9, 1)) == "1 sep 2020 – 31 aug 2022"
    assert formats.period(start, None) == "1 sep 2020 – tills vidare"
    assert formats.period(start, None, "en") == "1 Sep 2020 – until further notice"
    assert formats.period(start, dt.date(2020, 9, 2)) == "1 sep 2020"


@given(days, days)
def test_two_days_are_never_written_alike(one: dt.date, other: dt.date) -> None:
    for written in (formats.day_long, formats.day_short):
        assert (written(one) == written(other)) is (one == other)
