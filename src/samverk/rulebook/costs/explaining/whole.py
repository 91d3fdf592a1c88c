"""How the whole was shared, from above."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from samverk.rulebook.costs import amounts, limits, remainders, texts
from samverk.rulebook.costs.allocating import of_sides
from samverk.rulebook.costs.allocation import Allocation
from samverk.rulebook.costs.exact import Division, Group, Parts, inside
from samverk.rulebook.costs.explaining import sentences
from samverk.rulebook.costs.key import ByBase, Equal, Limited, Portion
from samverk.rulebook.steps import Step
from samverk.rulebook.words import fill

if TYPE_CHECKING:
    from samverk.rulebook.findings import Facts


@dataclass(frozen=True, slots=True)
class Whole:
    """The ladder of an allocation as the statement opens with it."""

    of: Allocation

    def through(self, parts: Parts, ore: int) -> Iterator[Step]:
        """The steps of what is rounded here, then of what is inside."""
        if isinstance(parts, Group):
            yield from self._group(parts)
            yield from self._rounded(parts, ore)
            return
        yield from sentences.mixing(parts.node, self.of.situation)
        shared = of_sides(parts, ore, self.of.rounding)
        yield from self._sides(parts, shared)
        for (side, inner), each in zip(parts.sides, shared, strict=True):
            if sentences.is_shared_on(side):
                yield from self.through(inner, each)

    def _sides(self, parts: Division, shared: tuple[int, ...]) -> Iterator[Step]:
        if sentences.has_fixed(parts):
            fixed, rest = (amounts.in_words(ore) for ore in shared)
            said = fill(texts.FIXED, {"fixed": fixed, "rest": rest})
            yield Step(said, sentences.first(parts.node.clauses))
            return
        for (side, inner), ore in zip(parts.sides, shared, strict=True):
            yield sentences.bears(side, inner, self.of.situation, ore)

    def _group(self, group: Group) -> Iterator[Step]:
        node, amount = group.node, amounts.exactly(group.amount)
        if isinstance(node, ByBase):
            base = self.of.situation.bases[node.base]
            total = sum((Fraction(base.values[party]) for party in group.numerators), Fraction(0))
            facts: Facts = {"amount": amount, "base": inside(base), "total": amounts.number(total)}
            said = fill(texts.BY_BASE, {**facts, "source": sentences.source_of(base)})
            yield Step(said, sentences.first(node.clauses))
        elif isinstance(node, Equal):
            facts = {"amount": amount, "count": str(len(group.numerators))}
            yield Step(fill(texts.EQUAL, facts), sentences.first(node.clauses))
        else:
            yield from sentences.mixing(node, self.of.situation)
            for weight, parts in group.made_of:
                yield from self._inside(parts)
                if weight != 1:
                    yield sentences.weighed(weight, parts.amount)
            yield from self._held(group)

    def _inside(self, parts: Parts) -> Iterator[Step]:
        """The steps inside a mix, where nothing is rounded yet."""
        if isinstance(parts, Group):
            yield from self._group(parts)
            return
        if sentences.has_fixed(parts):
            fixed, rest = (amounts.exactly(inner.amount) for _, inner in parts.sides)
            said = fill(texts.FIXED, {"fixed": fixed, "rest": rest})
            yield Step(said, sentences.first(parts.node.clauses))
        else:
            yield from sentences.mixing(parts.node, self.of.situation)
            for side, inner in parts.sides:
                yield sentences.bears(side, inner, self.of.situation)
        for side, inner in parts.sides:
            if sentences.is_shared_on(side):
                yield from self._inside(inner)

    def _held(self, group: Group) -> Iterator[Step]:
        if not isinstance(group.node, Limited):
            return
        yield from self._portions(group.node, group)
        situation = self.of.situation
        of = situation.portions_of(group.node, group.amount)
        within = limits.of_parties(group.node, group.numerators, situation.unit_ore, of=of)
        held = [party for party, each in within.items() if each.holds(group.of(party))]
        names = situation.listed(held)
        said = fill(texts.LIMITS, {"parties": names}) if held else texts.NO_LIMITS
        yield Step(said, sentences.limit_clause(group))

    def _portions(self, node: Limited, group: Group) -> Iterator[Step]:
        """What each floor and ceiling that is a share is in kronor."""
        situation = self.of.situation
        stated = (
            (texts.FLOOR_IS, True, {"": node.floor}),
            (texts.CEILING_IS, False, {"": node.ceiling}),
            (texts.FLOOR_OF, True, node.floors),
            (texts.CEILING_OF, False, node.ceilings),
        )
        for said, up, of_parties in stated:
            for party, each in of_parties.items():
                if isinstance(each, Portion) and party in {"", *group.parties()}:
                    limit = sentences.limit(node, each, group, situation, up=up)
                    facts: Facts = {"party": situation.name_of(party), "limit": limit}
                    yield Step(fill(said, facts), sentences.limit_clause(group))

    def _rounded(self, group: Group, ore: int) -> Iterator[Step]:
        left = remainders.of(group, ore, self.of.rounding)
        raised = self.of.situation.listed(left.raised)
        unit = texts.unit(self.of.rounding.unit_ore)
        facts: Facts = {
            "unit": unit,
            "towards": sentences.towards(ore),
            "left": amounts.in_words(-left.ore if ore < 0 else left.ore),
            "parties": raised,
        }
        said = texts.ROUNDED_ALL if left.raised else texts.EVEN_ALL
        yield Step(fill(said, facts), "samverk-kostnader K1")
        yield from sentences.takes_odd(left, self.of.situation)
