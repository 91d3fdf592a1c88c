"""The agreements of a structure, or of several, as a register: what is looked for, masters with what stands under them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from samverk.agreements.queries.briefly import BEFORE, GONE, LIVING, Brief
from samverk.foundation.formats import sv_sort
from samverk.rulebook.agreements.state import State
from samverk.rulebook.structure.model import Agreement as Terms
from samverk.rulebook.structure.model import Key
from samverk.rulebook.structure.model import Structure as Rules

ALL, HOLDS, IN_FORCE, NOTICED, COMING, OVER = (
    "",
    "galler",
    "i-kraft",
    "uppsagda",
    "pa-vag",
    "slut",
)
MASTER, LOCAL = "huvud", "lokala"
STATES: Final[Mapping[str, frozenset[State]]] = {
    HOLDS: LIVING,
    IN_FORCE: frozenset({State.IN_FORCE}),
    NOTICED: frozenset({State.UNDER_NOTICE}),
    COMING: BEFORE,
    OVER: GONE,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a choice of states, a party, a kind, and whether the law requires it or something is due."""

    text: str = ""
    state: str = ALL
    party: Key = ""
    kind: str = ""
    required: bool = False
    due: bool = False


def shown_on(found: Iterable[Brief], *, is_today: bool) -> list[Brief]:
    """Those that are told of: on another day than today no drafts, since nobody knows since when they are there."""
    return [each for each in found if is_today or each.state is not State.DRAFT]


def register(found: Iterable[Brief], wanted: Wanted) -> list[Brief]:
    """The agreements that are looked for, each master with what stands under it, those that are over last. No query."""
    every = {each.pk: each for each in found}
    order = _order(every)
    return sorted((each for each in every.values() if _is_wanted(each, wanted)), key=order)


def _is_wanted(each: Brief, wanted: Wanted) -> bool:
    return (
        (wanted.state not in STATES or each.state in STATES[wanted.state])
        and (not wanted.party or wanted.party in each.parties)
        and (not wanted.kind or (each.kind == "local") == (wanted.kind == LOCAL))
        and (not wanted.required or each.is_required)
        and (not wanted.due or bool(each.due) or each.ending is not None)
        and wanted.text.casefold() in each.name.casefold()
    )


def _order(every: Mapping[int, Brief]) -> Callable[[Brief], tuple[object, ...]]:
    def order(each: Brief) -> tuple[object, ...]:
        root, depth = root_of(each, every)
        own = (depth, each.state in GONE, sv_sort(each.name), each.pk)
        return (each.structure, root.state in GONE, sv_sort(root.name), root.pk, *own)

    return order


def root_of(each: Brief, every: Mapping[int, Brief]) -> tuple[Brief, int]:
    """The agreement on top of one, and how many steps it stands under it; a ring ends where it was begun."""
    root, depth, seen = each, 0, {each.pk}
    while root.parent is not None and root.parent in every and root.parent not in seen:
        seen.add(root.parent)
        root, depth = every[root.parent], depth + 1
    return root, depth


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Terms in a structure's file that no agreement in the register has; lacking counts the parties without a local one."""

    key: Key
    name: str
    kind: str
    lacking: tuple[Key, ...] = ()


def unlisted(found: Iterable[Brief], rules: Rules | None) -> list[Unlisted]:
    """The terms of the file that have no agreement here, in the order of the file; those for each party are in locals_of."""
    known = {each.terms for each in found}
    agreements = rules.agreements if rules else {}
    return [
        Unlisted(terms.key, terms.name, terms.kind)
        for terms in agreements.values()
        if terms.key not in known and not _is_for_each(terms)
    ]


def _is_for_each(terms: Terms) -> bool:
    """Whether the file wants such an agreement with each party."""
    return bool(terms.each_with) and terms.kind == "local"


@dataclass(frozen=True, slots=True)
class Locals:
    """A local agreement that the file wants with each party: which have one, by the party, and which lack one."""

    terms: Key
    name: str
    between: Key
    has: Mapping[Key, Brief]
    lacks: tuple[Key, ...]


def locals_of(found: Iterable[Brief], rules: Rules | None) -> list[Locals]:
    """The local agreements of the file, with the parties that have and lack them that day. No query."""
    every = list(found)
    agreements = rules.agreements.values() if rules else ()
    return [
        _locals(terms.key, terms.name, str(terms.each_with), terms.parties, every)
        for terms in agreements
        if _is_for_each(terms)
    ]


def _locals(
    terms: Key, name: str, between: Key, parties: Iterable[Key], found: Iterable[Brief]
) -> Locals:
    # A local agreement whose terms were entered by hand is the party's just as well.
    own = [each for each in found if each.party and each.terms in {terms, ""}]
    has = {str(each.party): each for each in sorted(own, key=lambda each: each.state in GONE)[::-1]}
    lacks = tuple(
        key for key in parties if key != between and (key not in has or has[key].state in GONE)
    )
    return Locals(terms, name, between, has, lacks)
