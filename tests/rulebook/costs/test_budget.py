from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from samverk.rulebook.costs.budget import (
    Followed,
    Kind,
    Line,
    carried_over,
    deviates,
    forecast,
    left_over,
    of_post,
    to_share,
)

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


LEADERS = Line(Kind.POST, "Utvecklingsledare", 4_000_000 * KR, Decimal("4.0"), 1_000_000 * KR)
THREE_QUARTERS = (96_841_250, 101_103_000, 90_277_525, None)


def followed(budget: int, *quarters: int | None, kind: Kind = Kind.COST) -> Followed:
    return Followed(Line(kind, "Möten", budget), quarters)


def test_the_year_is_foreseen_at_an_even_pace() -> None:
    assert forecast(Followed(LEADERS, THREE_QUARTERS)) == 3_842_957 * KR
    assert forecast(followed(10, 1, None, None, None)) == 4
    assert forecast(followed(10, 1, 2, 3, 4)) == 10
    assert forecast(Followed(LEADERS)) is None


def test_a_tenth_is_no_deviation_and_an_ore_more_is() -> None:
    assert not deviates(followed(1000, 1100, 0, 0, 0))
    assert deviates(followed(1000, 1101, 0, 0, 0))
    assert deviates(followed(1000, 899, 0, 0, 0))
    assert not deviates(Followed(LEADERS))


def test_what_has_no_budget_deviates_once_it_costs_something() -> None:
    assert deviates(followed(0, 1, None, None, None))
    assert not deviates(followed(0, 0, None, None, None))


def test_what_three_quarters_leave_is_a_forecast_told_step_by_step() -> None:
    told = left_over([Followed(LEADERS, THREE_QUARTERS)])

    assert told.value == 157_043 * KR
    assert [step.text.sv for step in told.steps] == [
        "+ 4 000 000 kr: parternas betalningar.",
        "− 3 842 957 kr: Utvecklingsledare, prognos i jämn takt: 2 882 217,75 kr på 3 av 4 kvartal.",
        "Överskott: 157 043 kr.",
    ]


def test_income_that_came_and_what_was_carried_pay_for_the_costs() -> None:
    lines = (
        followed(1_000 * KR, 300 * KR, 300 * KR, 300 * KR, 350 * KR),
        followed(200 * KR, 100 * KR, 0, 0, 50 * KR, kind=Kind.INCOME),
        Followed(Line(Kind.CARRIED, "Överskott från 2025", 100 * KR)),
    )

    told = left_over(lines)

    assert told.value == (700 + 150 + 100 - 1_250) * KR
    assert told.steps[-1].text.sv == "Underskott: 300 kr."
    assert told.steps[-2].text.en == "+ SEK 100: Överskott från 2025, as in the budget."
    assert told.steps[1].text.sv == "− 1 250 kr: Möten, utfall."


def test_a_year_that_cost_what_was_budgeted_leaves_nothing() -> None:
    told = left_over([followed(400 * KR, 100 * KR, 100 * KR, 100 * KR, 100 * KR)])

    assert told.value == 0
    assert told.steps[-1].text.sv == "Inget blir över och inget fattas."


def test_a_line_that_gave_money_back_is_told_with_the_other_sign() -> None:
    costs = left_over([followed(0, -4, 0, 0, 0)])
    income = left_over([followed(0, -4, 0, 0, 0, kind=Kind.INCOME)])

    assert (costs.value, income.value) == (4, -4)
    assert costs.steps[1].text.sv.startswith("+ 0,04 kr")
    assert income.steps[1].text.sv.startswith("− 0,04 kr")


def test_a_surplus_lessens_next_year_and_a_deficit_is_a_cost_of_it() -> None:
    assert carried_over(157_043) == (Kind.CARRIED, 157_043)
    assert carried_over(-5) == (Kind.COST, 5)
    assert carried_over(0) is None


@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from((Kind.COST, Kind.INCOME)),
            st.integers(min_value=0, max_value=10**12),
        ),
        min_size=1,
    )
)
def test_a_year_as_budgeted_leaves_nothing_unless_income_was_larger(
    lines: list[tuple[Kind, int]],
) -> None:
    years = [Followed(Line(kind, "rad", ore), (ore, 0, 0, 0)) for kind, ore in lines]

    costs = sum(ore if kind is Kind.COST else -ore for kind, ore in lines)

    assert left_over(years).value == max(0, -costs)
    assert not any(map(deviates, years))
