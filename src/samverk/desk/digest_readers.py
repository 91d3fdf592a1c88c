"""Who is reminded in each structure: coordinators, contacts of parties, chairs of bodies; only those with an address."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from samverk.bodies.access import COORDINATORS
from samverk.bodies.models import Role
from samverk.bodies.queries import structures
from samverk.bodies.queries.state import StructureState
from samverk.parties.models import Person
from samverk.rulebook.bodies import facts
from samverk.rulebook.structure.model import Key


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is reminded. The address is who they are: one person may be two things in a structure."""

    email: str
    name: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Readers:
    """Who is reminded, by what they are."""

    of_structure: dict[int, list[Reader]]
    of_party: dict[tuple[int, Key], list[Reader]]
    of_body: dict[tuple[int, Key], list[Reader]]
    writing_for: dict[tuple[int, Key], list[Reader]]

    def coordinators(self, state: StructureState) -> list[Reader]:
        """Those who look after the structure."""
        return self.of_structure.get(state.row.pk, [])

    def contacts(self, state: StructureState, party: Key | None) -> list[Reader]:
        """Those who speak for a party in the structure."""
        return self.of_party.get((state.row.pk, party or ""), [])

    def chairs(self, state: StructureState, body: Key) -> list[Reader]:
        """Who chairs a body."""
        return self.of_body.get((state.row.pk, body), [])

    def secretaries(self, state: StructureState, body: Key) -> list[Reader]:
        """Who writes for a body."""
        return self.writing_for.get((state.row.pk, body), [])


def readers(states: list[StructureState], *, on: dt.date) -> Readers:
    """Everybody who is reminded in some structures that day. Three queries."""
    here = [state.row.pk for state in states]
    of_structure: dict[int, list[Reader]] = defaultdict(list)
    spoken_for: dict[tuple[int, int], list[Reader]] = defaultdict(list)
    for role in _roles(here, on):
        reader = Reader(role.user.email.lower(), role.user.name)
        if role.kind in COORDINATORS:
            of_structure[role.structure_id].append(reader)
        elif role.party_id:
            spoken_for[role.structure_id, role.party_id].append(reader)
    of_party = {
        place: spoken_for.get((row.structure_id, row.party_id), [])
        for place, row in structures.parties(here).items()
    }
    posts = _posts(states, on)
    return Readers(
        dict(of_structure), of_party, posts[facts.Role.CHAIR], posts[facts.Role.SECRETARY]
    )


def _roles(here: Iterable[int], on: dt.date) -> Iterable[Role]:
    rows = Role.objects.filter(structure__in=here, period__contains=on, user__is_active=True)
    return rows.select_related("user").order_by("user__name", "pk")


_TOLD = (facts.Role.CHAIR, facts.Role.SECRETARY)


def _posts(
    states: list[StructureState], on: dt.date
) -> dict[facts.Role, dict[tuple[int, Key], list[Reader]]]:
    """Who chairs and who writes for each body. One query."""
    held = [
        (post.role, (state.row.pk, key), int(post.person))
        for state in states
        for key, body in state.bodies.items()
        for post in body.facts.posts
        if post.role in _TOLD and on in post.period
    ]
    people = Person.objects.select_related("user").in_bulk(pk for _role, _place, pk in held)
    found: dict[facts.Role, dict[tuple[int, Key], list[Reader]]] = {role: {} for role in _TOLD}
    for role, place, pk in held:
        reader = _of(people[pk]) if pk in people else None
        if reader is not None:
            found[role][place] = [reader]
    return found


def _of(person: Person) -> Reader | None:
    """Where letters to a person go: the account where there is one, else the address in the register."""
    email = person.user.email if person.user and person.user.is_active else person.email
    return Reader(email.lower(), person.name) if email else None
