"""The structures as groups of parties whose figures belong together."""

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from samverk.bodies.models import Structure, StructureParty
from samverk.figures.events import Group

if TYPE_CHECKING:
    from samverk.parties.models import Party


def groups(on: dt.date) -> list[Group]:
    """The parties of each structure that day, by the structure's name. One query."""
    rows = StructureParty.objects.filter(period__contains=on).select_related("party", "structure")
    found: dict[Structure, list[Party]] = defaultdict(list)
    for row in rows.order_by("structure__name", "structure", "party__key"):
        found[row.structure].append(row.party)
    return [
        Group(structure.key, structure.name, tuple(dict.fromkeys(parties)))
        for structure, parties in found.items()
    ]
