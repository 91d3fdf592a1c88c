"""Keys of every kind for the machine to try, with figures for their parties."""

from fractions import Fraction

from hypothesis import strategies as st

from samverk.rulebook.costs.key import (
    AllocationKey,
    Base,
    Bases,
    ByBase,
    Clauses,
    Equal,
    Fixed,
    Guarantee,
    Limited,
    Mix,
    Node,
    PhaseIn,
    Portion,
    Shares,
    Side,
)
from samverk.rulebook.costs.rounding import Rounding, Ties
from samverk.rulebook.costs.texts import label

PARTIES = ("avesta", "borlange", "falun", "gagnef", "hedemora", "orsa")
NAMES = {party: party.capitalize() for party in PARTIES}
TOTALS = st.integers(0, 10**11)
UNITS = st.sampled_from([1, 100, 10_000])
ROUNDINGS = st.builds(Rounding, UNITS, st.sampled_from(Ties))
FIGURES = st.fixed_dictionaries({party: st.integers(1, 100_000) for party in PARTIES})
CLAUSES: st.SearchStrategy[Clauses] = st.sampled_from(
    [(), ("vasterbotten-2020 8",), ("Ett avtal 5", "Ett avtal 6")]
)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(ByBase, st.sampled_from(["population", "use"]), clauses=CLAUSES),
    st.builds(Equal, st.none() | st.just(("falun", "orsa")), CLAUSES),
)


def bases_of(figures: dict[str, int], use: dict[str, int] | None = None) -> Bases:
    """Population and use of the six parties."""
    return {
        "population": Base(figures, label("population"), "SCB"),
        "use": Base(use or figures, label("use"), "journalen"),
    }


BASES = st.builds(bases_of, FIGURES, FIGURES)


def _weights(draw: st.DrawFn, most: int = 3) -> list[Fraction]:
    parts = draw(st.lists(st.integers(1, 20), min_size=1, max_size=most))
    return [Fraction(part, sum(parts)) for part in parts]


@st.composite
def mixes(draw: st.DrawFn, nodes: st.SearchStrategy[Node]) -> Node:
    """Ways of sharing, each with its weight."""
    return Mix(tuple((weight, draw(nodes)) for weight in _weights(draw)), draw(CLAUSES))


@st.composite
def sides(draw: st.DrawFn, nodes: st.SearchStrategy[Node]) -> Node:
    """Parties alone, and a side that shares within. A key file has only one that takes all the rest."""
    shares = _weights(draw)
    parties = [
        Side(party, share, party=party, clauses=draw(CLAUSES))
        for party, share in zip(("region", "staten"), shares, strict=False)
    ]
    groups = [Side("kommunerna", share, draw(nodes), clauses=draw(CLAUSES)) for share in shares[2:]]
    return Shares((*parties, *groups), draw(CLAUSES))


def phases(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """From one way to another over three years."""
    steps = {2024: Fraction(1, 3), 2025: Fraction(2, 3), 2026: Fraction(1)}
    return st.builds(PhaseIn, nodes, nodes, st.just(steps), CLAUSES)


STEADY = st.recursive(LEAVES, lambda nodes: st.one_of(mixes(nodes), sides(nodes)), max_leaves=5)
TREES = st.recursive(
    LEAVES, lambda nodes: st.one_of(mixes(nodes), sides(nodes), phases(nodes)), max_leaves=5
)
KEYS = st.builds(AllocationKey, TREES, rounding=ROUNDINGS)
AMOUNTS = st.dictionaries(st.sampled_from(PARTIES), st.integers(0, 10**7))
GUARANTEES = st.builds(
    Guarantee,
    AMOUNTS,
    at_most=st.fractions(0, 1, max_denominator=100),
    at_least=st.none() | st.fractions(-1, 0, max_denominator=100),
)
LOW = st.builds(Portion, st.fractions(0, Fraction(1, 6), max_denominator=100))
HIGH = st.builds(Portion, st.fractions(Fraction(1, 6), 1, max_denominator=100))
FLOORS = st.dictionaries(st.sampled_from(PARTIES[:3]), LOW)
CEILINGS = st.dictionaries(st.sampled_from(PARTIES[:3]), HIGH)
ALL = st.builds(ByBase, st.just("use"), clauses=CLAUSES) | st.builds(Equal, clauses=CLAUSES)
# Floors and ceilings that are shares, as a file may say them; of two parties alone some could never be kept.
PORTIONED = st.builds(
    Limited,
    ALL,
    floor=st.none() | LOW,
    ceiling=st.none() | HIGH,
    floors=FLOORS,
    ceilings=CEILINGS,
    clauses=CLAUSES,
)
LIMITED = PORTIONED | st.builds(
    Limited,
    LEAVES,
    floor=st.none() | st.integers(0, 10**7),
    ceiling=st.none() | st.integers(10**7, 10**10),
    floors=AMOUNTS,
    ceilings=AMOUNTS,
    guarantee=st.none() | GUARANTEES,
    clauses=CLAUSES,
)
FIXED = st.builds(Fixed, TREES, AMOUNTS, st.integers(0, 10**6), CLAUSES)
