"""The doors that higher capabilities open for the figures; their AppConfig.ready registers them.

    events.register_importers("bodies", lambda user, on: …)   # who may take figures in
    events.register_groups("bodies", groups)                  # whose figures are needed together
    events.register_dependents("costs", changed_runs)         # what a change of figures would change

A correction is shown with what the dependents say of it before it is noted; none of them writes anything.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samverk.figures.models import Figure, Series
from samverk.foundation.access import User
from samverk.parties.models import Party
from samverk.rulebook.findings import Words


@dataclass(frozen=True, slots=True)
class Group:
    """Parties whose figures are compared or divided by together, such as those of a structure."""

    key: str
    name: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that would be another. before is the row that counts now, None where there is none;

    after None is that it is struck out.
    """

    series: Series
    party: Party
    on: dt.date
    before: Figure | None
    after: Decimal | None


@dataclass(frozen=True, slots=True)
class Dependent:
    """Something that was computed with a figure: what it is called, where it is, and what would change in it."""

    name: str
    address: str
    says: Words


Importers = Callable[[User, dt.date], bool]
Groups = Callable[[dt.date], Iterable[Group]]
Dependents = Callable[[Sequence[Change]], Iterable[Dependent]]

_IMPORTERS: dict[str, Importers] = {}
_GROUPS: dict[str, Groups] = {}
_DEPENDENTS: dict[str, Dependents] = {}


def register_importers(name: str, may: Importers) -> None:
    """Let a capability say who may take figures in. Registered again under its name, the later one counts."""
    _IMPORTERS[name] = may


def register_groups(name: str, groups_of: Groups) -> None:
    """Let a capability say which parties need figures together."""
    _GROUPS[name] = groups_of


def register_dependents(name: str, of: Dependents) -> None:
    """Let a capability say what a change of figures would change."""
    _DEPENDENTS[name] = of


def unregister_dependents(name: str) -> None:
    """Let a capability no longer be asked."""
    _DEPENDENTS.pop(name, None)


def may_import(user: User, on: dt.date) -> bool:
    """Whether any capability lets the user take figures in."""
    return any(may(user, on) for may in _IMPORTERS.values())


def groups(on: dt.date) -> tuple[Group, ...]:
    """Whose figures are needed together that day."""
    return tuple(each for of in _GROUPS.values() for each in of(on))


def dependents(changes: Sequence[Change]) -> tuple[Dependent, ...]:
    """What the changes would change, as every capability says."""
    return tuple(each for of in _DEPENDENTS.values() for each in of(changes))
