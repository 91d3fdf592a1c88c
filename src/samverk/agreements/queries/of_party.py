"""The agreements that a party is in, as its page shows them."""

import datetime as dt
from dataclasses import dataclass

from samverk.agreements.access import seen_anywhere
from samverk.agreements.queries.briefly import GONE, Brief
from samverk.agreements.queries.many import reads
from samverk.agreements.queries.register import shown_on
from samverk.agreements.queries.remembered import briefs
from samverk.agreements.queries.status import PartyStatus, Status, status_of
from samverk.bodies.models import StructureParty
from samverk.foundation.access import User
from samverk.foundation.day import ChosenDay
from samverk.foundation.formats import sv_sort
from samverk.parties.models import Party

MOST = 10


@dataclass(frozen=True, slots=True)
class Own:
    """One agreement of a party: how it stands, and what it is for the party itself."""

    brief: Brief
    status: Status
    said: PartyStatus

    @property
    def last(self) -> dt.date | None:
        """The last day on which it holds for the party, None where it is until further notice."""
        return self.said.ends_on - dt.timedelta(days=1) if self.said.ends_on else None


@dataclass(frozen=True, slots=True)
class OfParty:
    """The agreements of a party, those that hold first; count is how many there are beyond those that are shown."""

    shown: tuple[Own, ...]
    rest: int


def of_party(user: User, party: Party, day: ChosenDay) -> OfParty:
    """The agreements of a party that the reader may see on the chosen day.

    Queries: two, and where there are agreements one more and those of reads; more where a brief is not remembered.
    """
    keys = {
        (structure, key)
        for structure, key in StructureParty.objects.filter(party=party).values_list(
            "structure", "key"
        )
    }
    structures = {structure for structure, _key in keys}
    seen = seen_anywhere(user, on=day.today).filter(structure__in=structures)
    found = shown_on(
        briefs(list(seen.values_list("pk", flat=True)), on=day.on).values(), is_today=day.is_today
    )
    names = {structure: {key for own, key in keys if own == structure} for structure in structures}
    own = [each for each in found if names[each.structure] & set(each.parties)]
    own.sort(key=lambda each: (each.state in GONE, sv_sort(each.name), each.pk))
    read = reads([each.pk for each in own[:MOST]], on=day.on) if own else {}
    shown = []
    for each in own[:MOST]:
        known = read.get(each.pk)
        if known is not None:
            told = status_of(known, on=day.on)
            said = next(row for row in told.parties if row.party in names[each.structure])
            shown.append(Own(each, told, said))
    return OfParty(tuple(shown), len(own) - len(shown))
