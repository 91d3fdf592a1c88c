"""Every party that takes part, by what sort of party it is."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from samverk.bodies.queries.structures import TakesPart
from samverk.figures.models import Series
from samverk.figures.queries import Bases
from samverk.foundation.formats import day_short, sv_sort
from samverk.foundation.language import current
from samverk.parties.models import Party
from samverk.rulebook.figures.numbers import in_words


@dataclass(frozen=True, slots=True)
class Population:
    """How many live at a party, in words; for which day, from whom, and in which series it stands."""

    words: str
    on: dt.date
    source: str
    series: Series


@dataclass(frozen=True, slots=True)
class Line:
    """A party that takes part, and its population where it is known."""

    takes: TakesPart
    population: Population | None


@dataclass(frozen=True, slots=True)
class Kind:
    """The parties of one sort, in Swedish order."""

    key: str
    name: str
    parties: tuple[Line, ...]

    @property
    def series(self) -> Series | None:
        """The series that the populations stand in; None where none of the parties has any."""
        return next((row.population.series for row in self.parties if row.population), None)

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


def by_kind(found: Iterable[TakesPart], known: Bases | None) -> list[Kind]:
    """The parties by sort, with the populations that are known. No queries."""
    by_name = sorted(found, key=lambda each: sv_sort(each.party.name))
    rows = [Line(each, inhabitants(each.party, known)) for each in by_name]
    kinds = (
        Kind(kind.value, str(name), tuple(row for row in rows if row.takes.party.kind == kind))
        for kind, name in _NAMES.items()
    )
    return [kind for kind in kinds if kind.parties]


def inhabitants(party: Party, known: Bases | None) -> Population | None:
    """The population of one party out of those that are known. No queries."""
    value = known.values.get(party.pk) if known else None
    if known is None or value is None:
        return None
    return Population(in_words(value.value)(current()), value.on, value.source, known.series)
