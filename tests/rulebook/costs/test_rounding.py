"""The parts of a sum add up to it, whatever is shared and by whatever unit."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.costs.rounding import (
    Convention,
    Rounding,
    Ties,
    largest_remainder,
    rounded,
)

UNITS = st.sampled_from([1, 100, 10_000])
BASES = st.dictionaries(
    st.text("abcåäö", min_size=1, max_size=4), st.integers(0, 10**6), min_size=1, max_size=12
).filter(lambda bases: any(bases.values()))
TOTALS = st.integers(-(10**12), 10**12)


def shares(total: int, bases: dict[str, int]) -> dict[str, Fraction]:
    whole = sum(bases.values())
    return {key: Fraction(total * base, whole) for key, base in bases.items()}


@given(TOTALS, BASES, UNITS, st.sampled_from(Ties))
def test_the_parts_are_the_whole_and_none_is_a_unit_off(
    total: int, bases: dict[str, int], unit: int, ties: Ties
) -> None:
    exact = shares(total, bases)

    parts = largest_remainder(exact, total=total, rounding=Rounding(unit, ties), bases=bases)

    assert sum(parts.values()) == total
    odd = abs(total) % unit
    assert all(abs(parts[key] - exact[key]) < unit + odd for key in bases)
    assert sum(1 for part in parts.values() if part % unit) <= 1


@given(TOTALS, BASES, UNITS, st.sampled_from(Ties), st.randoms())
def test_the_order_of_the_table_does_not_matter(
    total: int, bases: dict[str, int], unit: int, ties: Ties, random: Random
) -> None:
    exact = shares(total, bases)
    keys = list(bases)
    random.shuffle(keys)
    shuffled = {key: exact[key] for key in keys}
    rounding = Rounding(unit, ties)

    one = largest_remainder(exact, total=total, rounding=rounding, bases=bases)
    other = largest_remainder(shuffled, total=total, rounding=rounding, bases=bases)

    assert one == other


@given(TOTALS, BASES, st.integers(2, 1000))
def test_a_greater_sum_in_a_greater_unit_gives_as_much_greater_parts(
    total: int, bases: dict[str, int], times: int
) -> None:
    one = largest_remainder(shares(total, bases), total=total, bases=bases)
    many = largest_remainder(
        shares(total * times, bases), total=total * times, rounding=Rounding(times), bases=bases
    )

    assert many == {key: part * times for key, part in one.items()}


@given(TOTALS, BASES, UNITS)
def test_what_is_paid_back_is_shared_as_what_is_paid(
    total: int, bases: dict[str, int], unit: int
) -> None:
    paid = largest_remainder(shares(total, bases), total=total, rounding=Rounding(unit))
    back = largest_remainder(shares(-total, bases), total=-total, rounding=Rounding(unit))

    assert back == {key: -part for key, part in paid.items()}


def test_a_tie_goes_to_the_larger_base_the_smaller_or_the_first_in_the_alphabet() -> None:
    exact = {"a": Fraction(1, 2), "b": Fraction(3, 2)}

    won = {ties: largest_remainder(exact, total=2, rounding=Rounding(1, ties)) for ties in Ties}

    assert won[Ties.LARGEST_BASE] == {"a": 0, "b": 2}
    assert won[Ties.SMALLEST_BASE] == {"a": 1, "b": 1}
    assert won[Ties.ALPHABET] == {"a": 1, "b": 1}


def test_a_base_settles_a_tie_only_where_every_party_has_one() -> None:
    exact = {"a": Fraction(1, 2), "b": Fraction(1, 2)}

    with_bases = largest_remainder(exact, total=1, bases={"a": 1, "b": 2})
    with_one = largest_remainder(exact, total=1, bases={"b": 2})

    assert with_bases == {"a": 0, "b": 1}
    assert with_one == {"a": 1, "b": 0}


def test_the_odd_ore_go_to_the_party_that_the_key_names_else_to_the_largest() -> None:
    exact = {"a": Fraction(50_025), "b": Fraction(150_075)}

    largest = largest_remainder(exact, total=200_100, rounding=Rounding(10_000))
    named = largest_remainder(exact, total=200_100, rounding=Rounding(10_000, odd_ore_to="a"))

    assert largest == {"a": 50_000, "b": 150_100}
    assert named == {"a": 50_100, "b": 150_000}


def test_exact_parts_that_are_not_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match="3"):
        largest_remainder({"a": Fraction(1)}, total=3)


def test_the_alphabet_is_the_swedish_one() -> None:
    ordered = sorted(["Örebro", "Ånge", "Zinkgruvan", "älvdalen"], key=Rounding().in_alphabet)

    assert ordered == ["Zinkgruvan", "Ånge", "älvdalen", "Örebro"]


@pytest.mark.parametrize(
    ("convention", "parts", "error"),
    [
        (Convention.LARGEST_REMAINDER, (300, 0, -100), 0),
        (Convention.EACH_HALF_UP, (300, 0, -100), 0),
        (Convention.EACH_HALF_EVEN, (200, 0, -100), -100),
        (Convention.EACH_DOWN, (200, 0, -100), -100),
        (Convention.EACH_UP, (300, 100, 0), 200),
        (Convention.LAST_TAKES_REST, (300, 0, -100), 0),
    ],
)
def test_each_convention_shows_its_error(
    convention: Convention, parts: tuple[int, ...], error: int
) -> None:
    exact = {"a": Fraction(250), "b": Fraction(25), "c": Fraction(-75)}

    made = rounded(convention, exact, total=200, rounding=Rounding(100))

    assert tuple(made.parts.values()) == parts
    assert made.error_ore == error


@given(TOTALS, BASES, UNITS)
def test_the_last_takes_the_rest_and_leaves_no_error(
    total: int, bases: dict[str, int], unit: int
) -> None:
    made = rounded(
        Convention.LAST_TAKES_REST, shares(total, bases), total=total, rounding=Rounding(unit)
    )

    assert made.error_ore == 0
