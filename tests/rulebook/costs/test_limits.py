"""Floors and ceilings that are shares: kept to the unit, told in kronor, refused where they cannot be kept."""

from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from samverk.rulebook.costs import limits
from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.explaining import explained, steps
from samverk.rulebook.costs.faults import CannotShareError
from samverk.rulebook.costs.key import (
    AllocationKey,
    Base,
    Bases,
    ByBase,
    Equal,
    Fixed,
    Limited,
    Mix,
    Node,
    Portion,
    Shares,
    Side,
)
from samverk.rulebook.costs.rounding import Rounding
from samverk.rulebook.costs.telling import told
from samverk.rulebook.findings import Words
from tests.rulebook.costs import trees
from tests.rulebook.costs.trees import BASES, NAMES, TOTALS, UNITS, bases_of

KRONA = Rounding(100)
QUARTER, TENTH = Portion(Fraction(1, 4)), Portion(Fraction(1, 10))
FIGURES = bases_of({"a": 6, "b": 3, "c": 1})
ABC = {"a": "Avesta", "b": "Bro", "c": "Cell"}
OFTEN_IMPOSSIBLE = settings(suppress_health_check=[HealthCheck.filter_too_much])


def shared(node: Node, total: int, rounding: Rounding = KRONA) -> Allocation:
    return allocate(
        AllocationKey(node, rounding=rounding), total_ore=total, bases=FIGURES, parties=ABC
    )


def paid(allocation: Allocation) -> dict[str, int]:
    return {part.party: part.ore for part in allocation.parts}


def halved(within: Node) -> Shares:
    """Half on the region, half on the municipalities, which share it in a way of their own."""
    half = Fraction(1, 2)
    return Shares((Side("region", half, party="region"), Side("Kommunerna", half, within)))


def possible(key: AllocationKey, total: int, bases: Bases) -> Allocation | None:
    """The allocation, or None where the limits of the key cannot be kept."""
    with suppress(CannotShareError):
        return allocate(key, total_ore=total, bases=bases, parties=NAMES, year=2024)
    return None


@pytest.mark.parametrize(
    ("node", "gives"),
    [
        (
            Limited(ByBase("population"), ceiling=Portion(Fraction(1, 2))),
            {"a": 50_000, "b": 37_500, "c": 12_500},
        ),
        (Limited(ByBase("population"), floor=QUARTER), {"a": 50_000, "b": 25_000, "c": 25_000}),
        (
            Limited(ByBase("population"), floors={"c": Portion(Fraction(1, 5))}),
            {"a": 53_300, "b": 26_700, "c": 20_000},
        ),
        (
            Limited(ByBase("population"), floor=TENTH, ceilings={"a": 55_000, "b": QUARTER}),
            {"a": 55_000, "b": 25_000, "c": 20_000},
        ),
    ],
    ids=["a ceiling for all", "a floor for all", "a floor of one", "a share and an amount"],
)
def test_a_share_of_what_is_shared_holds_a_part(node: Limited, gives: dict[str, int]) -> None:
    assert paid(shared(node, 100_000)) == gives


def test_a_share_is_of_what_its_way_shares_unless_it_is_said_to_be_of_the_whole() -> None:
    half = Portion(Fraction(1, 2))
    of_side = halved(Limited(ByBase("population"), ceiling=half))
    of_whole = halved(Limited(ByBase("population"), ceiling=QUARTER, of_whole=True))

    assert paid(shared(of_side, 200_000))["a"] == 50_000
    assert paid(shared(of_whole, 200_000)) == paid(shared(of_side, 200_000))


def test_a_share_beside_fixed_amounts_is_of_all_and_in_the_remainder_of_the_remainder() -> None:
    fixed = {"a": 20_000}
    beside = Limited(Fixed(Equal(("b", "c")), fixed), ceilings={"b": QUARTER})
    inside = Fixed(Limited(Equal(("b", "c")), ceilings={"b": QUARTER}), fixed)

    assert paid(shared(beside, 100_000))["b"] == 25_000
    assert paid(shared(inside, 100_000))["b"] == 20_000


def test_a_floor_is_rounded_up_and_a_ceiling_down_to_the_unit() -> None:
    node = Limited(Equal(), floor=Portion(Fraction(1, 3)), ceiling=Portion(Fraction(2, 3)))

    found = limits.bounds(node, "a", 100, of=Fraction(10_001))

    assert found == limits.Bounds(3_400, 6_600)


def test_limits_that_only_the_unit_keeps_from_being_kept_say_so() -> None:
    node = Limited(Equal(("a", "b")), ceiling=Portion(Fraction(1, 2)))

    with pytest.raises(CannotShareError) as raised:
        shared(node, 10_100)

    assert raised.value.code == "costs.limits_between_units"
    assert raised.value.source == "samverk-kostnader K6"
    assert raised.value.says.sv == (
        "Med taken kan parterna bära högst 100 kr, men det som ska delas är 101 kr: 1 kr blir över. "
        "I ören går golven och taken att hålla, men nyckeln delar i hela kronor."
    )
    assert raised.value.way_out.en.startswith("Let the key share in öre")
    assert paid(shared(node, 10_100, Rounding())) == {"a": 5_050, "b": 5_050}


def test_limits_that_no_unit_can_keep_say_what_is_missing() -> None:
    node = Limited(Equal(("a", "b")), ceiling=Portion(Fraction(2, 5)))

    with pytest.raises(CannotShareError) as raised:
        shared(node, 10_000)

    assert raised.value.code == "costs.ceilings_below"
    assert raised.value.says.sv == (
        "Med taken kan parterna bära högst 80 kr, men det som ska delas är 100 kr: 20 kr blir över."
    )


@OFTEN_IMPOSSIBLE
@given(trees.PORTIONED, TOTALS, BASES, UNITS, st.sampled_from([Fraction(1), Fraction(1, 2)]))
def test_within_a_side_too_nobody_passes_a_limit_and_the_parts_are_the_whole(
    node: Limited, total: int, bases: Bases, unit: int, of: Fraction
) -> None:
    inner = replace(node, of_whole=of == 1)
    found = possible(AllocationKey(halved(inner), rounding=Rounding(unit)), total, bases)
    assume(found)
    assert found

    parts = paid(found)
    assert sum(parts.values()) == total
    parts.pop("region")
    for party, ore in parts.items():
        within = limits.bounds(inner, party, unit, of=total * of)
        assert within.least <= ore
        assert within.most is None or ore <= within.most


@OFTEN_IMPOSSIBLE
@given(trees.PORTIONED, TOTALS, BASES, st.randoms())
def test_the_order_of_the_parties_does_not_matter_to_limits(
    node: Limited, total: int, bases: Bases, random: Random
) -> None:
    key = AllocationKey(node, rounding=KRONA)
    shuffled = list(NAMES.items())
    random.shuffle(shuffled)
    one = possible(key, total, bases)
    assume(one)
    assert one

    other = allocate(key, total_ore=total, bases=bases, parties=dict(shuffled))

    assert paid(one) == paid(other)


@OFTEN_IMPOSSIBLE
@given(trees.PORTIONED, TOTALS, BASES, UNITS, st.integers(2, 1000))
def test_shares_follow_a_sum_and_a_unit_so_many_times_greater(
    node: Limited, total: int, bases: Bases, unit: int, times: int
) -> None:
    one = possible(AllocationKey(node, rounding=Rounding(unit)), total, bases)
    assume(one)
    assert one

    greater = AllocationKey(node, rounding=Rounding(unit * times))
    many = allocate(greater, total_ore=total * times, bases=bases, parties=NAMES)

    assert paid(many) == {party: ore * times for party, ore in paid(one).items()}


def test_whoever_a_share_holds_is_told_the_share_the_sum_and_the_kronor() -> None:
    even = shared(Limited(ByBase("population"), ceiling=Portion(Fraction(1, 2))), 100_000)
    floor = Portion(Fraction(1, 6))
    uneven = shared(Limited(ByBase("population"), floors={"c": floor, "x": floor}), 100_100)

    assert explained(even, "a")[2].text == Words(
        "Delen skulle bli 600 kr, men är högst 50 % av 1 000 kr, alltså 500 kr: den sänks dit.",
        "The part would be SEK 600, but is at most 50 % of SEK 1,000, that is SEK 500: it is lowered to that.",
    )
    assert steps(even)[2].text.sv == "Tak: 50 % av 1 000 kr, alltså 500 kr."
    assert explained(uneven, "c")[2].text.sv == (
        "Delen skulle bli 100,10 kr, men är minst 1/6 (16,667 %) av 1 001 kr, i hela kronor 167 kr: den höjs dit."
    )
    assert [step.text.sv for step in steps(uneven)[2:4]] == [
        "Golv för Cell: 1/6 (16,667 %) av 1 001 kr, i hela kronor 167 kr.",
        "Golv och tak håller Cell.",
    ]


def test_where_an_amount_holds_a_part_beside_a_share_the_amount_is_told() -> None:
    limited = Limited(ByBase("population"), ceiling=Portion(Fraction(1, 2)), ceilings={"a": 40_000})

    ladder = explained(shared(limited, 100_000), "a")

    assert ladder[2].text.sv == "Delen skulle bli 600 kr, men är högst 400 kr: den sänks dit."


def test_a_share_of_the_whole_is_told_with_the_whole_sum() -> None:
    node = halved(Limited(ByBase("population"), ceiling=QUARTER, of_whole=True))
    key = AllocationKey(node)

    ladder = [step.text.sv for step in explained(shared(node, 200_000), "a")]
    words = told(key, {})[0].inner[1].inner[0].inner[1].says

    assert (
        "Delen skulle bli 600 kr, men är högst 25 % av 2 000 kr, alltså 500 kr: den sänks dit."
        in ladder
    )
    assert words == Words(
        "Ingen betalar mer än 25 % av hela summan.", "Nobody pays more than 25 % of the whole sum."
    )


def test_a_share_as_limit_inside_a_mix_is_of_the_sum_before_it_is_weighed() -> None:
    limited = Limited(ByBase("population"), ceiling=Portion(Fraction(1, 2)))
    mix = Mix(((Fraction(1, 2), limited), (Fraction(1, 2), ByBase("population"))))

    assert paid(shared(mix, 100_000)) == {"a": 55_000, "b": 33_800, "c": 11_200}


def test_a_floor_of_nothing_is_nothing_whatever_the_figures() -> None:
    base = {"population": Base({"a": 1, "b": 0}, Words("folkmängd", "population"))}
    key = AllocationKey(Limited(ByBase("population"), floor=Portion(Fraction(0))))

    found = allocate(key, total_ore=100, bases=base)

    assert paid(found) == {"a": 100, "b": 0}
    assert steps(found)[-2].text.sv == "Inget golv eller tak nås."
