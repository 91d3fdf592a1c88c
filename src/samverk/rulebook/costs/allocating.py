"""Shares a sum by a key: whole units that add up, and behind them the exact parts."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import lcm

from samverk.rulebook.costs import exact as exactly
from samverk.rulebook.costs.allocation import Allocation, Part
from samverk.rulebook.costs.exact import REMAINDER, Division, Group, Parts, Situation
from samverk.rulebook.costs.key import (
    AllocationKey,
    Bases,
    ByBase,
    Equal,
    Fixed,
    Mix,
    Node,
    PhaseIn,
    Shares,
    named,
)
from samverk.rulebook.costs.rounding import Key, Rounding, odd_taker, settled, turn
from samverk.rulebook.rule import rule


def allocate(
    key: AllocationKey,
    *,
    total_ore: int,
    bases: Bases,
    parties: Mapping[Key, str] | None = None,
    year: int | None = None,
) -> Allocation:
    """The sum shared by the key among the parties (key to name); none given: those that have figures in its bases.

    Units: öre.
    Raises: CannotShareError where the key and the figures cannot share it.
    """
    everybody = parties if parties is not None else _with_figures(key, bases)
    names = {**dict(key.names), **dict(everybody)}
    situation = Situation(bases, names, key.rounding.unit_ore, year, Fraction(total_ore))
    listed = tuple(sorted(everybody, key=situation.in_alphabet))
    root = resolved(key.root, listed, frozenset(key.outside))
    tree = exactly.exact(root, Fraction(total_ore), situation)
    own = settle(tree, total_ore, replace(key.rounding, names=names))
    parts = _parts(own, key, everybody, situation)
    return Allocation(key, total_ore, parts, tree, situation)


def _with_figures(key: AllocationKey, bases: Bases) -> dict[Key, str]:
    found = [party for base in key.bases() if base in bases for party in bases[base].values]
    return {party: party for party in found}


def resolved(node: Node, parties: tuple[Key, ...], taken: frozenset[Key]) -> Node:
    """The node with the parties written out where it takes those that nothing else names, in the order given."""
    match node:
        case ByBase() | Equal():
            left = (party for party in parties if party not in taken)
            return node if node.parties is not None else replace(node, parties=tuple(left))
        case Shares():
            return replace(
                node,
                parts=tuple(
                    replace(side, within=resolved(side.within, parties, taken | _others(node, at)))
                    if side.within is not None
                    else side
                    for at, side in enumerate(node.parts)
                ),
            )
        case Mix():
            ways = tuple((weight, resolved(way, parties, taken)) for weight, way in node.parts)
            return replace(node, parts=ways)
        case PhaseIn():
            return replace(
                node,
                before=resolved(node.before, parties, taken),
                after=resolved(node.after, parties, taken),
            )
        case Fixed():
            return replace(node, rest=resolved(node.rest, parties, taken | frozenset(node.amounts)))
        case _:
            return replace(node, node=resolved(node.node, parties, taken))


def _others(node: Shares, at: int) -> frozenset[Key]:
    return named(Shares(tuple(side for index, side in enumerate(node.parts) if index != at)))


@rule
def settle(parts: Parts, total: int, rounding: Rounding) -> dict[Key, int]:
    """The exact parts in whole units: first between the sides, then inside each, by the largest remainder.

    Source: samverk-kostnader K1; samverk-kostnader K2; samverk-kostnader K3; samverk-kostnader K5
    Shape:  every party of the tree; the parts add up to the total.
    Units:  öre.
    """
    if isinstance(parts, Group):
        return _with_odd(
            parts.numerators, over=parts.over, total=total, rounding=rounding, most=parts.most
        )
    found: dict[Key, int] = {}
    for (_, inner), amount in zip(parts.sides, of_sides(parts, total, rounding), strict=True):
        for party, ore in settle(inner, amount, rounding).items():
            found[party] = found.get(party, 0) + ore
    return found


def of_sides(parts: Division, total: int, rounding: Rounding) -> tuple[int, ...]:
    """What each side of a division bears, in whole units.

    Units: öre.
    """
    unit = rounding.unit_ore
    amounts = {side.name: inner.amount for side, inner in parts.sides}
    over = lcm(*(amount.denominator for amount in amounts.values()))
    numerators = {name: int(amount * over) for name, amount in amounts.items()}
    aimed = replace(rounding, odd_ore_to=_side_with_odd_ore(parts, rounding.odd_ore_to))
    tops = {side.name: _most(inner) for side, inner in parts.sides} if total % unit else {}
    most = {name: top for name, top in tops.items() if top is not None}
    by_name = _with_odd(numerators, over=over, total=total, rounding=aimed, most=most)
    return tuple(by_name[side.name] for side, _ in parts.sides)


def _most(parts: Parts) -> int | None:
    """What its parties can bear with the ceilings that hold all of them; None where not all are held."""
    if isinstance(parts, Group):
        return sum(parts.most.values()) if parts.most.keys() == parts.numerators.keys() else None
    tops = [_most(inner) for _, inner in parts.sides]
    held = [top for top in tops if top is not None]
    return sum(held) if len(held) == len(tops) else None


def _side_with_odd_ore(parts: Division, odd_ore_to: Key | None) -> str | None:
    """The side of the party that takes them; where that is not said, never one of fixed amounts."""
    for side, inner in parts.sides:
        if odd_ore_to is not None and odd_ore_to in inner.parties():
            return side.name
    return REMAINDER


def _with_odd(
    numerators: Mapping[Key, int],
    *,
    over: int,
    total: int,
    rounding: Rounding,
    most: Mapping[Key, int],
) -> dict[Key, int]:
    """The largest remainder, where the odd öre lift nobody above what it can bear: who has no room is passed over."""
    odd = abs(total) % rounding.unit_ore
    if not (odd and most):
        return settled(numerators, over=over, total=total, rounding=rounding)
    whole = settled(numerators, over=over, total=total - odd, rounding=rounding)
    room = {
        key: numerator
        for key, numerator in numerators.items()
        if key not in most or whole[key] < most[key]
    }
    whole[odd_taker(turn(room, rounding=rounding), room, rounding)] += odd
    return whole


def _parts(
    own: Mapping[Key, int], key: AllocationKey, parties: Mapping[Key, str], situation: Situation
) -> tuple[Part, ...]:
    """What each pays once those who pay for others do, in the order in which the parties were given.

    Source: samverk-kostnader K9
    """
    pays = dict(own)
    for party, payer in key.paid_by.items():
        if party in own:
            pays[payer] = pays.get(payer, 0) + own[party]
            pays[party] -= own[party]
    order = [party for party in parties if party in pays]
    order += [party for party in pays if party not in parties]
    return tuple(
        Part(
            party, situation.name_of(party), pays[party], own.get(party, 0), key.paid_by.get(party)
        )
        for party in order
    )
