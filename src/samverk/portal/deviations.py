"""What the rules hold against a structure on a day, as sentences with clause, body, party and way out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Body, Structure
from samverk.bodies.queries import remedies
from samverk.bodies.queries.mends import NO_HANDS, Hands, Mend
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.citing import Cited, cite
from samverk.foundation.language import spoken
from samverk.portal.naming import PartyName
from samverk.rulebook.bodies.texts import SENTENCES
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.words import says, way_out


@dataclass(frozen=True, slots=True)
class Deviation:
    """One finding as a reader sees it."""

    code: str
    weight: Weight
    says: str
    way_out: str
    cited: Cited | None
    structure: Structure
    body: Body | None
    party: PartyName | None
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many findings there are of a weight, in words: "3 varningar"."""

    weight: Weight
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in its structure, before it is told: a nation has thousands, and a page shows few."""

    finding: Finding
    state: StructureState
    names: Mapping[str, PartyName]
    own: Hands = NO_HANDS

    @property
    def weight(self) -> Weight:
        return self.finding.weight

    @property
    def party(self) -> PartyName | None:
        """The party whose seat it is about."""
        return self.names.get(self.finding.party or "")

    def told(self) -> Deviation:
        """The same in sentences. No queries."""
        body = self.state.bodies.get(self.finding.body or "")
        return Deviation(
            code=self.finding.code,
            weight=self.finding.weight,
            says=spoken(says(self.finding, SENTENCES)),
            way_out=spoken(way_out(self.finding, SENTENCES)),
            cited=cite(self.finding.source, self.state.rules),
            structure=self.state.row,
            body=body.row if body else None,
            party=self.party,
            mend=self._mend(),
        )

    def _mend(self) -> Mend | None:
        key = self.party.key if self.party else None
        return remedies.of_finding(self.finding, self.state, key, self.own)


def of_structure(
    state: StructureState, names: Mapping[str, PartyName], own: Hands = NO_HANDS
) -> list[Found]:
    """Every finding of a structure, the heaviest first, then in the order of the bodies. No queries."""
    return heaviest_first(Found(finding, state, names, own) for finding in state.findings)


def of_body(
    state: StructureState,
    body: BodyState,
    names: Mapping[str, PartyName],
    own: Hands = NO_HANDS,
) -> list[Found]:
    """Every finding on one body, those of the file too, the heaviest first."""
    of_file = [each for each in state.of_file if each.body == body.row.key]
    found = [*body.findings, *(each for each in of_file if each not in body.findings)]
    return heaviest_first(Found(finding, state, names, own) for finding in found)


def heaviest_first(found: Iterable[Found]) -> list[Found]:
    """The same, by weight, and otherwise in the order given."""
    order = {weight: place for place, weight in enumerate(Weight)}
    return sorted(found, key=lambda each: order[each.weight])


def told(found: Iterable[Found]) -> list[Deviation]:
    """Some findings in sentences, in the order given."""
    return [each.told() for each in found]


class Weighed(Protocol):
    """Anything with a weight: a finding, or one that has been told."""

    @property
    def weight(self) -> Weight: ...


def counted(found: Iterable[Weighed]) -> list[Counted]:
    """How many there are of each weight that there are any of, the heaviest first."""
    numbers = Counter(each.weight for each in found)
    return [
        Counted(weight, numbers[weight], in_words(weight, numbers[weight]))
        for weight in Weight
        if numbers[weight]
    ]


def in_words(weight: Weight, number: int) -> str:
    """A number of findings of a weight: "1 fel", "3 varningar", "12 att veta"."""
    words = {
        Weight.STOP: ngettext("%(number)d fel", "%(number)d fel", number),
        Weight.WARN: ngettext("%(number)d varning", "%(number)d varningar", number),
        Weight.INFO: ngettext("%(number)d att veta", "%(number)d att veta", number),
    }
    return words[weight] % {"number": number}


def sentence(counts: Sequence[Counted]) -> str:
    """The counts as one sentence: "1 fel, 3 varningar och 12 att veta"."""
    words = [count.words for count in counts]
    if not words:
        return _("Inga avvikelser")
    *first, last = words
    return (
        _("%(first)s och %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    )
