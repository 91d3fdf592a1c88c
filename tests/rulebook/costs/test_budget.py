from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.costs.budget import Kind, Line, of_post, to_share

KR = 100


def test_four_posts_at_a_million_cost_four_millions() -> None:
    assert of_post(Decimal("4.0"), 1_000_000 * KR) == 4_000_000 * KR


def test_half_an_ore_is_an_ore() -> None:
    assert of_post(Decimal("0.5"), 3) == 2
    assert of_post(Decimal("0.5"), 1) == 1
    assert of_post(Decimal("0.333"), 100) == 33


def test_income_and_what_is_carried_over_lessen_what_is_shared() -> None:
    lines = (
        Line(Kind.POST, "Koordinatorer", 1_600_000 * KR, Decimal("2.0"), 800_000 * KR, ("x 8",)),
        Line(Kind.COST, "Lokaler", 50_000 * KR),
        Line(Kind.INCOME, "Statsbidrag", 250_000 * KR),
        Line(Kind.CARRIED, "Överskott 2025", 100_000 * KR),
    )

    told = to_share(lines)

    assert told.value == 1_300_000 * KR
    assert [step.text.sv for step in told.steps] == [
        "+ 1 600 000 kr: Koordinatorer, 2 årsarbetare för 800 000 kr om året.",
        "+ 50 000 kr: Lokaler.",
        "− 250 000 kr: Statsbidrag.",
        "− 100 000 kr: Överskott 2025.",
        "Att dela: 1 300 000 kr.",
    ]
    assert told.steps[0].source == "x 8"
    assert told.steps[-1].text.en == "To be shared: SEK 1,300,000."


def test_where_income_is_larger_there_is_nothing_to_share() -> None:
    told = to_share([Line(Kind.COST, "Möten", 10 * KR), Line(Kind.INCOME, "Bidrag", 11 * KR)])

    assert told.value == 0
    assert told.steps[-1].text.sv.startswith("Intäkterna är större")


@given(
    share=st.decimals("0.001", "99.999", places=3),
    yearly=st.integers(min_value=0, max_value=10**12),
)
def test_a_post_misses_its_exact_cost_by_half_an_ore_at_most(share: Decimal, yearly: int) -> None:
    exact = Fraction(share) * yearly

    assert abs(of_post(share, yearly) - exact) <= Fraction(1, 2)


@given(st.lists(st.tuples(st.sampled_from(Kind), st.integers(min_value=0, max_value=10**12))))
def test_the_order_of_the_lines_does_not_matter(given_lines: list[tuple[Kind, int]]) -> None:
    lines = [Line(kind, "rad", amount) for kind, amount in given_lines]

    assert to_share(lines).value == to_share(reversed(lines)).value
