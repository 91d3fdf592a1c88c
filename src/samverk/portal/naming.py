"""What pages link to by name: parties as their structure calls them, and persons."""

from collections.abc import Mapping
from dataclasses import dataclass

from samverk.bodies.models import StructureParty
from samverk.bodies.queries.state import StructureState


@dataclass(frozen=True, slots=True)
class PartyName:
    """A party under the name that a structure gives it; key is the one that its page has."""

    key: str
    name: str
    side: str


@dataclass(frozen=True, slots=True)
class Someone:
    """A person by name; id is the number that their page has."""

    id: str
    name: str


def someone(key: str | None, state: StructureState) -> Someone | None:
    """The person of this number, in whichever body of the structure they are known."""
    if key is None:
        return None
    known = (body.facts.persons[key] for body in state.bodies.values() if key in body.facts.persons)
    return next((Someone(key, person.name) for person in known), None)


def parties_of(
    structure: int, known: Mapping[tuple[int, str], StructureParty]
) -> dict[str, PartyName]:
    """The parties of one structure, by the key that its file uses."""
    return {
        key: PartyName(row.party.key, row.name, row.side_kind)
        for (of, key), row in known.items()
        if of == structure
    }
