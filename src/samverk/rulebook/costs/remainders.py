"""What was left when a group's parts were rounded down, and who got it."""

from dataclasses import dataclass
from fractions import Fraction

from samverk.rulebook.costs.allocating import settle
from samverk.rulebook.costs.exact import Group
from samverk.rulebook.costs.rounding import Key, Rounding


@dataclass(frozen=True, slots=True)
class Left:
    """What rounding down left, the parties that got a unit of it, and the odd öre with their taker.

    Units: öre.
    """

    ore: int
    raised: tuple[Key, ...]
    remainders: dict[Key, Fraction]
    odd_ore: int = 0
    odd_to: Key | None = None

    def tied(self, party: Key) -> bool:
        """Whether a party had the same remainder as one that fared otherwise."""
        mine, was_raised = self.remainders[party], party in self.raised
        return any(
            remainder == mine and (other in self.raised) != was_raised
            for other, remainder in self.remainders.items()
        )


def of(group: Group, amount: int, rounding: Rounding) -> Left:
    """What was left of a group's amount, in whole units, and where it went.

    Units: öre.
    """
    unit, sign = rounding.unit_ore, -1 if amount < 0 else 1
    parts = settle(group, amount, rounding)
    rest = {party: sign * group.of(party) % unit for party in parts}
    odd = abs(amount) % unit
    odd_to = next((party for party, part in parts.items() if abs(part) % unit), None)
    units = {party: abs(part) // unit for party, part in parts.items()}
    raised = tuple(party for party in parts if units[party] > sign * group.of(party) // unit)
    return Left(len(raised) * unit, raised, rest, odd, odd_to)
