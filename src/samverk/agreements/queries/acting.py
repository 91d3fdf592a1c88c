"""What the forms of acts let somebody choose among: parties, bodies, recommendations and other agreements."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samverk.agreements.models import Agreement
from samverk.agreements.queries import knowing
from samverk.agreements.queries.knowing import Read
from samverk.bodies.models import Body, StructureParty
from samverk.matters.models import Recommendation
from samverk.parties.models import Party
from samverk.rulebook.structure.model import Key


@dataclass(frozen=True, slots=True)
class About:
    """What an act is about: the agreement as it was found, what is known of it (None without terms), and today."""

    agreement: Agreement
    read: Read | None
    today: dt.date

    @property
    def names(self) -> Mapping[Key, str]:
        """The parties by their keys."""
        return self.read.known.names if self.read else {}


def about(structure: Key, key: Key, *, today: dt.date) -> About | None:
    """The agreement of an address; None where there is none. At most thirty queries."""
    found = knowing.find(key)
    if found is None or found.structure.key != structure:
        return None
    return About(found, knowing.read(found, on=today), today)


def party(key: Key) -> Party:
    """The party of a key that was offered. One query."""
    return Party.objects.get(key=key)


def others(of: About) -> Mapping[Key, str]:
    """The parties of the structure that are no parties to the agreement, by name. One query."""
    rows = StructureParty.objects.filter(structure=of.agreement.structure).select_related("party")
    found = {row.party.key: row.name for row in rows.order_by("name")}
    return {key: name for key, name in found.items() if key not in of.names}


def bodies(of: About) -> list[Body]:
    """The bodies of the structure, those that are there now first. One query."""
    rows = Body.objects.filter(structure=of.agreement.structure).order_by("name")
    return sorted(rows, key=lambda each: of.today not in each.period)


def siblings(of: About) -> list[Agreement]:
    """The other agreements of the structure, by name. One query."""
    rows = Agreement.objects.filter(structure=of.agreement.structure).exclude(pk=of.agreement.pk)
    return list(rows.order_by("name", "pk"))


def recommendations(of: About) -> Iterator[Recommendation]:
    """What the structure's bodies have recommended, with the clauses, the latest first. Two queries."""
    rows = Recommendation.objects.filter(
        matter__structure=of.agreement.structure, withdrawn_on__isnull=True
    )
    found = rows.select_related("matter").prefetch_related("clauses").order_by("-pk")
    yield from found[:200]
