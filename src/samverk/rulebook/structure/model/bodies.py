"""Bodies and the rules on their seats, presidium, term, remit and reviews."""

import datetime as dt
from dataclasses import dataclass

from samverk.rulebook.structure.model.matters import Requirement
from samverk.rulebook.structure.model.values import Clauses, Count, Filler, Key, LegalForm, Standing


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
    requires: tuple[Requirement, ...] = ()

    def exists(self, on: dt.date) -> bool:
        """Whether the body exists that day, as far as its own dates say."""
        return (self.starts is None or self.starts <= on) and (self.ends is None or on < self.ends)
