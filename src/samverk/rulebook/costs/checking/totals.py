"""Which sum a printed table may have divided: the stated one, a side's part of it, or what the rows come near."""

from collections.abc import Iterator
from fractions import Fraction

from samverk.rulebook.costs.checking.facts import Candidate, Printed

_PARTS = sorted(
    {Fraction(part, 20) for part in range(1, 20)} | {Fraction(1, 3), Fraction(2, 3)},
    key=lambda part: (part.denominator, part),
)
_ROUND = (100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100)


def likely(printed: Printed, unit: int) -> list[int]:
    """The sums to try, from the likeliest. The rows can miss what was divided by a unit each, no more."""
    stated = [] if printed.stated_ore is None else [printed.stated_ore]
    return list(dict.fromkeys([*stated, *_near(printed, unit)]))


def _near(printed: Printed, unit: int) -> Iterator[int]:
    reach = unit * len(printed.rows)
    rows = printed.sum_ore
    # The parts lie a twentieth apart: rows that may miss by that are near some part of any sum.
    for part in _PARTS if reach * len(_PARTS) <= abs(rows) else ():
        side = part * (printed.stated_ore or 0)
        if side.denominator == 1 and side and abs(side - rows) <= reach:
            yield int(side)
    # Where no sum is stated, the rows are taken at their word before a rounder sum is supposed.
    yield round(rows)
    for step in _ROUND:
        rounder = round(rows / step) * step
        if rounder and abs(rounder - rows) <= reach:
            yield rounder


def by_rate(printed: Printed, key: Candidate, unit: int) -> Iterator[int]:
    """The sum that a fee in whole öre for each of the base gives, where the rows come near it."""
    rate = key.rate(printed.sum_ore)
    total = round(rate) * key.base_sum if rate else Fraction(0)
    if (
        total
        and total.denominator == 1
        and abs(total - printed.sum_ore) <= unit * len(printed.rows)
    ):
        yield int(total)


def part_of(total: int, stated: int | None) -> Fraction | None:
    """Which part of the stated sum was divided, where it is a side's and not the whole."""
    part = Fraction(total, stated) if stated else None
    return part if part in _PARTS else None
