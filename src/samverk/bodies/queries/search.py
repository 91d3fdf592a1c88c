"""Finding a body, a party or a person by any name they go by."""

from dataclasses import dataclass

from django.db.models import Q

from samverk.bodies.models import Body, Structure
from samverk.bodies.queries.people import named
from samverk.parties.models import Party, Person

MOST = 50


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, at most fifty of each."""

    structures: list[Structure]
    bodies: list[Body]
    parties: list[Party]
    persons: list[Person]

    def __len__(self) -> int:
        return len(self.structures) + len(self.bodies) + len(self.parties) + len(self.persons)


def search(text: str) -> Found:
    """Structures, bodies, parties and persons whose name, short name or alias has the words. Four queries."""
    words = text.split()
    if not words:
        return Found([], [], [], [])
    return Found(
        list(Structure.objects.filter(_all(words, "name", "area")).order_by("name")[:MOST]),
        list(
            Body.objects.filter(_all(words, "name", "short", "aliases"))
            .select_related("structure")
            .order_by("name")[:MOST]
        ),
        list(Party.objects.filter(_all(words, "name", "aliases", "scb")).order_by("name")[:MOST]),
        list(Person.objects.filter(named(text)).order_by("family_name", "given_name")[:MOST]),
    )


def _all(words: list[str], *fields: str) -> Q:
    wanted = Q()
    for word in words:
        one = Q()
        for field in fields:
            one |= Q(**{f"{field}__icontains": word})
        wanted &= one
    return wanted
