"""A sum that has been shared by a key."""

from dataclasses import dataclass, replace
from functools import cached_property

from samverk.rulebook.costs.exact import Parts, Situation
from samverk.rulebook.costs.key import AllocationKey
from samverk.rulebook.costs.rounding import Key, Rounding


@dataclass(frozen=True, slots=True)
class Part:
    """What a party pays. Its own part differs where it pays for another, or another for it.

    Units: öre.
    """

    party: Key
    name: str
    ore: int
    own_ore: int
    paid_by: Key | None = None


@dataclass(frozen=True)
class Allocation:
    """A sum that has been shared: who pays what, and all that it rests on.

    Shape: parts in the order in which the parties were given; they add up to the total.
    Units: öre.
    """

    key: AllocationKey
    total_ore: int
    parts: tuple[Part, ...]
    exact: Parts
    situation: Situation

    @property
    def rounding(self) -> Rounding:
        """The rounding of the key, with the names that settle a tie here."""
        return replace(self.key.rounding, names=self.situation.names)

    def part(self, party: Key) -> Part:
        """The part of one party.

        Raises: KeyError for a party that has none.
        """
        return self._by_party[party]

    @cached_property
    def _by_party(self) -> dict[Key, Part]:
        return {part.party: part for part in self.parts}
