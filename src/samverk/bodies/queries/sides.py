"""The places of a body that a side as a whole fills, by the rules of the day."""

from collections.abc import Iterator
from dataclasses import dataclass

from samverk.bodies.models import Body
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.slots import Slot, most
from samverk.rulebook.structure.model import Count, FilledBy, Filler, SeatRule


@dataclass(frozen=True, slots=True)
class SidePlaces:
    """Places of one sort that a side fills in a body; most is None where the text sets no upper bound.

    slot is what the rules require of whoever has one; taken is how many somebody has that day.
    """

    body: Body
    side: str
    side_name: str
    least: int
    most: int | None
    taken: int
    slot: Slot

    @property
    def filler(self) -> str:
        """The rule's own name for who fills them."""
        return self.slot.filler.id

    @property
    def standing(self) -> str:
        """In what standing, as a seat has it."""
        return self.slot.standing.value

    @property
    def kind(self) -> str:
        """Ordinary or substitutes', as a seat has it."""
        return self.slot.kind.value

    @property
    def key(self) -> str:
        """A name that stays the same from version to version: "side:municipalities/member/ordinary"."""
        return self.slot.id.rpartition("/")[0]


def side_places(state: StructureState) -> Iterator[SidePlaces]:
    """Every sort of places that a side fills in the bodies of the structure, in the order of the rules. No queries."""
    for body in state.bodies.values():
        if body.rule.is_outside:
            continue
        for rule in body.rule.seats:
            for filler in rule.fillers:
                if filler.kind is FilledBy.SIDE:
                    yield from _of(body, rule, filler, state)


def _of(
    body: BodyState, rule: SeatRule, filler: Filler, state: StructureState
) -> Iterator[SidePlaces]:
    counts = ((SeatKind.ORDINARY, rule.ordinary), (SeatKind.SUBSTITUTE, rule.substitutes))
    for kind, count in counts:
        if count.most is None or count.most:
            yield _places(body, _slot(rule, filler, kind, count), count, state)


def _places(body: BodyState, slot: Slot, count: Count, state: StructureState) -> SidePlaces:
    group = (slot.filler.id, slot.standing, slot.kind)
    there = [place for place in body.judged.composition.places if place.group == group]
    return SidePlaces(
        body=body.row,
        side=slot.filler.key,
        side_name=state.rules.name_of(slot.filler.key),
        least=count.least,
        most=count.most,
        taken=sum(place.holder is not None for place in there),
        slot=slot,
    )


def _slot(rule: SeatRule, filler: Filler, kind: SeatKind, count: Count) -> Slot:
    return Slot(
        filler=filler,
        kind=kind,
        number=1,
        is_optional=most(count) == 0,
        standing=rule.standing,
        is_when_needed=rule.is_when_needed,
        profession=rule.profession,
        clauses=rule.clauses,
        eligible=rule.eligible,
    )
