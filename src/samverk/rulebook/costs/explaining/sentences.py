"""The sentences that the ladder of the whole and that of a party share."""

from collections.abc import Iterator
from fractions import Fraction

from samverk.rulebook.costs import amounts, limits, texts
from samverk.rulebook.costs.exact import FIXED, REMAINDER, Division, Group, Parts, Situation
from samverk.rulebook.costs.key import (
    Base,
    ByBase,
    Clauses,
    Limited,
    Mix,
    Node,
    PhaseIn,
    Portion,
    Side,
)
from samverk.rulebook.costs.remainders import Left
from samverk.rulebook.costs.rounding import Key
from samverk.rulebook.dates import day_in_words
from samverk.rulebook.findings import Facts, Words
from samverk.rulebook.steps import Step
from samverk.rulebook.words import fill


def first(clauses: Clauses) -> str:
    """The clause that a step names; nothing where the text does not say it."""
    return clauses[0] if clauses else ""


def source_of(base: Base) -> Words:
    """Where the figures are from and of which day, in brackets; nothing where neither is known."""
    day = day_in_words(base.on) if base.on is not None else Words("", "")
    sv, en = (", ".join(filter(None, (base.source, said))) for said in (day.sv, day.en))
    return Words(f" ({sv})" if sv else "", f" ({en})" if en else "")


def has_fixed(parts: Division) -> bool:
    """Whether fixed amounts are taken first."""
    return any(side.name == FIXED for side, _ in parts.sides)


def is_shared_on(side: Side) -> bool:
    """Whether what the side bears is shared further inside it."""
    return side.within is not None or side.name == REMAINDER


def bears(side: Side, parts: Parts, situation: Situation, ore: int | None = None) -> Step:
    """What a side bears: exactly, and in whole units where they are given and differ."""
    exact = amounts.exactly(parts.amount)
    is_even = ore is None or parts.amount == ore
    facts: Facts = {
        "side": situation.name_of(side.party) if side.party else side.name,
        "share": texts.share(side.share),
        "exact": exact,
        "amount": exact if ore is None else amounts.in_words(ore),
        "unit": texts.unit(situation.unit_ore),
    }
    return Step(fill(texts.SIDE if is_even else texts.SIDE_ROUNDED, facts), first(side.clauses))


def mixing(node: Node, situation: Situation) -> Iterator[Step]:
    """That several ways are mixed, and for which year."""
    if isinstance(node, PhaseIn):
        after = node.weight(situation.year or 0)
        facts: Facts = {
            "after": texts.share(after),
            "before": texts.share(1 - after),
            "year": str(situation.year),
        }
        yield Step(fill(texts.PHASE, facts), first(node.clauses) or "samverk-kostnader K8")
    elif isinstance(node, Mix):
        yield Step(fill(texts.MIX, {"count": str(len(node.parts))}), first(node.clauses))


def weighed(weight: Fraction, exact: Fraction) -> Step:
    """How much of one of several ways is counted."""
    facts: Facts = {"exact": amounts.exactly(exact), "weight": texts.share(weight)}
    return Step(fill(texts.WEIGHED, {**facts, "amount": amounts.exactly(exact * weight)}))


def used_bases(parts: Parts, party: Key | None = None) -> Iterator[str]:
    """The bases that the parts rest on, or that of one party, in the order of the ladder; one may come again."""
    if party is not None and party not in parts.parties():
        return
    if isinstance(parts, Group):
        if isinstance(parts.node, ByBase):
            yield parts.node.base
        inner = [way for _weight, way in parts.made_of]
    else:
        inner = [of_side for _side, of_side in parts.sides]
    for each in inner:
        yield from used_bases(each, party)


def towards(ore: int) -> Words:
    """Which way the parts of a sum are rounded before the rest is given out: down, and of a credit towards nothing."""
    return texts.TOWARDS_NOTHING if ore < 0 else texts.DOWN


def takes_odd(left: Left, situation: Situation) -> Iterator[Step]:
    """Who takes the öre of a sum that is no whole number of units, if it is not one."""
    if left.odd_to is not None:
        facts: Facts = {
            "party": situation.name_of(left.odd_to),
            "odd": amounts.in_words(left.odd_ore),
        }
        yield Step(fill(texts.ODD, facts), "samverk-kostnader K3")


def limit(
    limited: Limited, portion: Portion, group: Group, situation: Situation, *, up: bool
) -> Words:
    """A limit that is a share, in kronor: "25 % av 1 001 kr, i hela kronor 250 kr"."""
    of, unit_ore = situation.portions_of(limited, group.amount), situation.unit_ore
    bound = limits.in_units(portion, unit_ore, of=of, up=up)
    facts: Facts = {
        "share": texts.share(portion.share),
        "amount": amounts.exactly(of),
        "unit": texts.unit(unit_ore),
        "bound": amounts.in_words(bound),
    }
    is_even = bound == portion.share * of
    return fill(texts.PORTION if is_even else texts.PORTION_ROUNDED, facts)


def limit_clause(group: Group) -> str:
    """The clause of a floor or a ceiling, else our own order for them."""
    return first(group.node.clauses) or "samverk-kostnader K6"
