"""An import of figures, and what it is held against, as the rules see it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from samverk.rulebook.matching import How

OF_POPULATION, OF_OTHERS = Fraction(5, 100), Fraction(25, 100)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, what it says, and the key of the party that it is about, where that is known."""

    number: int
    said: str
    party: str | None
    on: dt.date
    value: Fraction
    how: How = How.EXACT


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that counts already."""

    on: dt.date
    value: Fraction


@dataclass(frozen=True, slots=True)
class Import:
    """The rows, the names of parties, what is known of each party in order of days, and who is expected.

    limit is how much of itself a figure may change in a year without being pointed out.
    """

    rows: tuple[Row, ...]
    names: Mapping[str, str]
    noted_on: dt.date
    known: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)
    expected: frozenset[str] = frozenset()
    is_count: bool = True
    limit: Fraction = OF_POPULATION
    total: Fraction | None = None
