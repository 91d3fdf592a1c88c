"""What is true of every key, whatever is shared."""

from contextlib import suppress
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from samverk.rulebook.costs import limits
from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.faults import CannotShareError
from samverk.rulebook.costs.key import (
    AllocationKey,
    Bases,
    ByBase,
    Equal,
    Fixed,
    Guarantee,
    Limited,
    Mix,
    PhaseIn,
    Shares,
    Side,
)
from samverk.rulebook.costs.rounding import Rounding
from tests.rulebook.costs import trees
from tests.rulebook.costs.trees import BASES, FIGURES, KEYS, NAMES, TOTALS, UNITS, bases_of

HALVES = Shares(
    (
        Side("Regionen", Fraction(1, 2), party="region"),
        Side("Kommunerna", Fraction(1, 2), ByBase("population")),
    )
)

# Limits drawn at random often cannot be kept, and then there is nothing to see.
OFTEN_IMPOSSIBLE = settings(suppress_health_check=[HealthCheck.filter_too_much])


def paid(allocation: Allocation) -> dict[str, int]:
    return {part.party: part.ore for part in allocation.parts}


def possible(key: AllocationKey, total: int, bases: Bases) -> Allocation | None:
    """The allocation, or None where the limits of the key cannot be kept."""
    with suppress(CannotShareError):
        return allocate(key, total_ore=total, bases=bases, parties=NAMES, year=2024)
    return None


@given(KEYS, st.integers(-(10**11), 10**11), BASES, st.sampled_from([2023, 2024, 2025, 2030]))
def test_the_parts_are_the_whole(key: AllocationKey, total: int, bases: Bases, year: int) -> None:
    shared = allocate(key, total_ore=total, bases=bases, parties=NAMES, year=year)

    assert sum(paid(shared).values()) == total
    assert sum((shared.exact.of(part.party) for part in shared.parts), Fraction(0)) == total


@given(KEYS, TOTALS, BASES, st.randoms())
def test_the_order_of_the_parties_does_not_matter(
    key: AllocationKey, total: int, bases: Bases, random: Random
) -> None:
    shuffled = list(NAMES.items())
    random.shuffle(shuffled)

    one = allocate(key, total_ore=total, bases=bases, parties=NAMES, year=2024)
    other = allocate(key, total_ore=total, bases=bases, parties=dict(shuffled), year=2024)

    assert paid(one) == paid(other)


@given(KEYS, TOTALS, BASES, st.integers(2, 1000))
def test_a_sum_and_a_unit_so_many_times_greater_give_parts_so_many_times_greater(
    key: AllocationKey, total: int, bases: Bases, times: int
) -> None:
    rounding = Rounding(key.rounding.unit_ore * times, key.rounding.ties)
    greater = AllocationKey(key.root, rounding=rounding)

    one = allocate(key, total_ore=total, bases=bases, parties=NAMES, year=2024)
    many = allocate(greater, total_ore=total * times, bases=bases, parties=NAMES, year=2024)

    assert paid(many) == {party: ore * times for party, ore in paid(one).items()}


@given(TOTALS, FIGURES, st.sampled_from(trees.PARTIES), st.integers(1, 10_000), UNITS)
def test_a_municipality_that_grows_never_pays_less(
    total: int, figures: dict[str, int], party: str, more: int, unit: int
) -> None:
    assume(total % unit == 0)
    key = AllocationKey(HALVES, rounding=Rounding(unit))
    grown = {**figures, party: figures[party] + more}

    before = allocate(key, total_ore=total, bases=bases_of(figures), parties=NAMES)
    after = allocate(key, total_ore=total, bases=bases_of(grown), parties=NAMES)

    assert after.part(party).ore >= before.part(party).ore


@given(TOTALS, FIGURES, UNITS)
def test_the_parts_of_a_side_are_the_share_of_the_side(
    total: int, figures: dict[str, int], unit: int
) -> None:
    whole = total * 2 * unit
    key = AllocationKey(HALVES, rounding=Rounding(unit))

    shared = allocate(key, total_ore=whole, bases=bases_of(figures), parties=NAMES)

    assert shared.part("region").ore == whole // 2


@OFTEN_IMPOSSIBLE
@given(trees.LIMITED, TOTALS, BASES, UNITS)
def test_nobody_pays_below_its_floor_or_above_its_ceiling(
    node: Limited, total: int, bases: Bases, unit: int
) -> None:
    key = AllocationKey(node, rounding=Rounding(unit))
    shared = possible(key, total, bases)
    assume(shared)
    assert shared

    assert sum(paid(shared).values()) == total
    for part in shared.parts:
        within = limits.bounds(node, part.party, unit, of=Fraction(total))
        assert within.least <= part.ore
        assert within.most is None or part.ore <= within.most


@OFTEN_IMPOSSIBLE
@given(trees.LIMITED, TOTALS, BASES)
def test_those_that_no_limit_holds_keep_their_proportions(
    node: Limited, total: int, bases: Bases
) -> None:
    kept = possible(AllocationKey(node), total, bases)
    assume(kept)
    assert kept
    free = allocate(AllocationKey(node.node), total_ore=total, bases=bases, parties=NAMES)

    factors = {
        kept.exact.of(part.party) / free.exact.of(part.party)
        for part in free.parts
        if free.exact.of(part.party)
        and not limits.bounds(node, part.party, 1, of=Fraction(total)).holds(
            kept.exact.of(part.party)
        )
    }
    assert len(factors) <= 1


@OFTEN_IMPOSSIBLE
@given(trees.FIXED, TOTALS, BASES)
def test_a_fixed_amount_is_paid_first(node: Fixed, total: int, bases: Bases) -> None:
    shared = possible(AllocationKey(node), total, bases)
    assume(shared)
    assert shared

    assert sum(paid(shared).values()) == total
    assert all(shared.part(party).ore >= ore for party, ore in node.amounts.items())


@given(KEYS, TOTALS, BASES, st.sampled_from(trees.PARTIES))
def test_paying_for_another_moves_a_part_and_leaves_the_sum(
    key: AllocationKey, total: int, bases: Bases, party: str
) -> None:
    moving = AllocationKey(key.root, rounding=key.rounding, paid_by={party: "givaren"})

    before = paid(allocate(key, total_ore=total, bases=bases, parties=NAMES, year=2024))
    shared = allocate(moving, total_ore=total, bases=bases, parties=NAMES, year=2024)
    after = paid(shared)

    assert sum(after.values()) == total
    if party in before:
        assert (after.pop(party), after.pop("givaren")) == (0, before[party])
        assert shared.part(party).own_ore == before.pop(party)
    assert after == before


@given(trees.STEADY, trees.STEADY, TOTALS, BASES)
def test_a_phase_in_begins_at_the_key_before_and_ends_at_the_key_after(
    before: ByBase, after: Equal, total: int, bases: Bases
) -> None:
    phased = AllocationKey(PhaseIn(before, after, {2024: Fraction(1, 2), 2025: Fraction(1)}))

    def exact(key: AllocationKey, year: int) -> dict[str, Fraction]:
        shared = allocate(key, total_ore=total, bases=bases, parties=NAMES, year=year)
        return {part.party: shared.exact.of(part.party) for part in shared.parts}

    assert exact(phased, 2023) == exact(AllocationKey(before), 2023)
    assert exact(phased, 2025) == exact(phased, 2030) == exact(AllocationKey(after), 2030)


def test_a_mix_of_sides_keeps_the_sides() -> None:
    equal = Shares((HALVES.parts[0], Side("Kommunerna", Fraction(1, 2), Equal())))
    key = AllocationKey(
        Mix(((Fraction(1, 3), HALVES), (Fraction(2, 3), equal))), rounding=Rounding(100)
    )
    figures = dict(zip(trees.PARTIES, (7, 11, 13, 17, 19, 23), strict=True))

    shared = allocate(key, total_ore=1_000_000, bases=bases_of(figures), parties=NAMES)

    assert shared.part("region").ore == 500_000


def test_a_party_outside_has_no_part_and_one_named_alone_has_no_other() -> None:
    key = AllocationKey(HALVES, outside=("orsa",))
    everybody = {"region": "Regionen", **NAMES}

    shared = allocate(
        key, total_ore=100, bases=bases_of(dict.fromkeys(trees.PARTIES, 1)), parties=everybody
    )

    assert "orsa" not in paid(shared)
    assert (shared.part("region").ore, shared.part("falun").ore) == (50, 10)
    assert next(part.name for part in shared.parts) == "Regionen"


def test_without_parties_those_with_figures_share() -> None:
    shared = allocate(
        AllocationKey(ByBase("population")), total_ore=600, bases=bases_of({"a": 1, "b": 2})
    )

    assert paid(shared) == {"a": 200, "b": 400}


def test_the_odd_ore_never_lift_anybody_above_a_ceiling() -> None:
    key = AllocationKey(Limited(ByBase("population"), ceiling=50_000), rounding=Rounding(10_000))

    shared = allocate(key, total_ore=90_099, bases=bases_of({"a": 9, "b": 1}))

    assert paid(shared) == {"a": 50_000, "b": 40_099}


@pytest.mark.parametrize(
    ("guarantee", "gives"),
    [
        (Guarantee({"a": 40_000}, at_most=Fraction(1, 20)), {"a": 42_000, "b": 58_000}),
        (Guarantee({"a": 60_000}, at_least=Fraction(-1, 20)), {"a": 57_000, "b": 43_000}),
        (Guarantee({"a": 49_000}, Fraction(1, 20), Fraction(-1, 20)), {"a": 50_000, "b": 50_000}),
    ],
    ids=["at most five per cent more", "at most five per cent less", "near enough to be left"],
)
def test_a_guarantee_keeps_a_part_near_the_earlier_one_and_the_other_bears_what_is_moved(
    guarantee: Guarantee, gives: dict[str, int]
) -> None:
    key = AllocationKey(Limited(Equal(("a", "b")), guarantee=guarantee))

    shared = allocate(key, total_ore=100_000, bases={})

    assert paid(shared) == gives


def test_the_odd_ore_go_to_the_side_of_the_party_that_the_key_names() -> None:
    key = AllocationKey(HALVES, rounding=Rounding(100, odd_ore_to="region"))
    fixed = AllocationKey(Fixed(Equal(), {"region": 900}), rounding=Rounding(100))

    halves = allocate(key, total_ore=1_050, bases=bases_of({"a": 1}))
    rest = allocate(fixed, total_ore=1_050, bases={}, parties={"a": "A"})

    assert paid(halves) == {"region": 550, "a": 500}
    assert paid(rest) == {"region": 900, "a": 150}


def test_what_is_owned_together_is_shared_by_its_own_key() -> None:
    key = AllocationKey(
        HALVES,
        paid_by={"a": "region"},
        ownership=Shares((Side("Regionen", Fraction(1), party="region"),)),
    )

    owned = allocate(key.of_ownership(), total_ore=100, bases={}, parties={})

    assert paid(owned) == {"region": 100}
    assert AllocationKey(HALVES, paid_by={"a": "b"}).of_ownership() == AllocationKey(HALVES)


def test_a_key_says_which_bases_and_whether_a_year_it_asks_for() -> None:
    mixed = Mix(((Fraction(1, 2), ByBase("use")), (Fraction(1, 2), Limited(ByBase("use")))))
    phased = PhaseIn(mixed, Fixed(HALVES), {2024: Fraction(1)})

    asked = AllocationKey(phased)

    assert asked.bases() == ("use", "population")
    assert asked.asks_for_year()
    assert not AllocationKey(mixed).asks_for_year()


def test_a_key_knows_every_party_that_it_mentions() -> None:
    limits = Limited(
        Fixed(ByBase("use", ("use",)), {"fixed": 1}),
        floors={"floor": 1},
        ceilings={"ceiling": 1},
        guarantee=Guarantee({"earlier": 1}, at_most=Fraction(1)),
    )
    key = AllocationKey(
        Shares((Side("a", Fraction(1, 2), party="alone"), Side("b", Fraction(1, 2), limits))),
        rounding=Rounding(odd_ore_to="odd"),
        paid_by={"paid": "payer"},
        outside=("outside",),
        ownership=Equal(("owner",)),
    )

    mentioned = key.mentions()

    assert mentioned == {
        *("use", "fixed", "floor", "ceiling", "earlier", "alone"),
        *("odd", "paid", "payer", "outside", "owner"),
    }
    assert AllocationKey(Limited(Equal())).mentions() == frozenset()


@pytest.mark.parametrize(
    ("key", "total", "code"),
    [
        (AllocationKey(ByBase("posts")), 100, "costs.no_base"),
        (AllocationKey(ByBase("population", ("a", "c"))), 100, "costs.base_missing"),
        (AllocationKey(ByBase("population", ("minus",))), 100, "costs.base_negative"),
        (AllocationKey(ByBase("population", ("zero",))), 100, "costs.base_zero"),
        (AllocationKey(Equal(())), 100, "costs.nobody"),
        (AllocationKey(PhaseIn(Equal(), Equal(), {2024: Fraction(1)})), 100, "costs.no_year"),
        (AllocationKey(Limited(Equal(("a", "b")), floor=60)), 100, "costs.floors_above"),
        (AllocationKey(Limited(Equal(("a", "b")), ceiling=40)), 100, "costs.ceilings_below"),
        (
            AllocationKey(Limited(ByBase("population", ("a", "zero")), ceilings={"a": 40})),
            100,
            "costs.ceilings_below",
        ),
        (
            AllocationKey(Limited(Equal(("a", "b")), floor=60, ceilings={"a": 40})),
            200,
            "costs.floor_above_ceiling",
        ),
        (AllocationKey(Fixed(Equal(("a",)), {"b": 101})), 100, "costs.fixed_above"),
        (AllocationKey(Limited(Equal(("a",)))), -100, "costs.negative_with_amounts"),
        (AllocationKey(Fixed(Equal(("a",)))), -100, "costs.negative_with_amounts"),
    ],
)
def test_what_cannot_be_shared_is_said_with_a_way_out(
    key: AllocationKey, total: int, code: str
) -> None:
    figures = bases_of({"a": 1, "b": 2, "zero": 0, "minus": -1})

    with pytest.raises(CannotShareError) as raised:
        allocate(key, total_ore=total, bases=figures)

    assert raised.value.code == code
    assert raised.value.source.startswith("samverk-kostnader K")
    assert "{" not in raised.value.says.sv + raised.value.says.en + raised.value.way_out.sv


def test_floors_that_are_too_high_are_told_with_the_amount_that_is_missing() -> None:
    key = AllocationKey(Limited(Equal(("a", "b")), floor=60_000))

    with pytest.raises(CannotShareError) as raised:
        allocate(key, total_ore=100_000, bases={})

    assert raised.value.says.sv == (
        "Golven är tillsammans 1 200 kr, men det som ska delas är 1 000 kr: 200 kr för mycket."
    )
    assert raised.value.way_out.en == (
        "Lower a floor, or raise what is to be shared to at least SEK 1,200."
    )
