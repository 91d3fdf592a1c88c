"""What a party has in all structures: its seats, filled or not, its posts, and what it should appoint."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Body, Structure, StructureParty
from samverk.bodies.queries.state import StructureState
from samverk.parties.models import Party
from samverk.portal import tally
from samverk.portal.chairing import HeldPost, chairing
from samverk.portal.naming import parties_of
from samverk.portal.roster import Sitting, sitting
from samverk.rulebook.bodies.facts import SeatKind
from samverk.rulebook.bodies.places import Place


@dataclass(frozen=True, slots=True)
class PartySeat:
    """One seat of the party, in its body."""

    structure: Structure
    body: Body
    kind: str
    sitting: Sitting
    is_first: bool


@dataclass(frozen=True, slots=True)
class PartyPost:
    """A post that somebody has on the party's behalf."""

    structure: Structure
    body: Body
    post: HeldPost


@dataclass(frozen=True, slots=True)
class InStructure:
    """The party's seats in one structure."""

    structure: Structure
    side: str
    called: str
    seats: tuple[PartySeat, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything the party has. wanted are the seats that stand vacant."""

    structures: tuple[InStructure, ...]
    posts: tuple[PartyPost, ...]
    wanted: tuple[PartySeat, ...]
    sentence: str


def holdings(
    party: Party, states: Iterable[StructureState], known: Mapping[tuple[int, str], StructureParty]
) -> Holdings:
    """The seats and posts of a party in the given structures. No queries."""
    own = {row.structure_id: row for row in known.values() if row.party_id == party.pk}
    there = [state for state in states if state.row.pk in own]
    structures = tuple(_in_structure(state, own[state.row.pk], known) for state in there)
    seats = [seat for structure in structures for seat in structure.seats]
    return Holdings(
        structures=structures,
        posts=tuple(post for state in there for post in _posts(state, party, known)),
        wanted=tuple(seat for seat in seats if seat.sitting.is_vacant),
        sentence=_sentence(seats, len(structures)),
    )


def _in_structure(
    state: StructureState, row: StructureParty, known: Mapping[tuple[int, str], StructureParty]
) -> InStructure:
    names = parties_of(state.row.pk, known)
    found: list[PartySeat] = []
    for body in state.bodies.values():
        here = [place for place in body.judged.composition.places if _is_of(place, row.key)]
        for at, place in enumerate(here):
            told = sitting(place, state, names)
            found.append(PartySeat(state.row, body.row, _kind(place), told, at == 0))
    return InStructure(state.row, row.side_kind, row.name, tuple(found))


def _is_of(place: Place, key: str) -> bool:
    if place.party is not None:
        return place.party == key
    return place.holding is not None and place.holding.party == key


def _kind(place: Place) -> str:
    if place.kind is SeatKind.SUBSTITUTE:
        return _("Ersättare")
    return _("Ordinarie") if place.is_ordinary else ""


def _posts(
    state: StructureState, party: Party, known: Mapping[tuple[int, str], StructureParty]
) -> Iterator[PartyPost]:
    names = parties_of(state.row.pk, known)
    for body in state.bodies.values():
        own = chairing(body, state, names)
        for post in own.posts if own else ():
            if post.party and post.party.key == party.key:
                yield PartyPost(state.row, body.row, post)


def _sentence(seats: list[PartySeat], structures: int) -> str:
    if not seats:
        return _("Inga platser den här dagen.")
    held = [seat for seat in seats if seat.sitting.person or seat.sitting.is_required]
    filled = sum(seat.sitting.person is not None for seat in held)
    vacant = len(held) - filled
    said = tally.seats(tally.Tally(filled, len(held), vacant))
    where = ngettext("i %(number)d struktur", "i %(number)d strukturer", structures)
    return f"{said} {where % {'number': structures}}".strip()
