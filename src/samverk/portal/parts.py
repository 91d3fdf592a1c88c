"""Every party that takes part, by what sort of party it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from samverk.bodies.queries.structures import TakesPart
from samverk.foundation.formats import day_short, sv_sort
from samverk.foundation.language import current
from samverk.parties.models import Party


@dataclass(frozen=True, slots=True)
class Kind:
    """The parties of one sort, in Swedish order."""

    key: str
    name: str
    parties: tuple[TakesPart, ...]

    @property
    def has_figures(self) -> bool:
        """Whether any of them has a population figure."""
        return any(row.population for row in self.parties)

    @property
    def source(self) -> str:
        """Where the figures come from, and for which day they hold."""
        known = [row.population for row in self.parties if row.population]
        said = (f"{each.source}, {day_short(each.on, current())}" for each in known)
        return "; ".join(dict.fromkeys(said))


_NAMES = {
    Party.Kind.REGION: gettext_lazy("Regioner"),
    Party.Kind.MUNICIPALITY: gettext_lazy("Kommuner"),
    Party.Kind.AGENCY: gettext_lazy("Statliga myndigheter"),
    Party.Kind.FEDERATION: gettext_lazy("Kommunalförbund"),
    Party.Kind.ASSOCIATION: gettext_lazy("Föreningar"),
    Party.Kind.OTHER: gettext_lazy("Andra organisationer"),
}


def by_kind(found: Iterable[TakesPart]) -> list[Kind]:
    """The parties by sort. No queries."""
    rows = sorted(found, key=lambda each: sv_sort(each.party.name))
    kinds = (
        Kind(kind.value, str(name), tuple(row for row in rows if row.party.kind == kind))
        for kind, name in _NAMES.items()
    )
    return [kind for kind in kinds if kind.parties]
