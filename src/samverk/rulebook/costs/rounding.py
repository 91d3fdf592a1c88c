"""From exact parts to parts in whole units that add up; and what other ways of rounding would give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import lcm

from samverk.rulebook.alphabet import sv_sort
from samverk.rulebook.rule import rule

Key = str  # of a party: "avesta"


class Ties(StrEnum):
    """Who comes first where two remainders are equal; in the end the order of the alphabet decides."""

    LARGEST_BASE = "largest_base"
    SMALLEST_BASE = "smallest_base"
    ALPHABET = "alphabet"


@dataclass(frozen=True, slots=True)
class Rounding:
    """The smallest unit that a key divides into, and how it settles what is left.

    Shape: names are what the alphabet goes by; a party without one goes by its key.
    Units: unit_ore in öre: 1 is an öre, 100 a krona, 10 000 hundreds of kronor.
    """

    unit_ore: int = 1
    ties: Ties = Ties.LARGEST_BASE
    odd_ore_to: Key | None = None
    names: Mapping[Key, str] = field(default_factory=dict, compare=False)

    def in_alphabet(self, party: Key) -> tuple[tuple[str, str], Key]:
        """Where a party stands in the Swedish alphabet, by its name."""
        return sv_sort(self.names.get(party, party)), party


class Convention(StrEnum):
    """The ways of rounding in use. Only the largest remainder always adds up; the others are for comparison."""

    LARGEST_REMAINDER = "largest_remainder"
    EACH_HALF_UP = "each_half_up"
    EACH_HALF_EVEN = "each_half_even"
    EACH_DOWN = "each_down"
    EACH_UP = "each_up"
    LAST_TAKES_REST = "last_takes_rest"


@dataclass(frozen=True, slots=True)
class Rounded:
    """Parts under a convention, and by how much their sum misses the whole.

    Units: öre.
    """

    parts: dict[Key, int]
    error_ore: int


@rule
def largest_remainder(
    exact: Mapping[Key, Fraction],
    *,
    total: int,
    rounding: Rounding = Rounding(),
    bases: Mapping[Key, Fraction | int] | None = None,
) -> dict[Key, int]:
    """The parts in whole units: all rounded down, and what is left to the largest remainders, a unit each.

    Source: samverk-kostnader K1; samverk-kostnader K2; samverk-kostnader K3
    Shape:  the same parties out as in, in the same order; the parts add up to the total.
    Units:  öre; parts are multiples of the unit but for the one that takes the odd öre of the total.
    Raises: ValueError where the exact parts do not add up to the total.
    """
    if sum(exact.values()) != total:
        raise ValueError(total)
    over = lcm(*(part.denominator for part in exact.values()))
    numerators = {key: part.numerator * (over // part.denominator) for key, part in exact.items()}
    return settled(numerators, over=over, total=total, rounding=rounding, bases=bases)


def settled(
    numerators: Mapping[Key, int],
    *,
    over: int,
    total: int,
    rounding: Rounding,
    bases: Mapping[Key, Fraction | int] | None = None,
) -> dict[Key, int]:
    """Largest remainder on whole numbers over one denominator; the total may differ by less than a unit from their sum.

    Units: numerators in öre times the denominator; the total in öre.
    """
    unit, divisor = rounding.unit_ore, rounding.unit_ore * over
    sign = -1 if total < 0 else 1
    floors, remainders = {}, {}
    for key, numerator in numerators.items():
        floors[key], remainders[key] = divmod(sign * numerator, divisor)
    units, odd = divmod(abs(total), unit)
    left = units - sum(floors.values())
    for key in _first(left, remainders, numerators, rounding, bases) if left else ():
        floors[key] += 1
    parts = {key: sign * floor * unit for key, floor in floors.items()}
    if odd:
        order = turn(numerators, rounding=rounding, bases=bases)
        parts[odd_taker(order, numerators, rounding)] += sign * odd
    return parts


def _first(
    many: int,
    remainders: Mapping[Key, int],
    numerators: Mapping[Key, int],
    rounding: Rounding,
    bases: Mapping[Key, Fraction | int] | None,
) -> list[Key]:
    """So many of the largest remainders. The order that settles a tie is asked for only where there is one."""
    ranked = sorted(remainders, key=remainders.__getitem__, reverse=True)
    if many == len(ranked) or remainders[ranked[many - 1]] > remainders[ranked[many]]:
        return ranked[:many]
    order = turn(numerators, rounding=rounding, bases=bases)
    return sorted(order, key=remainders.__getitem__, reverse=True)[:many]


def turn(
    numerators: Mapping[Key, int],
    *,
    rounding: Rounding,
    bases: Mapping[Key, Fraction | int] | None = None,
) -> list[Key]:
    """The parties in the order that settles a tie. Where some have no base, the exact parts stand for the bases."""
    if rounding.ties is Ties.ALPHABET:
        return sorted(numerators, key=rounding.in_alphabet)
    size: Mapping[Key, Fraction | int] = (
        bases if bases and numerators.keys() <= bases.keys() else numerators
    )
    backwards = -1 if rounding.ties is Ties.LARGEST_BASE else 1
    return sorted(
        numerators,
        key=lambda key: (backwards * max(size[key], -size[key]), rounding.in_alphabet(key)),
    )


def odd_taker(order: list[Key], numerators: Mapping[Key, int], rounding: Rounding) -> Key:
    """Who takes the öre of a total that is no whole number of units: the party that the key names, else the largest."""
    if rounding.odd_ore_to in numerators:
        return str(rounding.odd_ore_to)
    return max(order, key=lambda key: abs(numerators[key]))


@rule
def rounded(
    convention: Convention,
    exact: Mapping[Key, Fraction],
    *,
    total: int,
    rounding: Rounding = Rounding(),
    bases: Mapping[Key, Fraction | int] | None = None,
) -> Rounded:
    """What a convention makes of the exact parts, and how far their sum then is from the whole.

    Source: samverk-kostnader K4
    Shape:  the same parties out as in, in the same order, which is the printed one: the last takes the rest.
    Units:  öre.
    """
    if convention is Convention.LARGEST_REMAINDER:
        return Rounded(largest_remainder(exact, total=total, rounding=rounding, bases=bases), 0)
    each = _EACH.get(convention, _half_up)
    parts = {key: each(part / rounding.unit_ore) * rounding.unit_ore for key, part in exact.items()}
    if convention is Convention.LAST_TAKES_REST and parts:
        last = next(reversed(parts))
        parts[last] = total - sum(part for key, part in parts.items() if key != last)
    return Rounded(parts, sum(parts.values()) - total)


def _half_up(part: Fraction) -> int:
    whole = (abs(part) + Fraction(1, 2)) // 1
    return whole if part >= 0 else -whole


def _up(part: Fraction) -> int:
    return -(-part // 1)


def _down(part: Fraction) -> int:
    return part // 1


_EACH: Mapping[Convention, Callable[[Fraction], int]] = {
    Convention.EACH_HALF_EVEN: round,
    Convention.EACH_DOWN: _down,
    Convention.EACH_UP: _up,
}
