"""Which findings a reader asked for, by weight, structure and party, out of the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from samverk.bodies.models import Structure
from samverk.foundation.formats import sv_sort
from samverk.foundation.templatetags.components import WEIGHTS
from samverk.portal.deviations import Found
from samverk.rulebook.findings import Weight


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that can be chosen, and whether it is."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Picked:
    """What was asked for; an empty text asks for everything."""

    weight: str
    structure: str
    party: str

    @property
    def is_everything(self) -> bool:
        """Whether nothing was left out."""
        return not (self.weight or self.structure or self.party)


def picked(asked: QueryDict, *, structure: str = "") -> Picked:
    """What the address asks for; a weight that does not exist is not asked for."""
    weight = asked.get("vikt", "")
    return Picked(
        weight if weight in set(Weight) else "",
        structure or asked.get("struktur", ""),
        asked.get("part", ""),
    )


def only(found: Iterable[Found], wanted: Picked) -> list[Found]:
    """Those of the findings that were asked for by weight and party."""
    return [
        each
        for each in found
        if wanted.weight in {"", each.weight.value}
        and (not wanted.party or (each.party is not None and each.party.key == wanted.party))
    ]


def weights(wanted: Picked) -> list[Choice]:
    """The weights to choose among."""
    every = Choice("", _("Alla"), not wanted.weight)
    return [every, *(Choice(w.value, str(WEIGHTS[w]), w.value == wanted.weight) for w in Weight)]


def structures(rows: Iterable[Structure], wanted: Picked) -> list[Choice]:
    """The structures to choose among."""
    every = Choice("", _("Alla strukturer"), not wanted.structure)
    return [every, *(Choice(row.key, row.name, row.key == wanted.structure) for row in rows)]


def parties(found: Sequence[Found], wanted: Picked) -> list[Choice]:
    """The parties that some finding is about, to choose among."""
    named = {each.party.key: each.party.name for each in found if each.party}
    if wanted.party and wanted.party not in named:
        named[wanted.party] = wanted.party
    every = Choice("", _("Alla parter"), not wanted.party)
    known = (Choice(key, name, key == wanted.party) for key, name in named.items())
    return [every, *sorted(known, key=lambda choice: sv_sort(choice.words))]
