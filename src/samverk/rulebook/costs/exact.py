"""The exact part of each party, by integers over one denominator, before anything is rounded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from samverk.rulebook.alphabet import sv_sort
from samverk.rulebook.costs import amounts, limits, texts
from samverk.rulebook.costs.faults import CannotShareError
from samverk.rulebook.costs.key import (
    Base,
    Bases,
    ByBase,
    Equal,
    Fixed,
    Limited,
    Mix,
    Node,
    PhaseIn,
    Shares,
    Side,
    named,
)
from samverk.rulebook.costs.rounding import Key
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.words import listed

FIXED, REMAINDER = "fast", "rest"  # the sides of fixed amounts, never shown


@dataclass(frozen=True, slots=True)
class Situation:
    """What the parts depend on besides the amount: figures, names, unit, year and the whole sum of the key in öre."""

    bases: Bases
    names: Mapping[Key, str]
    unit_ore: int = 1
    year: int | None = None
    whole: Fraction = Fraction(0)

    def portions_of(self, node: Limited, amount: Fraction) -> Fraction:
        """What the portions of limits are shares of, where they stand by an amount.

        Units: öre.
        """
        return self.whole if node.of_whole else amount

    def name_of(self, party: Key) -> str:
        """What the party is called, else its key."""
        return self.names.get(party, party)

    def in_alphabet(self, party: Key) -> tuple[tuple[str, str], Key]:
        """Where the party stands in the Swedish alphabet, by its name: the order in which parties are listed."""
        return sv_sort(self.name_of(party)), party

    def listed(self, parties: Iterable[Key]) -> Words:
        """The names of parties in that order: "Avesta, Säter och Älvdalen"."""
        return listed([self.name_of(party) for party in sorted(parties, key=self.in_alphabet)])


@dataclass(frozen=True, slots=True)
class Group:
    """Parties that share one amount, rounded together.

    Shape: made_of holds the ways that a mix or a limit started from, each with its weight.
    Units: numerators over `over` are öre; most in öre, for those that a ceiling holds.
    """

    node: Node
    amount: Fraction
    numerators: Mapping[Key, int]
    over: int
    made_of: tuple[tuple[Fraction, "Parts"], ...] = ()
    most: Mapping[Key, int] = field(default_factory=dict)

    def of(self, party: Key) -> Fraction:
        """The exact part of a party; nothing for one that is not in the group."""
        return Fraction(self.numerators.get(party, 0), self.over)

    def parties(self) -> Iterable[Key]:
        """The parties of the group."""
        return self.numerators


@dataclass(frozen=True, slots=True)
class Division:
    """An amount divided between sides, each with its parts; rounded side by side, then inside each."""

    node: Node
    amount: Fraction
    sides: tuple[tuple[Side, "Parts"], ...]

    def of(self, party: Key) -> Fraction:
        """The exact part of a party, of every side that it is in."""
        return sum((parts.of(party) for _, parts in self.sides), Fraction(0))

    def parties(self) -> Iterable[Key]:
        """The parties of every side, each once."""
        return dict.fromkeys(party for _, parts in self.sides for party in parts.parties())


Parts: TypeAlias = Group | Division


@rule
def exact(node: Node, amount: Fraction, situation: Situation) -> Parts:
    """The exact parts of an amount, all the way down the tree.

    Source: samverk-kostnader K5
    Units:  amount in öre.
    Raises: CannotShareError where the key and the figures cannot share it.
    """
    match node:
        case ByBase():
            parts: Parts = _by_base(node, amount, situation)
        case Equal():
            parts = _equal(node, amount)
        case Shares():
            parts = _shares(node, amount, situation)
        case Fixed():
            parts = _fixed(node, amount, situation)
        case Mix():
            parts = _mixed(node, node.parts, amount, situation)
        case PhaseIn():
            parts = _phased(node, amount, situation)
        case _:
            parts = _limited(node, amount, situation)
    return parts


def _by_base(node: ByBase, amount: Fraction, situation: Situation) -> Group:
    base = situation.bases.get(node.base)
    if base is None:
        raise CannotShareError(code="costs.no_base", under="K10", base=texts.label(node.base))
    parties = _somebody(node.parties, amount)
    figures = _whole_numbers(base, parties, situation)
    total = sum(figures.values())
    if not total:
        raise CannotShareError(code="costs.base_zero", under="K10", base=capital(base))
    numerator = amount.numerator
    return Group(
        node,
        amount,
        {party: numerator * figure for party, figure in figures.items()},
        amount.denominator * total,
    )


def _whole_numbers(base: Base, parties: tuple[Key, ...], situation: Situation) -> dict[Key, int]:
    """The figures as integers in the same proportions."""
    values = base.values
    if missing := [party for party in parties if party not in values]:
        raise _wrong_base(base, missing, situation, code="costs.base_missing")
    if negative := [party for party in parties if values[party] < 0]:
        raise _wrong_base(base, negative, situation, code="costs.base_negative")
    found = {party: values[party] for party in parties}
    times = lcm(*(value.denominator for value in found.values()))
    return {party: value.numerator * (times // value.denominator) for party, value in found.items()}


def _wrong_base(
    base: Base, parties: Iterable[Key], situation: Situation, *, code: str
) -> CannotShareError:
    return CannotShareError(
        code=code, under="K10", base=capital(base), parties=situation.listed(parties)
    )


def capital(base: Base) -> Words:
    """What the base is called, first in a sentence."""
    sv, en = base.label.sv, base.label.en
    return Words(sv[:1].upper() + sv[1:], en[:1].upper() + en[1:])


def inside(base: Base) -> Words:
    """What the base is called inside a sentence: a series named "Folkmängd" is "folkmängd", "LSS-beslut" stays."""
    sv, en = base.label.sv, base.label.en
    is_word = sv[1:2].islower()
    return Words(sv[:1].lower() + sv[1:], en[:1].lower() + en[1:]) if is_word else base.label


def _equal(node: Equal, amount: Fraction) -> Group:
    parties = _somebody(node.parties, amount)
    return Group(
        node, amount, dict.fromkeys(parties, amount.numerator), amount.denominator * len(parties)
    )


def _somebody(parties: tuple[Key, ...] | None, amount: Fraction) -> tuple[Key, ...]:
    if not parties:
        raise CannotShareError(code="costs.nobody", under="K10", amount=amounts.exactly(amount))
    return parties


def _shares(node: Shares, amount: Fraction, situation: Situation) -> Division:
    return Division(
        node,
        amount,
        tuple((side, _side(side, amount * side.share, situation)) for side in node.parts),
    )


def _side(side: Side, amount: Fraction, situation: Situation) -> Parts:
    if side.within is not None:
        return exact(side.within, amount, situation)
    return _alone(side.party or side.name, amount)


def _alone(party: Key, amount: Fraction) -> Group:
    return Group(Equal((party,)), amount, {party: amount.numerator}, amount.denominator)


def _fixed(node: Fixed, amount: Fraction, situation: Situation) -> Division:
    _no_refund(amount)
    fixed = dict.fromkeys(named(node.rest) if node.each else (), node.each)
    for party, ore in node.amounts.items():
        fixed[party] = fixed.get(party, 0) + ore
    fixed = {party: fixed[party] for party in sorted(fixed, key=situation.in_alphabet)}
    whole = Fraction(sum(fixed.values()))
    if whole > amount:
        raise CannotShareError(
            code="costs.fixed_above",
            under="K7",
            limits=amounts.exactly(whole),
            amount=amounts.exactly(amount),
        )
    share = whole / amount if amount else Fraction(0)
    first = Side(FIXED, share), Group(node, whole, fixed, 1)
    then = Side(REMAINDER, 1 - share), exact(node.rest, amount - whole, situation)
    return Division(node, amount, (first, then))


def _phased(node: PhaseIn, amount: Fraction, situation: Situation) -> Parts:
    if situation.year is None:
        raise CannotShareError(code="costs.no_year", under="K8")
    after = node.weight(situation.year)
    ways = ((1 - after, node.before), (after, node.after))
    return _mixed(node, tuple(way for way in ways if way[0]), amount, situation)


def _mixed(
    node: Node, ways: tuple[tuple[Fraction, Node], ...], amount: Fraction, situation: Situation
) -> Parts:
    made_of = tuple((weight, exact(way, amount, situation)) for weight, way in ways)
    return merged(node, amount, made_of)


def merged(node: Node, amount: Fraction, made_of: tuple[tuple[Fraction, Parts], ...]) -> Parts:
    """One division of several, each counted by its weight; their sides are kept where all have the same."""
    divisions = [each for _, each in made_of if isinstance(each, Division)]
    names = [[side.name for side, _ in each.sides] for each in divisions]
    if len(divisions) < len(made_of) or any(sorted(each) != sorted(names[0]) for each in names):
        return _flat(node, amount, made_of)
    sides = []
    for name in names[0]:
        of_side = tuple(
            (weight, *next(found for found in each.sides if found[0].name == name))
            for weight, each in zip((weight for weight, _ in made_of), divisions, strict=True)
        )
        share = sum((weight * side.share for weight, side, _ in of_side), Fraction(0))
        inner = tuple((weight, parts) for weight, _, parts in of_side)
        whole = sum((weight * parts.amount for weight, parts in inner), Fraction(0))
        sides.append((replace(of_side[0][1], share=share), merged(node, whole, inner)))
    return Division(node, amount, tuple(sides))


def _flat(node: Node, amount: Fraction, made_of: tuple[tuple[Fraction, Parts], ...]) -> Group:
    found: dict[Key, Fraction] = {}
    for weight, parts in made_of:
        for party in parts.parties():
            found[party] = found.get(party, Fraction(0)) + weight * parts.of(party)
    return _group(node, amount, found, made_of)


def _group(
    node: Node,
    amount: Fraction,
    found: Mapping[Key, Fraction],
    made_of: tuple[tuple[Fraction, Parts], ...],
) -> Group:
    over = lcm(*(part.denominator for part in found.values()))
    numerators = {key: part.numerator * (over // part.denominator) for key, part in found.items()}
    return Group(node, amount, numerators, over, made_of)


def _limited(node: Limited, amount: Fraction, situation: Situation) -> Group:
    _no_refund(amount)
    before = exact(node.node, amount, situation)
    found = {party: before.of(party) for party in before.parties()}
    of, unit_ore = situation.portions_of(node, amount), situation.unit_ore
    within = limits.of_parties(node, found, unit_ore, of=of)
    if refused := limits.refusal(found, within, situation.name_of):
        in_ore = limits.of_parties(node, found, 1, of=of)
        is_so_anyhow = limits.refusal(found, in_ore, situation.name_of)
        raise refused if is_so_anyhow else limits.between_units(refused, unit_ore)
    kept = limits.kept_within(found, within)
    most = {party: each.most for party, each in within.items() if each.most is not None}
    return replace(_group(node, amount, kept, ((Fraction(1), before),)), most=most)


def _no_refund(amount: Fraction) -> None:
    if amount < 0:
        raise CannotShareError(
            code="costs.negative_with_amounts", under="K7", amount=amounts.exactly(-amount)
        )
