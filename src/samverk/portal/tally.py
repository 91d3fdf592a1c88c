"""Numbers that say where a structure stands: parties, bodies, seats filled and vacant, by side."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.templatetags.marks import SeatGroup
from samverk.portal.siding import side_kind
from samverk.rulebook.bodies.places import Place

_ORDER = ("region", "municipalities", "state", "other")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many seats there are that must be or are filled; vacant are those that must be and are not."""

    filled: int
    total: int
    vacant: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.filled + other.filled, self.total + other.total, self.vacant + other.vacant
        )


def of_body(body: BodyState) -> Tally:
    """The ordinary seats of one body."""
    return of_places(body.judged.composition.ordinary)


def of_places(ordinary: Iterable[Place]) -> Tally:
    """The seats among some places; one that may be used and is not does not count."""
    held = [place.holder is not None for place in ordinary if place.is_required or place.holder]
    return Tally(sum(held), len(held), len(held) - sum(held))


def of_structure(state: StructureState) -> Tally:
    """The ordinary seats of all bodies."""
    return sum(map(of_body, state.bodies.values()), start=Tally(0, 0, 0))


def groups(ordinary: Iterable[Place], state: StructureState) -> list[SeatGroup]:
    """The same seats by side, as the marks want them."""
    filled: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for place in ordinary:
        if place.is_required or place.holder:
            kind = side_kind(place, state)
            total[kind] += 1
            filled[kind] += place.holder is not None
    names = {side.kind: side.name for side in state.rules.sides.values()}
    once = Counter(side.kind for side in state.rules.sides.values())
    return [
        SeatGroup(kind, filled[kind], total[kind], names[kind] if once[kind] == 1 else "")
        for kind in _ORDER
        if total[kind]
    ]


def sentence(state: StructureState) -> str:
    """Where the structure stands: "16 parter, 9 organ, 38 av 41 platser fyllda, 3 vakanta"."""
    parties = sum(party.takes_part(state.on) for party in state.rules.signatories())
    bodies = len(state.bodies)
    tally = of_structure(state)
    parts = [
        ngettext("%(number)d part", "%(number)d parter", parties) % {"number": parties},
        ngettext("%(number)d organ", "%(number)d organ", bodies) % {"number": bodies},
        seats(tally),
    ]
    return ", ".join(part for part in parts if part)


def seats(tally: Tally) -> str:
    """How full it is: "38 av 41 platser fyllda, 3 vakanta"; empty where no seat is known."""
    if not tally.total:
        return ""
    said = ngettext(
        "%(filled)d av %(total)d plats fylld", "%(filled)d av %(total)d platser fyllda", tally.total
    ) % {"filled": tally.filled, "total": tally.total}
    if not tally.vacant:
        return said
    vacant = ngettext("%(number)d vakant", "%(number)d vakanta", tally.vacant)
    return _("%(seats)s, %(vacant)s") % {"seats": said, "vacant": vacant % {"number": tally.vacant}}
