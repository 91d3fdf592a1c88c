"""The first page: each structure as a card that says where it stands, and what most needs looking after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samverk.bodies.models import Structure, StructureParty
from samverk.bodies.queries.state import StructureState
from samverk.foundation.templatetags.marks import SeatGroup
from samverk.portal import deviations, tally
from samverk.portal.ahead import Coming, ahead
from samverk.portal.deviations import Counted, Deviation, Found
from samverk.portal.naming import parties_of
from samverk.rulebook.findings import Weight

MOST = 8
EACH = 3


@dataclass(frozen=True, slots=True)
class Card:
    """One structure: how full it is, what is held against it, and what happens next."""

    row: Structure
    sentence: str
    seats: tuple[SeatGroup, ...]
    deviations: tuple[Counted, ...]
    coming: tuple[Coming, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The cards, and the heaviest findings; rest is how many more there are to look after."""

    cards: tuple[Card, ...]
    heaviest: tuple[Deviation, ...]
    rest: int


def front(
    states: Iterable[StructureState], parties: Mapping[tuple[int, str], StructureParty]
) -> Front:
    """Everything on the first page but the search. No queries."""
    cards, found = [], []
    for state in states:
        own = deviations.of_structure(state, parties_of(state.row.pk, parties))
        found.append([each for each in own if each.weight is not Weight.INFO])
        cards.append(_card(state, own))
    wanted = deviations.heaviest_first(each for own in found for each in own[:EACH])
    heaviest = tuple(deviations.told(wanted[:MOST]))
    return Front(tuple(cards), heaviest, sum(map(len, found)) - len(heaviest))


def _card(state: StructureState, own: list[Found]) -> Card:
    ordinary = [p for body in state.bodies.values() for p in body.judged.composition.ordinary]
    return Card(
        row=state.row,
        sentence=tally.sentence(state),
        seats=tuple(tally.groups(ordinary, state)),
        deviations=tuple(deviations.counted(own)),
        coming=tuple(ahead(state)[:2]),
    )
