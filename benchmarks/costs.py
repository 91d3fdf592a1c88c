"""What it costs to share sums by keys over 290 parties: ten thousand scenarios, and one ladder for everybody.

.venv/bin/python -m benchmarks.costs
"""

import time
from collections.abc import Callable
from fractions import Fraction

from samverk.rulebook.costs.allocating import allocate
from samverk.rulebook.costs.explaining import explained
from samverk.rulebook.costs.key import (
    AllocationKey,
    Base,
    Bases,
    ByBase,
    Equal,
    Limited,
    Mix,
    Node,
    Shares,
    Side,
)
from samverk.rulebook.costs.rounding import Rounding
from samverk.rulebook.costs.texts import label

PARTIES = 290
SCENARIOS = 10_000
LIMITED_SCENARIOS = 500
KRONA = Rounding(100)


def main() -> None:
    """Measure and print; no database."""
    # Figures of the size of Sweden's municipalities, 2 400 to 980 000, made here.
    values = {f"kommun-{number:03}": 2_400 + number**3 // 25 for number in range(PARTIES)}
    bases = {"population": Base(values, label("population"))}
    halves = AllocationKey(_sides(ByBase("population")), rounding=KRONA)
    mixed = Mix(((Fraction(7, 10), ByBase("population")), (Fraction(3, 10), Equal())))
    limited = AllocationKey(_sides(Limited(mixed, floor=1_000_000)), rounding=KRONA)
    _tell("half region, half by population", SCENARIOS, lambda: _share(halves, bases, SCENARIOS))
    _tell("mix with floors", LIMITED_SCENARIOS, lambda: _share(limited, bases, LIMITED_SCENARIOS))
    _tell("every party's ladder, once", PARTIES, lambda: _explain(halves, bases))


def _sides(within: Node) -> Shares:
    region = Side("Regionen", Fraction(1, 2), party="region")
    return Shares((region, Side("Kommunerna", Fraction(1, 2), within)))


def _share(key: AllocationKey, bases: Bases, scenarios: int) -> None:
    parties = {party: party for party in bases["population"].values}
    for number in range(scenarios):
        total = 1_000_000_000 + number * 100
        shared = allocate(key, total_ore=total, bases=bases, parties=parties)
        assert sum(part.ore for part in shared.parts) == total  # noqa: S101 -- a fast wrong answer is none


def _explain(key: AllocationKey, bases: Bases) -> None:
    shared = allocate(key, total_ore=1_000_000_000, bases=bases)
    for part in shared.parts:
        explained(shared, part.party)


def _tell(what: str, times: int, act: Callable[[], None]) -> None:
    started = time.process_time()
    act()
    took = time.process_time() - started
    print(f"{what}: {times} in {took:.2f} s of CPU, {took / times * 1000:.3f} ms each")


if __name__ == "__main__":
    main()
