"""A key for sharing costs as data: a tree that says who bears how much of what."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from samverk.rulebook.costs.rounding import Key, Rounding
from samverk.rulebook.findings import Words

Clauses = tuple[str, ...]  # each with its source: "vasterbotten-2020 8"

_NOTHING: Mapping[Key, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ByBase:
    """In proportion to a base: population, use, posts. Parties None: all that nothing else in the key names."""

    base: str
    parties: tuple[Key, ...] | None = None
    clauses: Clauses = ()


@dataclass(frozen=True, slots=True)
class Equal:
    """In equal parts. Parties None: all that nothing else in the key names."""

    parties: tuple[Key, ...] | None = None
    clauses: Clauses = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of several that share: a party alone, or a group with its own way of sharing within."""

    name: str
    share: Fraction
    within: "Node | None" = None
    party: Key | None = None
    clauses: Clauses = ()


@dataclass(frozen=True, slots=True)
class Shares:
    """By stated shares that together are the whole."""

    parts: tuple[Side, ...]
    clauses: Clauses = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """Fixed amounts first, the remainder as it says.

    Units: öre; each is paid by every party of the remainder.
    """

    rest: "Node"
    amounts: Mapping[Key, int] = field(default_factory=lambda: _NOTHING)
    each: int = 0
    clauses: Clauses = ()


@dataclass(frozen=True, slots=True)
class Mix:
    """Several ways of sharing, each with its weight; the weights together are one."""

    parts: tuple[tuple[Fraction, "Node"], ...]
    clauses: Clauses = ()


@dataclass(frozen=True, slots=True)
class Guarantee:
    """At most, and at least, so much more than an earlier amount; 1/20 is five per cent more, −1/20 less.

    Units: earlier in öre.
    """

    earlier: Mapping[Key, int]
    at_most: Fraction | None = None
    at_least: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """A limit that is a share: of what the way beside it shares, or of the whole sum where the limits say so."""

    share: Fraction


Limit: TypeAlias = int | Portion


@dataclass(frozen=True, slots=True)
class Limited:
    """A way of sharing with floors, ceilings and guarantees; the others bear what is moved.

    Shape: portions are of the whole sum of the key where of_whole says so, else of what the node shares.
    Units: öre or a portion; floor and ceiling hold for every party, floors and ceilings for those they name.
    """

    node: "Node"
    floor: Limit | None = None
    ceiling: Limit | None = None
    floors: Mapping[Key, Limit] = field(default_factory=lambda: _NOTHING)
    ceilings: Mapping[Key, Limit] = field(default_factory=lambda: _NOTHING)
    guarantee: Guarantee | None = None
    clauses: Clauses = ()
    of_whole: bool = False

    def __post_init__(self) -> None:
        """Refuse limits inside limits, which a key file cannot say."""
        if isinstance(self.node, Limited):
            raise TypeError(self.node)


@dataclass(frozen=True, slots=True)
class PhaseIn:
    """From one way of sharing to another over years; a step is how much of the later one holds that year."""

    before: "Node"
    after: "Node"
    steps: Mapping[int, Fraction]
    clauses: Clauses = ()

    def weight(self, year: int) -> Fraction:
        """How much of the later way holds in a year: nothing before the first step, then that of the latest."""
        passed = [step for step in self.steps if step <= year]
        return self.steps[max(passed)] if passed else Fraction(0)


Node: TypeAlias = ByBase | Equal | Shares | Fixed | Mix | Limited | PhaseIn


@dataclass(frozen=True, slots=True)
class AllocationKey:
    """A whole key: the tree, how it rounds, who stands outside and who pays for whom.

    Shape: paid_by maps a party to the one that pays its part; names are those of the parties the key names.
    """

    root: Node
    name: str = ""
    id: str = ""
    rounding: Rounding = field(default_factory=Rounding)
    paid_by: Mapping[Key, Key] = field(default_factory=dict)
    outside: tuple[Key, ...] = ()
    ownership: Node | None = None
    names: Mapping[Key, str] = field(default_factory=dict)
    clauses: Clauses = ()
    note: Words | None = None

    def of_ownership(self) -> "AllocationKey":
        """The key by which what is owned together is shared: the ownership's, else that of the contributions.

        Nobody owns for another, so what one pays for another stays out.
        """
        return replace(self, root=self.ownership or self.root, paid_by={}, ownership=None)

    def bases(self) -> tuple[str, ...]:
        """The names of the bases that the key asks for, each once, in the order of the key."""
        return tuple(dict.fromkeys(node.base for node in walk(self.root) if type(node) is ByBase))

    def mentions(self) -> frozenset[Key]:
        """Every party that the key mentions, with a part of its own, a limit, or none."""
        nodes = [*walk(self.root), *(walk(self.ownership) if self.ownership else ())]
        limits = (party for node in nodes if isinstance(node, Limited) for party in _held(node))
        named_so = {party for node in nodes for party in named(node)}
        odd = filter(None, (self.rounding.odd_ore_to,))
        paying = {*self.paid_by, *self.paid_by.values()}
        return frozenset({*named_so, *limits, *paying, *self.outside, *odd})

    def asks_for_year(self) -> bool:
        """Whether the parts depend on the year."""
        return any(isinstance(node, PhaseIn) for node in walk(self.root))


@dataclass(frozen=True, slots=True)
class Base:
    """The figures that a key shares by: one per party, with their source and day.

    Shape: asked_on is the day that they were asked for: each is the newest up to that day.
    Units: whole numbers or exact fractions; never floating point.
    """

    values: Mapping[Key, int | Fraction]
    label: Words
    source: str = ""
    on: dt.date | None = None
    asked_on: dt.date | None = None


Bases: TypeAlias = Mapping[str, Base]


def _held(node: Limited) -> frozenset[Key]:
    """The parties that a limit names."""
    earlier = node.guarantee.earlier if node.guarantee is not None else ()
    return frozenset({*node.floors, *node.ceilings, *earlier})


def inner(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside a node."""
    match node:
        case Shares():
            return tuple(part.within for part in node.parts if part.within is not None)
        case Mix():
            return tuple(part for _, part in node.parts)
        case PhaseIn():
            return (node.before, node.after)
        case Fixed():
            return (node.rest,)
        case Limited():
            return (node.node,)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and every node inside it, from above."""
    yield node
    for each in inner(node):
        yield from walk(each)


def named(node: Node) -> frozenset[Key]:
    """The parties that a node names itself, here or further in."""
    found: set[Key] = set()
    for each in walk(node):
        match each:
            case ByBase() | Equal():
                found.update(each.parties or ())
            case Shares():
                found.update(part.party for part in each.parts if part.party is not None)
            case Fixed():
                found.update(each.amounts)
    return frozenset(found)
