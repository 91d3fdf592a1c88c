"""The öre of a sum that is no whole number of units never lift anybody above a ceiling, in whatever side it is."""

from fractions import Fraction

from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.key import AllocationKey, Equal, Limited, Node, Shares, Side
from samverk.rulebook.costs.rounding import Rounding

HALF = Fraction(1, 2)


def halved(within: Node) -> Shares:
    """Half on the region, half on the municipalities, which share it in a way of their own."""
    return Shares((Side("region", HALF, party="region"), Side("Kommunerna", HALF, within)))


def paid(node: Node, total: int) -> dict[str, int]:
    key = AllocationKey(node, rounding=Rounding(100))
    return {part.party: part.ore for part in allocate(key, total_ore=total, bases={}).parts}


def test_the_odd_ore_pass_a_side_whose_parties_all_stand_at_their_ceiling() -> None:
    held = Limited(Equal(("a", "b")), ceiling=5_000)

    assert paid(halved(held), 19_950) == {"region": 9_950, "a": 5_000, "b": 5_000}
    assert paid(halved(halved(held)), 39_950) == {"region": 29_950, "a": 5_000, "b": 5_000}


def test_the_odd_ore_go_to_a_side_where_somebody_has_no_ceiling() -> None:
    one_held = Limited(Equal(("a", "b")), ceilings={"a": 4_000})

    assert paid(halved(one_held), 19_950) == {"region": 9_900, "a": 4_000, "b": 6_050}
