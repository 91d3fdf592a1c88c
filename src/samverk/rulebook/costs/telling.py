"""Tells a key in words: who bears what share of it, how each side shares within, and what stands beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from samverk.rulebook.alphabet import sv_sort
from samverk.rulebook.costs import amounts, texts
from samverk.rulebook.costs.key import (
    AllocationKey,
    ByBase,
    Clauses,
    Equal,
    Fixed,
    Guarantee,
    Limit,
    Limited,
    Mix,
    Node,
    PhaseIn,
    Portion,
    Shares,
    Side,
    named,
)
from samverk.rulebook.costs.rounding import Key
from samverk.rulebook.findings import Words
from samverk.rulebook.words import fill, listed

_EVERYBODY = Words("alla parter", "all parties")
_THE_OTHERS = Words("alla som inte nämns för sig", "all that are not named by themselves")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about a key, the clauses that say so, and what stands inside it."""

    says: Words
    clauses: Clauses = ()
    inner: tuple["Told", ...] = ()


def told(key: AllocationKey, names: Mapping[Key, str]) -> tuple[Told, ...]:
    """The key in words: how it shares, how it rounds, who stands outside, who pays for whom, who owns what.

    Shape: a party that neither names nor the key gives a name is called by its key.
    """
    telling = _Telling({**names, **key.names}, key)
    return (telling.way(key.root), *telling.beside())


class _Telling:
    """What the sentences of one key have in common."""

    def __init__(self, names: Mapping[Key, str], key: AllocationKey) -> None:
        self._names = names
        self._key = key

    def way(self, node: Node) -> Told:
        """How a node shares, with what stands inside it."""
        match node:
            case ByBase() | Equal():
                found = Told(self._among(node), node.clauses)
            case Shares():
                found = Told(_SHARES, node.clauses, tuple(map(self._side, node.parts)))
            case Mix():
                found = Told(_MIX, node.clauses, tuple(map(self._part, node.parts)))
            case Fixed():
                found = self._fixed(node)
            case Limited():
                found = self._limited(node)
            case _:
                found = self._phase_in(node)
        return found

    def beside(self) -> Iterable[Told]:
        """What stands beside the sharing: rounding, parties outside, payments for others, ownership."""
        key = self._key
        unit = texts.unit(key.rounding.unit_ore)
        yield Told(fill(_ROUNDING, {"unit": unit}), ("samverk-kostnader K1",))
        if key.outside:
            yield Told(fill(_OUTSIDE, {"parties": self._listed(key.outside)}), key.clauses)
        for party, payer in key.paid_by.items():
            facts = {"payer": self._name(payer), "party": self._name(party)}
            yield Told(fill(_PAYS_FOR, facts), key.clauses)
        if key.ownership is not None:
            yield Told(_OWNERSHIP, (), (self.way(key.ownership),))

    def _among(self, node: ByBase | Equal) -> Words:
        parties = self._parties(node)
        if isinstance(node, Equal):
            return fill(_EQUAL, {"parties": parties})
        return fill(_BY_BASE, {"base": texts.label(node.base), "parties": parties})

    def _parties(self, node: ByBase | Equal) -> str | Words:
        if node.parties is not None:
            return self._listed(node.parties)
        is_alone = not named(self._key.root) or node is self._key.root
        return _EVERYBODY if is_alone else _THE_OTHERS

    def _part(self, part: tuple[Fraction, Node]) -> Told:
        weight, node = part
        return Told(fill(_WEIGHT, {"share": amounts.per_cent(weight)}), (), (self.way(node),))

    def _side(self, side: Side) -> Told:
        name = side.name if side.party is None else self._name(side.party)
        share = amounts.per_cent(side.share)
        says = Words(f"{name}: {share.sv}", f"{name}: {share.en}")
        inner = () if side.within is None else (self.way(side.within),)
        return Told(says, side.clauses, inner)

    def _fixed(self, node: Fixed) -> Told:
        inner = []
        if node.each:
            inner.append(Told(fill(_EACH, {"amount": amounts.in_words(node.each)})))
        inner += self._amounts(_AMOUNT, node.amounts)
        inner.append(Told(_REST, (), (self.way(node.rest),)))
        return Told(_FIXED, node.clauses, tuple(inner))

    def _limited(self, node: Limited) -> Told:
        bounds = []
        for words, bound in ((_FLOOR, node.floor), (_CEILING, node.ceiling)):
            if bound is not None:
                said = fill(words, {"amount": self._limit(node, bound)})
                bounds.append(Told(said, node.clauses))
        for words, of_parties in ((_FLOOR_OF, node.floors), (_CEILING_OF, node.ceilings)):
            for party, bound in of_parties.items():
                limit = self._limit(node, bound)
                bounds.append(Told(fill(words, {"party": self._name(party), "amount": limit})))
        if node.guarantee is not None:
            bounds += self._guarantee(node.guarantee)
        return Told(_LIMITED, node.clauses, (self.way(node.node), *bounds))

    def _limit(self, node: Limited, limit: Limit) -> Words:
        if not isinstance(limit, Portion):
            return amounts.in_words(limit)
        is_whole = node.of_whole or node is self._key.root
        said = _OF_WHOLE if is_whole else _OF_SHARED_HERE
        return fill(said, {"share": texts.share(limit.share)})

    def _guarantee(self, guarantee: Guarantee) -> Iterable[Told]:
        for words, change in ((_AT_MOST, guarantee.at_most), (_AT_LEAST, guarantee.at_least)):
            if change is not None:
                yield Told(fill(words, {"change": amounts.per_cent(change)}))

    def _phase_in(self, node: PhaseIn) -> Told:
        steps = tuple(
            Told(fill(_STEP, {"year": str(year), "share": amounts.per_cent(share)}))
            for year, share in sorted(node.steps.items())
        )
        before = Told(_BEFORE, (), (self.way(node.before),))
        after = Told(_AFTER, (), (self.way(node.after),))
        return Told(_PHASE_IN, node.clauses, (before, after, *steps))

    def _amounts(self, words: Words, of_parties: Mapping[Key, int]) -> Iterable[Told]:
        for party, ore in of_parties.items():
            facts: dict[str, str | Words] = {
                "party": self._name(party),
                "amount": amounts.in_words(ore),
            }
            yield Told(fill(words, facts))

    def _listed(self, parties: Iterable[Key]) -> Words:
        return listed(sorted(map(self._name, parties), key=sv_sort))

    def _name(self, party: Key) -> str:
        return self._names.get(party, party)


_BY_BASE = Words("Efter {base} mellan {parties}.", "By {base} between {parties}.")
_EQUAL = Words("Lika delar mellan {parties}.", "Equal parts between {parties}.")
_SHARES = Words("Först i andelar:", "First in shares:")
_MIX = Words("Flera sätt vägs samman:", "Several ways are mixed:")
_WEIGHT = Words("{share} av summan:", "{share} of the sum:")
_FIXED = Words("Först fasta belopp, sedan resten:", "First fixed amounts, then the remainder:")
_EACH = Words("{amount} av var och en som delar resten", "{amount} from each that shares the rest")
_AMOUNT = Words("{party}: {amount}", "{party}: {amount}")
_REST = Words("Resten:", "The remainder:")
_LIMITED = Words("Med golv och tak:", "With floors and ceilings:")
_FLOOR = Words("Ingen betalar mindre än {amount}.", "Nobody pays less than {amount}.")
_CEILING = Words("Ingen betalar mer än {amount}.", "Nobody pays more than {amount}.")
_FLOOR_OF = Words("{party} betalar minst {amount}.", "{party} pays at least {amount}.")
_CEILING_OF = Words("{party} betalar högst {amount}.", "{party} pays at most {amount}.")
_OF_WHOLE = Words("{share} av hela summan", "{share} of the whole sum")
_OF_SHARED_HERE = Words("{share} av det som delas här", "{share} of what is shared here")
_AT_MOST = Words(
    "Ändringen från tidigare belopp är högst {change}.",
    "The change from earlier amounts is {change} at most.",
)
_AT_LEAST = Words(
    "Ändringen från tidigare belopp är minst {change}.",
    "The change from earlier amounts is {change} at least.",
)
_PHASE_IN = Words("Infasning över flera år:", "Phased in over several years:")
_BEFORE = Words("Från:", "From:")
_AFTER = Words("Till:", "To:")
_STEP = Words("{year}: {share} av det nya", "{year}: {share} of the new one")
_ROUNDING = Words(
    "Delarna blir {unit} och är tillsammans alltid hela summan.",
    "The parts are {unit} and together always the whole sum.",
)
_OUTSIDE = Words("Utanför står {parties}.", "Outside stand {parties}.")
_PAYS_FOR = Words("{payer} betalar även för {party}.", "{payer} pays for {party} too.")
_OWNERSHIP = Words(
    "Det som ägs tillsammans delas på ett annat sätt:",
    "What is owned together is shared in another way:",
)
