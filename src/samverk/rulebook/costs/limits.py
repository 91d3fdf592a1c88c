"""Floors, ceilings and guarantees: who is held where, and what the others then bear."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from samverk.rulebook.costs import amounts, texts
from samverk.rulebook.costs.faults import CannotShareError
from samverk.rulebook.costs.key import Guarantee, Limit, Limited, Portion
from samverk.rulebook.costs.rounding import Key
from samverk.rulebook.rule import rule


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between what a party's part must lie.

    Units: öre, whole units of the key; most is None where nothing holds it.
    """

    least: int = 0
    most: int | None = None

    def held(self, part: Fraction) -> Fraction:
        """The part, moved to the nearer bound where it lies outside."""
        if part < self.least:
            return Fraction(self.least)
        return part if self.most is None or part <= self.most else Fraction(self.most)

    def holds(self, part: Fraction) -> bool:
        """Whether a part stands at a bound. Nothing is held at a floor of nothing."""
        return part == self.most or (part == self.least and self.least > 0)

    def has_room(self, part: Fraction) -> bool:
        """Whether a part may still grow, and is above what it has to be anyhow."""
        return part >= self.least and (self.most is None or part < self.most)


@rule
def bounds(node: Limited, party: Key, unit_ore: int, *, of: Fraction) -> Bounds:
    """Between what the part of a party must lie: its floor upwards and its ceiling downwards to whole units.

    Source: samverk-kostnader K6
    Units:  öre; of is what the portions are shares of.
    """
    floors = [in_units(each, unit_ore, of=of, up=True) for each in floors_of(node, party)]
    ceilings = [in_units(each, unit_ore, of=of, up=False) for each in ceilings_of(node, party)]
    if node.guarantee is not None and party in node.guarantee.earlier:
        least, most = _guaranteed(node.guarantee, party)
        floors += [] if least is None else [in_units(least, unit_ore, of=of, up=True)]
        ceilings += [] if most is None else [in_units(most, unit_ore, of=of, up=False)]
    return Bounds(max(floors, default=0), min(ceilings, default=None))


def of_parties(
    node: Limited, parties: Iterable[Key], unit_ore: int, *, of: Fraction
) -> dict[Key, Bounds]:
    """The bounds of each party."""
    return {party: bounds(node, party, unit_ore, of=of) for party in parties}


def floors_of(node: Limited, party: Key) -> list[Limit]:
    """The floors that hold for a party, its own first; guarantees are no floors."""
    return [each for each in (node.floors.get(party), node.floor) if each is not None]


def ceilings_of(node: Limited, party: Key) -> list[Limit]:
    """The ceilings that hold for a party, its own first; guarantees are no ceilings."""
    return [each for each in (node.ceilings.get(party), node.ceiling) if each is not None]


def in_units(limit: Limit, unit_ore: int, *, of: Fraction, up: bool) -> int:
    """The limit in whole units, upwards or downwards.

    Units: öre; of is what a portion is a share of.
    """
    ore = limit.share * of if isinstance(limit, Portion) else limit
    return -(-ore // unit_ore) * unit_ore if up else ore // unit_ore * unit_ore


def _guaranteed(guarantee: Guarantee, party: Key) -> tuple[int | None, int | None]:
    earlier = guarantee.earlier[party]
    least = None if guarantee.at_least is None else -(-earlier * (1 + guarantee.at_least) // 1)
    most = None if guarantee.at_most is None else earlier * (1 + guarantee.at_most) // 1
    return least, most


@rule
def kept_within(exact: Mapping[Key, Fraction], within: Mapping[Key, Bounds]) -> dict[Key, Fraction]:
    """The exact parts moved inside their bounds: the others keep their proportions and bear what is moved.

    Source: samverk-kostnader K6; samverk-kostnader K7
    Shape:  the same parties and the same sum; the bounds can be kept.
    Units:  öre.
    """
    whole = sum(exact.values(), Fraction(0))
    turns = sorted(
        {
            bound / exact[key]
            for key, each in within.items()
            if exact[key]
            for bound in (each.least, each.most)
            if bound is not None
        }
    )
    factor = _factor(exact, within, whole, turns)
    return {key: within[key].held(part * factor) for key, part in exact.items()}


def _factor(
    exact: Mapping[Key, Fraction],
    within: Mapping[Key, Bounds],
    whole: Fraction,
    turns: list[Fraction],
) -> Fraction:
    """By what every part is multiplied so that, held within the bounds, they are the whole.

    The sum grows with the factor and is straight between two turns, where somebody reaches a bound.
    """
    sum_at = _sums(exact, within)
    passed = bisect_right(turns, whole, key=sum_at)
    below = turns[passed - 1] if passed else Fraction(0)
    left = whole - sum_at(below)
    free = sum(part for key, part in exact.items() if within[key].has_room(part * below))
    return below + left / free if left else below


def _sums(
    exact: Mapping[Key, Fraction], within: Mapping[Key, Bounds]
) -> Callable[[Fraction], Fraction]:
    """What the held parts sum to at a factor, by integers: fractions would find a common divisor for each party."""
    over = lcm(*(part.denominator for part in exact.values()))
    rows = [
        (part.numerator * (over // part.denominator), within[key].least, within[key].most)
        for key, part in exact.items()
    ]

    def at(factor: Fraction) -> Fraction:
        scale, total = over * factor.denominator, 0
        for numerator, least, most in rows:
            held = max(numerator * factor.numerator, least * scale)
            total += held if most is None else min(held, most * scale)
        return Fraction(total, scale)

    return at


@rule
def refusal(
    exact: Mapping[Key, Fraction],
    within: Mapping[Key, Bounds],
    name_of: Callable[[Key], str],
) -> CannotShareError | None:
    """Why the bounds cannot be kept, if they cannot.

    Source: samverk-kostnader K7
    Units:  öre.
    """
    whole = sum(exact.values(), Fraction(0))
    for key, each in within.items():
        if each.most is not None and each.least > each.most:
            return CannotShareError(
                code="costs.floor_above_ceiling",
                under="K7",
                party=name_of(key),
                floor=amounts.in_words(each.least),
                ceiling=amounts.in_words(each.most),
            )
    floors = sum(each.least for each in within.values())
    if floors > whole:
        return _impossible(floors, whole, code="costs.floors_above")
    # Who has no part of its own cannot bear more than its floor, however low the others' ceilings are.
    tops = [within[key].most if part else within[key].least for key, part in exact.items()]
    held = [top for top in tops if top is not None]
    if len(held) == len(tops) and sum(held) < whole:
        return _impossible(sum(held), whole, code="costs.ceilings_below")
    return None


def _impossible(limits: int, whole: Fraction, *, code: str) -> CannotShareError:
    missing = amounts.exactly(abs(whole - limits))
    return CannotShareError(
        code=code,
        under="K7",
        limits=amounts.in_words(limits),
        amount=amounts.exactly(whole),
        missing=missing,
    )


@rule
def between_units(refused: CannotShareError, unit_ore: int) -> CannotShareError:
    """The refusal of limits that can be kept in öre, but not in the larger unit of the key.

    Source: samverk-kostnader K6
    """
    unit = texts.unit(unit_ore)
    return CannotShareError(
        code="costs.limits_between_units", under="K6", says=refused.says, unit=unit
    )
