"""What the rules hold against a structure on a day, as sentences with clause, body, party and way out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.models import Body, Structure
from samverk.bodies.queries.state import BodyState, StructureState
from samverk.foundation.language import spoken
from samverk.portal.citing import Cited, cite
from samverk.portal.naming import PartyName
from samverk.rulebook.bodies.texts import SENTENCES
from samverk.rulebook.findings import Finding, Weight, Words
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


@dataclass(frozen=True, slots=True)
class Counted:
    """How many findings there are of a weight, in words: "3 varningar"."""

    weight: Weight
    number: int
    words: str


def of_structure(state: StructureState, names: dict[str, PartyName]) -> list[Deviation]:
    """Every finding of a structure, the heaviest first, then in the order of the bodies. No queries."""
    found = [_told(finding, state, names) for finding in state.findings]
    return heaviest_first(found)


def of_body(state: StructureState, body: BodyState, names: dict[str, PartyName]) -> list[Deviation]:
    """Every finding on one body, those of the file too, the heaviest first."""
    of_file = [each for each in state.of_file if each.body == body.row.key]
    found = [*body.findings, *(each for each in of_file if each not in body.findings)]
    return heaviest_first(_told(finding, state, names) for finding in found)


def heaviest_first(found: Iterable[Deviation]) -> list[Deviation]:
    """The same, by weight, and otherwise in the order given."""
    order = {weight: place for place, weight in enumerate(Weight)}
    return sorted(found, key=lambda each: order[each.weight])


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


def _told(finding: Finding, state: StructureState, names: dict[str, PartyName]) -> Deviation:
    body = state.bodies.get(finding.body or "")
    return Deviation(
        code=finding.code,
        weight=finding.weight,
        says=spoken(says(finding, SENTENCES)),
        way_out=spoken(way_out(finding, SENTENCES)),
        cited=cite(finding.source, state.rules),
        structure=state.row,
        body=body.row if body else None,
        party=_party(finding, body, state, names),
    )


def _party(
    finding: Finding, body: BodyState | None, state: StructureState, names: dict[str, PartyName]
) -> PartyName | None:
    """The party whose seat the finding is about, else the one that it names."""
    seat = finding.facts.get("seat")
    if body is not None and isinstance(seat, Words):
        places = body.judged.composition.places
        key = next((place.party for place in places if place.words == seat and place.party), None)
        return names.get(key or "")
    return next(_named(finding, state, names), None)


def _named(
    finding: Finding, state: StructureState, names: dict[str, PartyName]
) -> Iterator[PartyName]:
    words = (v.sv if isinstance(v, Words) else v for v in finding.facts.values())
    said = {word for word in words if isinstance(word, str)}
    for key, party in state.rules.parties.items():
        if party.name in said and key in names:
            yield names[key]
