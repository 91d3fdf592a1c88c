"""Which roundings turn the exact parts of a key into the rows of a printed table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from samverk.rulebook.costs.checking.facts import Candidate, Printed, RoundingKind
from samverk.rulebook.costs.rounding import Convention, Rounding, Ties, rounded

# From what most tables have to what few have: kronor, öre, tens, hundreds and thousands of kronor.
UNITS = (100, 1, 1_000, 10_000, 100_000)
CONVENTIONS = tuple(
    RoundingKind(kind) for kind in RoundingKind if kind in set(map(str, Convention))
)
_ALWAYS = 100
_FINEST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """A key and a rounding that were tried on a table, and the parts that they give.

    Units: öre.
    """

    candidate: Candidate
    total: int
    kind: RoundingKind
    rounding: Rounding
    exact: Mapping[str, Fraction]
    parts: Mapping[str, Fraction]


def units(printed: Printed) -> list[int]:
    """The units that every row but one is a whole number of; one may hold a rest, or a slip of the pen.

    Above kronor only where the parts are some units each: parts of one or two agree with almost any key.
    """
    count, whole = len(printed.rows), abs(printed.sum_ore)
    return [
        unit
        for unit in UNITS
        if (unit <= _ALWAYS or unit * 2 * count <= whole)
        and sum(row.ore % unit == 0 for row in printed.rows) >= max(count - 1, 1)
    ] or [1]


def fits(printed: Printed, candidate: Candidate, total: int) -> Iterator[Fit]:
    """Each rounding under which the key gives every row."""
    exact = {row.party: candidate.shares[row.party] * total for row in printed.rows}
    stated = {row.party: row.ore for row in printed.rows}
    off = sorted(abs(stated[party] - part) for party, part in exact.items())
    if not off[-1]:
        yield Fit(candidate, total, RoundingKind.EXACT, Rounding(), exact, exact)
    elif any(ore.denominator > 1 for ore in stated.values()):
        if off[-1] <= _half_a_digit(printed):
            yield Fit(candidate, total, RoundingKind.NOT_ROUNDED, Rounding(), exact, stated)
    else:
        # Only the one that takes the rest lies a unit or more from its exact part.
        last_but_one = off[-2] if len(off) > 1 else Fraction(0)
        for unit in (unit for unit in units(printed) if last_but_one < unit):
            for kind in _conventions(candidate):
                yield from _fitting(stated, Fit(candidate, total, kind, Rounding(unit), exact, {}))


def _fitting(stated: Mapping[str, Fraction], tried: Fit) -> Iterator[Fit]:
    every = Ties if tried.kind is RoundingKind.LARGEST_REMAINDER else (Ties.LARGEST_BASE,)
    for ties in every:
        made = applied(tried, ties)
        if made.parts == stated:
            yield made
            return


def applied(tried: Fit, ties: Ties = Ties.LARGEST_BASE) -> Fit:
    """The same with the parts that its rounding gives."""
    rounding = Rounding(tried.rounding.unit_ore, ties)
    bases = tried.candidate.shares
    made = rounded(
        Convention(tried.kind), tried.exact, total=tried.total, rounding=rounding, bases=bases
    )
    parts = {party: Fraction(part) for party, part in made.parts.items()}
    return Fit(tried.candidate, tried.total, tried.kind, rounding, tried.exact, parts)


def nearest(printed: Printed, candidates: list[Candidate], totals: list[int]) -> Fit:
    """What gives the most rows, and among those the least error; each row by itself or by the largest remainder."""
    unit = max(units(printed))
    tried = [
        applied(Fit(candidate, total, kind, Rounding(unit), _exact(candidate, total), {}))
        for total in totals
        for candidate in candidates
        for kind in _conventions(candidate)[:2]
    ]
    return min(tried, key=lambda fit: _distance(printed, fit))


def _conventions(candidate: Candidate) -> list[RoundingKind]:
    """The largest remainder divides a whole; what is none can only be rounded row by row."""
    largest = RoundingKind.LARGEST_REMAINDER
    return [kind for kind in CONVENTIONS if candidate.is_whole or kind is not largest]


def _exact(candidate: Candidate, total: int) -> dict[str, Fraction]:
    return {party: share * total for party, share in candidate.shares.items()}


def _distance(printed: Printed, fit: Fit) -> tuple[int, Fraction]:
    off = [abs(row.ore - fit.parts[row.party]) for row in printed.rows]
    return sum(map(bool, off)), sum(off, Fraction(0))


def _half_a_digit(printed: Printed) -> Fraction:
    """Half of the last decimal that the table shows; a spreadsheet's own fifteen digits count as four."""
    for digits in range(_FINEST_DIGITS):
        if all((row.ore * 10**digits).denominator == 1 for row in printed.rows):
            return Fraction(1, 2 * 10**digits)
    return Fraction(1, 2 * 10**_FINEST_DIGITS)
