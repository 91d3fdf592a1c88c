"""Which side a place belongs to, for its shape and colour."""

from samverk.bodies.queries.state import StructureState
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.bodies.posts import side_of
from samverk.rulebook.structure.model import Key

OTHER = "other"


def side_kind(place: Place, state: StructureState) -> str:
    """What kind of side a place belongs to: its own, its party's, else that of the post that it follows."""
    key = place.side or _of_party(place.party, state)
    if key is None and place.holding is not None:
        key = _of_party(place.holding.party, state)
    if key is None and place.follows_an_office:
        key = _of_post(place, state)
    side = state.rules.sides.get(key or "")
    return side.kind if side else OTHER


def _of_party(party: Key | None, state: StructureState) -> Key | None:
    known = state.rules.parties.get(party or "")
    return known.side if known else None


def _of_post(place: Place, state: StructureState) -> Key | None:
    other = state.bodies.get(place.slot.filler.key) if place.slot else None
    if other is None or place.holder is None:
        return None
    held = (post for post in other.facts.posts if post.person == place.holder)
    there = [post for post in held if state.on in post.period]
    return side_of(there[0], other.judged.composition.roll) if there else None
