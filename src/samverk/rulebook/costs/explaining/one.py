"""How one party's part came about."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from samverk.rulebook.costs import amounts, limits, remainders, texts
from samverk.rulebook.costs.allocating import of_sides, settle
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.exact import FIXED, Division, Group, Parts, inside
from samverk.rulebook.costs.explaining import sentences
from samverk.rulebook.costs.key import ByBase, Equal, Limited, Portion
from samverk.rulebook.costs.remainders import Left
from samverk.rulebook.costs.rounding import Key, Ties
from samverk.rulebook.findings import Words
from samverk.rulebook.steps import Step
from samverk.rulebook.words import fill

if TYPE_CHECKING:
    from samverk.rulebook.findings import Facts


@dataclass(frozen=True, slots=True)
class One:
    """The ladder of one party."""

    of: Allocation
    party: Key

    def through(self, parts: Parts, ore: int) -> Iterator[Step]:
        """The steps of the sides that the party is in, down to its rounded part."""
        if isinstance(parts, Group):
            yield from self._group(parts)
            yield from self._rounded(parts, ore)
            return
        yield from sentences.mixing(parts.node, self.of.situation)
        shared = of_sides(parts, ore, self.of.rounding)
        for (side, inner), each in zip(parts.sides, shared, strict=True):
            if self.party not in inner.parties():
                continue
            if sentences.has_fixed(parts):
                yield self._fixed(parts, side.name == FIXED, inner, each)
            else:
                yield sentences.bears(side, inner, self.of.situation, each)
            if sentences.is_shared_on(side):
                yield from self.through(inner, each)

    def _fixed(self, parts: Division, is_fixed: bool, inner: Parts, ore: int) -> Step:  # noqa: FBT001
        if is_fixed:
            mine = amounts.exactly(inner.of(self.party))
            said = fill(texts.FIXED_OF, {"party": self._name, "amount": mine})
        else:
            said = fill(texts.REMAINDER, {"amount": amounts.in_words(ore)})
        return Step(said, sentences.first(parts.node.clauses))

    @property
    def _name(self) -> str:
        return self.of.situation.name_of(self.party)

    def _group(self, group: Group) -> Iterator[Step]:
        node = group.node
        if isinstance(node, ByBase):
            yield self._by_base(node, group)
        elif isinstance(node, Equal):
            amount = amounts.exactly(group.amount)
            facts: Facts = {
                "party": self._name,
                "amount": amount,
                "count": str(len(group.numerators)),
            }
            yield Step(fill(texts.OF_EQUAL, facts), sentences.first(node.clauses))
        else:
            yield from sentences.mixing(node, self.of.situation)
            for weight, parts in group.made_of:
                if self.party in parts.parties():
                    yield from self._inside(parts)
                if weight != 1:
                    yield sentences.weighed(weight, parts.of(self.party))
            if isinstance(node, Limited):
                yield from self._held(node, group)

    def _by_base(self, node: ByBase, group: Group) -> Step:
        base = self.of.situation.bases[node.base]
        mine = Fraction(base.values[self.party])
        total = sum((Fraction(base.values[party]) for party in group.numerators), Fraction(0))
        facts: Facts = {
            "party": self._name,
            "base": inside(base),
            "figure": amounts.number(mine),
            "total": amounts.number(total),
            "source": sentences.source_of(base),
            "fraction": str(mine / total),
            "share": amounts.per_cent(mine / total),
        }
        return Step(fill(texts.OF_BASE, facts), sentences.first(node.clauses))

    def _inside(self, parts: Parts) -> Iterator[Step]:
        """The steps inside a mix, where nothing is rounded yet."""
        if isinstance(parts, Group):
            yield from self._group(parts)
            return
        yield from sentences.mixing(parts.node, self.of.situation)
        for side, inner in parts.sides:
            if self.party not in inner.parties():
                continue
            if sentences.has_fixed(parts):
                yield self._fixed(parts, side.name == FIXED, inner, int(inner.amount))
            else:
                yield sentences.bears(side, inner, self.of.situation)
            if sentences.is_shared_on(side):
                yield from self._inside(inner)

    def _held(self, node: Limited, group: Group) -> Iterator[Step]:
        before, after = group.made_of[0][1].of(self.party), group.of(self.party)
        if before == after:
            return
        situation = self.of.situation
        of = situation.portions_of(node, group.amount)
        said = texts.BEARS
        if limits.bounds(node, self.party, situation.unit_ore, of=of).holds(after):
            said = texts.HELD_UP if after > before else texts.HELD_DOWN
        facts: Facts = {
            "before": amounts.exactly(before),
            "after": amounts.exactly(after),
            "bound": self._bound(node, group, up=after > before),
        }
        yield Step(fill(said, facts), sentences.limit_clause(group))

    def _bound(self, node: Limited, group: Group, *, up: bool) -> Words:
        """What holds the part: an amount, and the share that it is where a share holds it."""
        situation, after = self.of.situation, group.of(self.party)
        of = situation.portions_of(node, group.amount)
        stated = (limits.floors_of if up else limits.ceilings_of)(node, self.party)
        for each in stated:
            is_it = limits.in_units(each, situation.unit_ore, of=of, up=up) == after
            if is_it and isinstance(each, Portion):
                return sentences.limit(node, each, group, situation, up=up)
        return amounts.exactly(after)

    def _rounded(self, group: Group, ore: int) -> Iterator[Step]:
        rounding = self.of.rounding
        mine = settle(group, ore, rounding)[self.party]
        left, sign = remainders.of(group, ore, rounding), -1 if ore < 0 else 1
        facts: Facts = {
            "unit": texts.unit(rounding.unit_ore),
            "towards": sentences.towards(ore),
            "left": amounts.in_words(sign * left.ore),
            "remainder": amounts.exactly(sign * left.remainders[self.party]),
            "amount": amounts.in_words(mine),
        }
        if not left.remainders[self.party]:
            yield Step(fill(texts.EVEN, facts), "samverk-kostnader K1")
        else:
            yield Step(fill(texts.EXACT, {"exact": amounts.exactly(group.of(self.party))}))
            said = texts.ROUNDED_UP if self.party in left.raised else texts.ROUNDED_DOWN
            yield Step(fill(said, facts), "samverk-kostnader K1")
            yield from self._tie(left)
        if left.odd_to == self.party:
            yield from sentences.takes_odd(left, self.of.situation)

    def _tie(self, left: Left) -> Iterator[Step]:
        if not left.tied(self.party):
            return
        ties = self.of.rounding.ties
        by_size = ties is not Ties.ALPHABET
        said = fill(texts.TIE, {"rule": texts.TIES[ties]}) if by_size else texts.TIE_ALPHABET
        yield Step(said, "samverk-kostnader K2")
