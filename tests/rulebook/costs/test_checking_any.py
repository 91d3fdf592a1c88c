"""Whatever key and convention made a table, it is recognised; whatever stands in it, it is answered."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from samverk.rulebook.costs.checking import Printed, check
from samverk.rulebook.costs.rounding import Convention, Rounding, Ties, rounded
from tests.rulebook.costs.printing import printed

TABLES = st.lists(st.integers(1, 10**6), min_size=2, max_size=20).map(
    lambda figures: {f"part {number}": figure for number, figure in enumerate(figures)}
)
TOTALS = st.integers(100_000, 10**9)
UNITS = st.sampled_from([1, 100, 1_000, 10_000, 100_000])


def made_by(
    shares: Mapping[str, Fraction], total: int, convention: Convention, rounding: Rounding
) -> dict[str, Fraction]:
    """The kronor that a key and a convention give."""
    exact = {party: share * total for party, share in shares.items()}
    parts = rounded(convention, exact, total=total, rounding=rounding, bases=shares).parts
    return {party: Fraction(part, 100) for party, part in parts.items()}


@given(TABLES, TOTALS, UNITS, st.sampled_from(Convention), st.sampled_from(Ties))
def test_any_table_by_a_base_and_a_convention_is_recognised(
    figures: dict[str, int], total: int, unit: int, convention: Convention, ties: Ties
) -> None:
    assume(unit == 1 or total >= 3 * unit * len(figures))
    shares = {party: Fraction(each, sum(figures.values())) for party, each in figures.items()}
    amounts = made_by(shares, total, convention, Rounding(unit, ties))
    table = printed(amounts, None, dygn=figures)

    checked = check(Printed(table.rows, total))

    assert checked.reproduced
    assert all(row.is_right for row in checked.rows)


@given(TABLES, TOTALS, UNITS, st.sampled_from(Convention))
def test_any_table_in_equal_parts_is_recognised(
    parties: dict[str, int], total: int, unit: int, convention: Convention
) -> None:
    assume(unit == 1 or total >= 3 * unit * len(parties))
    shares = dict.fromkeys(parties, Fraction(1, len(parties)))
    table = printed(made_by(shares, total, convention, Rounding(unit)))

    assert check(Printed(table.rows, total)).reproduced


@given(
    st.lists(st.integers(1, 10**5), min_size=4, max_size=12),
    st.integers(1, 99),
    st.integers(10**7, 10**9),
    st.sampled_from(Convention),
)
def test_any_table_part_equal_and_part_by_a_base_is_recognised(
    figures: list[int], percent: int, total: int, convention: Convention
) -> None:
    people = {f"part {number}": figure for number, figure in enumerate(figures)}
    weight = Fraction(percent, 100)
    shares = {
        party: weight * Fraction(figure, sum(figures)) + (1 - weight) / len(figures)
        for party, figure in people.items()
    }
    table = printed(made_by(shares, total, convention, Rounding(100)), None, dygn=people)

    assert check(Printed(table.rows, total)).reproduced


@given(TABLES, TOTALS)
@example({"part 0": 79, "part 1": 1}, 244_962)  # 2 419,00 and 30,62: kronor and a rest, or öre
def test_the_exact_division_never_differs_from_itself_and_always_adds_up(
    figures: dict[str, int], total: int
) -> None:
    shares = {party: Fraction(each, sum(figures.values())) for party, each in figures.items()}
    amounts = made_by(shares, total, Convention.LARGEST_REMAINDER, Rounding(1))
    table = printed(amounts, None, dygn=figures)

    checked = check(Printed(table.rows, total))

    assert (checked.differences, checked.adds_up) == ((), True)


@given(TABLES, st.lists(st.integers(0, 10**9), min_size=20, max_size=20), TOTALS)
def test_any_amounts_have_an_answer_whose_error_is_what_the_rows_lack(
    figures: dict[str, int], amounts: list[int], total: int
) -> None:
    kronor = {party: Fraction(amount, 100) for party, amount in zip(figures, amounts, strict=False)}
    table = printed(kronor, None, dygn=figures)

    checked = check(Printed(table.rows, total))

    assert checked.reproduced == all(row.is_right for row in checked.rows)
    assert checked.reproduced == (checked.error_ore == 0)
    assert checked.sum_of_rows_ore == sum(amounts[: len(figures)])
