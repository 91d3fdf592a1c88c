"""A whole structure in one version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samverk.rulebook.dates import Period
from samverk.rulebook.source import Clause, Source, shipped
from samverk.rulebook.structure.model.agreements import Agreement, Question, Yearly
from samverk.rulebook.structure.model.bodies import Body, Secretariat
from samverk.rulebook.structure.model.matters import MatterRules
from samverk.rulebook.structure.model.parties import Level, Party, Route, Side, Track
from samverk.rulebook.structure.model.values import Key


@dataclass(frozen=True, slots=True)
class Structure:
    """A whole structure in one version."""

    id: Key
    name: str
    version: str
    period: Period
    agreement: Key
    summary: str
    area: str
    sources: Mapping[Key, Source]
    sides: Mapping[Key, Side]
    levels: Mapping[Key, Level]
    parties: Mapping[Key, Party]
    areas: Mapping[Key, tuple[str, tuple[Key, ...]]]
    names: Mapping[Key, str]
    bodies: Mapping[Key, Body]
    tracks: Mapping[Key, Track]
    routes: Mapping[Key, Route]
    agreements: Mapping[Key, Agreement]
    calendar: Mapping[Key, Yearly]
    questions: tuple[Question, ...]
    secretariat: Secretariat | None = None
    matters: MatterRules | None = None
    lines: Mapping[tuple[str | int, ...], int] = field(
        default_factory=dict, compare=False, repr=False
    )

    def source(self, source_id: Key) -> Source | None:
        """The source under this id: the file's own first, then those that ship with Samverk."""
        return self.sources.get(source_id) or shipped(source_id)

    def clause(self, reference: str) -> Clause | None:
        """The clause behind "vasterbotten-2020 5.1.3", or None where it is unknown."""
        source_id, _, number = reference.partition(" ")
        source = self.source(source_id)
        return source.clauses.get(number) if source else None

    def signatories(self) -> tuple[Party, ...]:
        """The parties that sign the agreement, in the order of the file."""
        return tuple(party for party in self.parties.values() if party.is_signatory)

    def name_of(self, key: Key) -> str:
        """What people call an association, office, profession, party group, party, side or body."""
        for table in (self.bodies, self.parties, self.sides, self.tracks):
            if key in table:
                return table[key].name
        return self.names.get(key, key)
