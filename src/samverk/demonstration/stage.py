"""What is there before the story begins: the structure's bodies, seats and parties, and who holds office."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from samverk.bodies.models import Body, Seat, Structure
from samverk.demonstration import line
from samverk.demonstration.place import Place
from samverk.parties.models import OfficeHolding, Organ, Party
from samverk.rulebook.bodies.slots import slots
from samverk.rulebook.structure.model import Structure as Rules

PARTIES_OWN = ("party", "side")  # fillers that a story names by the party or the side alone


@dataclass(frozen=True, slots=True)
class Stage:
    """The register before the story; seats may be added, where the rules leave their number open."""

    structure: Structure
    rules: Rules
    bodies: Mapping[str, Body]
    parties: Mapping[str, Party]
    sides: Mapping[str, str]
    organs: Mapping[int, list[Organ]]
    holdings: Mapping[tuple[int, str], list[OfficeHolding]]
    optional: frozenset[Place]
    seats: dict[Place, list[Seat]] = field(default_factory=lambda: defaultdict(list))

    def add(self, seat: Seat) -> Place:
        """Let the story use the seat."""
        place = place_of(seat)
        self.seats[place].append(seat)
        return place

    def seats_of(self, body: str) -> Sequence[Place]:
        """The places of a body, in the order in which their seats were stored."""
        return [place for place in self.seats if place.body == body]


def place_of(seat: Seat) -> Place:
    """The place that the seat is."""
    return Place(seat.body.key, _short(seat.filler), seat.kind, seat.number)


def _short(filler: str) -> str:
    kind, _, key = filler.partition(":")
    return key if kind in PARTIES_OWN else filler


def set_up(structure: Structure, rules: Rules) -> Stage:
    """Read what the story is played with. Six queries."""
    bodies = {body.key: body for body in structure.bodies.order_by("pk")}
    rows = structure.parties.select_related("party").order_by("party_id", "period")
    parties = {row.key: row.party for row in rows}
    people = list(parties.values())
    stage = Stage(
        structure=structure,
        rules=rules,
        bodies=bodies,
        parties=parties,
        sides={row.key: row.side for row in rows},
        organs=line.organs_of(people),
        holdings=_holdings(people),
        optional=_optional(rules),
    )
    for seat in (
        Seat.objects.filter(body__structure=structure).select_related("body").order_by("pk")
    ):
        stage.add(seat)
    return stage


def _holdings(parties: Sequence[Party]) -> Mapping[tuple[int, str], list[OfficeHolding]]:
    found: dict[tuple[int, str], list[OfficeHolding]] = defaultdict(list)
    rows = OfficeHolding.objects.filter(office__party__in=parties).select_related(
        "office", "person"
    )
    for row in rows.order_by("period", "pk"):
        found[row.office.party_id, row.office.key].append(row)
    return found


def _optional(rules: Rules) -> frozenset[Place]:
    """The places that a party may fill but need not."""
    return frozenset(
        Place(body.key, _short(slot.filler.id), slot.kind.value, slot.number)
        for body in rules.bodies.values()
        for slot in slots(
            body, rules, on=max(rules.period.from_day, body.starts or rules.period.from_day)
        )
        if slot.is_optional
    )
