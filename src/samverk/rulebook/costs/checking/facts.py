"""What a printed table says, and what is found out about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from samverk.rulebook.findings import Words
from samverk.rulebook.steps import Step


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One party of a printed table, with its figure in each column that may be the base; none where it is empty.

    Units: ore in öre; a table that nobody rounded has parts of an öre.
    """

    party: str
    ore: Fraction
    bases: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed table without its sums; the sum that it states apart. With a base, only that column is tried.

    Shape: unread are the columns that look like a base and could not be taken as one, each with why.
    Units: öre.
    """

    rows: tuple[PrintedRow, ...]
    stated_ore: int | None = None
    base: str = ""
    unread: Mapping[str, Words] = field(default_factory=dict)

    @property
    def sum_ore(self) -> Fraction:
        return sum((row.ore for row in self.rows), Fraction(0))


class KeyKind(StrEnum):
    """The kinds of key that are tried, from the simplest."""

    BY_POPULATION = "by_population"
    BY_SHARES = "by_shares"
    BY_BASE = "by_base"
    EQUAL = "equal_parts"
    SIDES = "sides"
    FIXED_AND_REST = "fixed_and_rest"
    MIX = "mix"
    FIXED_SHARES = "fixed_shares"


class RoundingKind(StrEnum):
    """How a table was rounded: a convention of ours by its own name, or none at all."""

    EXACT = "exact"
    NOT_ROUNDED = "not_rounded"
    EACH_HALF_UP = "each_half_up"
    LARGEST_REMAINDER = "largest_remainder"
    EACH_HALF_EVEN = "each_half_even"
    EACH_DOWN = "each_down"
    EACH_UP = "each_up"
    LAST_TAKES_REST = "last_takes_rest"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A key that may lie behind the table: the share of each party, exactly, and the sum of the base, if it has one.

    The shares are the whole but where a column of per cent is not.
    """

    kind: KeyKind
    name: Words
    shares: Mapping[str, Fraction]
    base: str = ""
    base_sum: Fraction = Fraction(0)

    @property
    def is_whole(self) -> bool:
        return sum(self.shares.values()) == 1

    def rate(self, total: Fraction) -> Fraction | None:
        """How many öre each of the base costs: what a fee for each inhabitant is; None where that has no meaning."""
        is_counted = self.kind in {KeyKind.BY_POPULATION, KeyKind.BY_BASE}
        return total / self.base_sum if is_counted else None


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row beside what the found key and rounding give, and the exact part.

    Units: öre.
    """

    party: str
    stated: Fraction
    computed: Fraction
    exact: Fraction

    @property
    def off(self) -> Fraction:
        return abs(self.stated - self.computed)

    @property
    def is_right(self) -> bool:
        return not self.off


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that differs from the division that adds up to the stated sum.

    Units: öre.
    """

    party: str
    stated_ore: int
    exact_ore: int


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer about a printed table. Where nothing gives every row, the key and rounding are the nearest.

    Units: öre. total_ore is what was divided; it differs from the stated sum where that is of both sides, or wrong.
        error_ore is how far the rows together lie from what the key gives.
    """

    reproduced: bool
    kind: KeyKind
    key: Words
    base: str
    rounding: RoundingKind
    rounding_words: Words
    unit_ore: int
    total_ore: int
    stated_total_ore: int | None
    sum_of_rows_ore: int
    error_ore: int
    rows: tuple[CheckedRow, ...]
    differences: tuple[Difference, ...]
    others: tuple[Words, ...]
    sentence: Words
    steps: tuple[Step, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the rows are the stated sum, where one is stated."""
        return self.stated_total_ore in {None, self.sum_of_rows_ore}
