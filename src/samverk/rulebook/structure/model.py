"""A structure as the rules see it: frozen, complete, every rule with its clause.

A clause is always written with its source, "vasterbotten-2020 5.1.3"; an empty one means that the file cites none.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samverk.rulebook.dates import Period
from samverk.rulebook.source import Clause, Source, shipped

Key = str
Clauses = tuple[str, ...]


class LegalForm(StrEnum):
    """What a body is in law; decides what it can decide."""

    CONSULTATION = "consultation"
    OFFICIALS_GROUP = "officials_group"
    COMMITTEE = "committee"
    JOINT_COMMITTEE = "joint_committee"
    FEDERATION = "federation"
    COORDINATION_ASSOCIATION = "coordination_association"
    PROJECT_STEERING_GROUP = "project_steering_group"


class Standing(StrEnum):
    """In what capacity somebody takes part."""

    MEMBER = "member"
    EX_OFFICIO = "ex officio"
    CO_OPTED = "co-opted"
    OBSERVER = "observer"
    ATTENDS = "attends"


@dataclass(frozen=True, slots=True)
class Count:
    """How many: at least and at most; most None is that the text sets no upper bound."""

    least: int
    most: int | None

    def __add__(self, other: "Count") -> "Count":
        most = None if self.most is None or other.most is None else self.most + other.most
        return Count(self.least + other.least, most)

    def times(self, number: int) -> "Count":
        """The same count for each of so many."""
        return Count(
            self.least * number, None if self.most is None and number else (self.most or 0) * number
        )

    def holds(self, number: int) -> bool:
        """Whether the number lies within the bounds."""
        return self.least <= number and (self.most is None or number <= self.most)


NONE = Count(0, 0)
UNSTATED = Count(0, None)


class FilledBy(StrEnum):
    """The ways in which a seat can be filled."""

    PARTY = "party"
    SIDE = "side"
    CHAIR_OF = "chair of"
    VICE_CHAIR_OF = "vice chair of"
    OFFICE = "office"
    BODY = "body"
    ASSOCIATION = "association"
    PARTY_GROUP = "party group"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True)
class Filler:
    """Who fills the seats of one rule: one entry for each that fills (a party, a side, an office at a party …).

    key names what kind says: the party, the side, the body, the office, the association, the group or the function.
    party and side are on whose behalf, where that is known; appointed_by is who appoints for a side.
    """

    kind: FilledBy
    key: Key
    party: Key | None = None
    side: Key | None = None
    or_appointed: bool = False
    appointed_by: Key | None = None

    @property
    def id(self) -> str:
        """A name that stays the same from version to version: "party:umea", "office:socialchef@umea"."""
        at = f"@{self.party}" if self.party and self.kind is not FilledBy.PARTY else ""
        of = (
            f"/{self.side}"
            if self.side and self.kind in {FilledBy.BODY, FilledBy.ASSOCIATION, FilledBy.FUNCTION}
            else ""
        )
        return f"{self.kind.value.replace(' ', '_')}:{self.key}{at}{of}"


@dataclass(frozen=True, slots=True)
class SeatRule:
    """Each of the fillers has so many ordinary seats and so many substitutes, in this standing."""

    fillers: tuple[Filler, ...]
    ordinary: Count
    substitutes: Count
    standing: Standing
    is_when_needed: bool = False
    profession: Key | None = None
    eligible: tuple[str, ...] = ()
    clauses: Clauses = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """At least so many members shall have a profession."""

    profession: Key
    at_least: int
    side: Key | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class SubstituteRule:
    """How substitutes serve; None is that the text is silent."""

    attend: str | None
    is_personal: bool | None
    as_many_as_ordinary: bool
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class First:
    """The year and side from which turns are counted; note says where the fact comes from."""

    year: int
    side: Key
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChairRule:
    """Which side chairs: a fixed side, in turn between sides, or anybody."""

    side: Key | None
    alternates: bool
    every_years: int | None
    per_mandate_period: bool
    order: tuple[Key, ...]
    first: First | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class ViceRule:
    """Where the vice chair comes from: "other", "same", "any", a side's key, or a network."""

    side: str | None
    network: Key | None
    count: int
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Presidium:
    """Chair, vice chair, who chooses them, and by what their term may be prolonged (None: the text is silent)."""

    chosen_by: str | None
    chair: ChairRule | None
    vice: ViceRule | None
    longer_by: str | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office: so many years from a month and day, counted from one known year."""

    years: int
    starts: tuple[int, int]
    first_year: int
    clauses: Clauses
    note: str = ""


@dataclass(frozen=True, slots=True)
class Meetings:
    """How often a body meets in a year; all None is when needed."""

    least: int | None
    most: int | None
    about: int | None
    clauses: Clauses = ()


@dataclass(frozen=True, slots=True)
class Secretariat:
    """Who keeps the secretariat, and how it moves; among nobody is that the body keeps it itself."""

    form: str
    among: tuple[Key, ...]
    every_years: int | None
    first_year: int | None
    full_time_posts: str | None
    clauses: Clauses
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remit:
    """What a body is for, who fixes that, and who owns its rules of procedure."""

    text: str
    decided_by: str | None
    rules_by: str | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Review:
    """Something of a body that shall be reviewed at least every so many years."""

    of: tuple[str, ...]
    every_years: int
    by: str | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Body:
    """One body with all its rules."""

    key: Key
    name: str
    short: str
    aliases: tuple[str, ...]
    form: LegalForm
    level: Key
    kind: str
    parent: Key | None
    prepares_for: tuple[Key, ...]
    presenter_chairs: Key | None
    area: Key | None
    is_outside: bool
    starts: dt.date | None
    ends: dt.date | None
    outcomes: tuple[str, ...]
    seats: tuple[SeatRule, ...]
    quotas: tuple[Quota, ...]
    substitutes: SubstituteRule | None
    presidium: Presidium | None
    term: Term | None
    meetings: Meetings | None
    secretariat: Secretariat | None
    remit: Remit | None
    reviews: tuple[Review, ...]
    clauses: Clauses
    note: str = ""

    def exists(self, on: dt.date) -> bool:
        """Whether the body exists that day, as far as its own dates say."""
        return (self.starts is None or self.starts <= on) and (self.ends is None or on < self.ends)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the collaboration."""

    key: Key
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Level:
    """One level, drawn as a band, counted from the top."""

    key: Key
    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class Party:
    """A party, or another organisation that fills seats."""

    key: Key
    name: str
    kind: str
    side: Key | None
    scb: str | None
    organisation_number: str | None
    aliases: tuple[str, ...]
    is_signatory: bool
    joined: dt.date | None
    left: dt.date | None
    clauses: Clauses

    def takes_part(self, on: dt.date) -> bool:
        """Whether it is a party that day."""
        return (self.joined is None or self.joined <= on) and (self.left is None or on < self.left)


@dataclass(frozen=True, slots=True)
class Track:
    """A track beside the bodies: one of the parties at a time meets another."""

    key: Key
    name: str
    kind: str
    level: Key
    parties: tuple[Key, ...]
    meets: Key
    convener: str | None
    first_meeting: tuple[int, str] | None
    then: str | None
    notes_by: str | None
    into: Key | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Route:
    """A route that a question may take."""

    key: Key
    name: str
    stops: tuple[str, ...]
    through_the_line: bool
    is_written: bool
    routine_by: Key | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that an agreement obliges to."""

    key: Key
    what: str
    owner: str | None
    latest: dt.date | None
    after: Key | None
    at: str | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Force:
    """When an agreement enters into force."""

    when: str
    number: int | None
    not_before: dt.date | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Lasts:
    """How long an agreement lasts; until None is until further notice."""

    from_day: dt.date | None
    until: dt.date | None
    renewal_months: int | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Notice:
    """How an agreement is terminated."""

    months: int
    counted_from: str
    by: Key | None
    is_written: bool
    ends_for: str | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as the structure file states it."""

    key: Key
    name: str
    kind: str
    parent: Key | None
    parties: tuple[Key, ...]
    each_with: Key | None
    registry_number: str | None
    required_by: str | None
    force: Force | None
    lasts: Lasts | None
    notice: Notice | None
    disputes: str | None
    duties: tuple[Duty, ...]
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Yearly:
    """A duty that comes back each year: on a day, by a day, or in a season."""

    key: Key
    what: str
    on: tuple[int, int] | None
    by: tuple[int, int] | None
    season: str | None
    owner: str | None
    settled_by: Key | None
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Question:
    """Where the text is silent, unclear or contradicts itself."""

    kind: str
    sv: str
    en: str
    body: Key | None
    clauses: Clauses


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

    def children(self, body: Key) -> Iterator[Body]:
        """The bodies under a body."""
        return (child for child in self.bodies.values() if child.parent == body)

    def name_of(self, key: Key) -> str:
        """What people call an association, office, profession, party group, party, side or body."""
        for table in (self.bodies, self.parties, self.sides, self.tracks):
            if key in table:
                return table[key].name
        return self.names.get(key, key)
