"""Agreements, the yearly calendar, and open questions."""

import datetime as dt
from dataclasses import dataclass

from samverk.rulebook.structure.model.values import Clauses, Key


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
    """When an agreement enters into force; parties are those that must have adopted it, where it is named ones."""

    when: str
    number: int | None
    not_before: dt.date | None
    clauses: Clauses
    parties: tuple[Key, ...] = ()


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
