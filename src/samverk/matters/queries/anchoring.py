"""What each representative did at home in a matter: one row for each party that it concerns."""

import datetime as dt
from dataclasses import dataclass

from django.db.models.functions import Lower

from samverk.bodies.models import StructureParty
from samverk.foundation.formats import sv_sort
from samverk.matters.models import Anchoring, Matter
from samverk.parties.models import Party


@dataclass(frozen=True, slots=True)
class Row:
    """One party that the matter concerns, and what it did, the latest first."""

    party: Party
    name: str
    side: str
    done: tuple[Anchoring, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """How far a matter is anchored: of the parties concerned, and of others that took it up of themselves."""

    rows: tuple[Row, ...]

    @property
    def done(self) -> int:
        """How many have done something."""
        return sum(bool(each.done) for each in self.rows)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows)


def record(matter: Matter, *, on: dt.date) -> Record:
    """What was done up to a day. Three queries, however many parties there are."""
    noted = matter.anchorings.filter(on__lte=on).select_related("party", "person")
    by_party: dict[int, list[Anchoring]] = {}
    for each in noted.order_by("-on", "-pk"):
        by_party.setdefault(each.party_id, []).append(each)
    concerned = {each.party_id: each.party for each in matter.parties.select_related("party")}
    parties = concerned | {done[0].party_id: done[0].party for done in by_party.values()}
    known = StructureParty.objects.filter(structure=matter.structure_id).order_by(Lower("period"))
    named = {each.party_id: (each.name, each.side_kind) for each in known}
    rows = [
        Row(party, *named.get(pk, (party.name, "")), tuple(by_party.get(pk, ())))
        for pk, party in parties.items()
    ]
    return Record(tuple(sorted(rows, key=lambda row: sv_sort(row.name))))


def involved(matter: Matter, *, on: dt.date) -> frozenset[str]:
    """The keys of the parties whose own line was involved up to a day: for the rulebook's facts. One query."""
    rows = matter.anchorings.filter(on__lte=on).values_list("party__key", flat=True)
    return frozenset(map(str, rows))
