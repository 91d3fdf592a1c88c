"""Tries the keys on a printed table and says which gives it, what it should be, and where it is not."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, islice

from samverk.rulebook.costs.checking import candidates, saying, totals
from samverk.rulebook.costs.checking.facts import (
    Candidate,
    Checked,
    CheckedRow,
    Difference,
    Printed,
    RoundingKind,
)
from samverk.rulebook.costs.checking.fits import Fit, fits, nearest, units
from samverk.rulebook.costs.rounding import largest_remainder
from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule
from samverk.rulebook.steps import Step

_MOST_OTHERS = 5
_MOST_COMPOSED = 20
_CLAUSES = {RoundingKind.LARGEST_REMAINDER: "samverk-kostnader K1"}


@rule
def check(printed: Printed) -> Checked:
    """Find the key and the rounding that give every row of a printed table, else those that come nearest.

    Source: samverk-kostnader K1; samverk-kostnader K4; samverk-kostnader G1
    Shape:  rows and differences in the order of the table.
    Units:  öre.
    Raises: ValueError where there are no rows, or two of one name.
    """
    if not printed.rows or len({row.party for row in printed.rows}) < len(printed.rows):
        raise ValueError(printed)
    unit = max(units(printed))
    sums = totals.likely(printed, unit)
    found = _found(printed, sums, unit)
    fit = found[0] if found else _nearest(printed, sums)
    return _checked(printed, fit, found)


def _found(printed: Printed, sums: list[int], unit: int) -> list[Fit]:
    """What gives every row, from the simplest key; what is composed is tried only where nothing simple does."""
    keys = candidates.pure(printed)
    simple = [
        fit
        for key in keys
        for fit in _of_key(printed, key, [*sums, *totals.by_rate(printed, key, unit)])
    ]
    if simple:
        return sorted(simple, key=lambda fit: _merit(printed, fit))
    composed = chain.from_iterable(_composed(printed, keys, each, unit) for each in sums[:2])
    return sorted(islice(composed, _MOST_COMPOSED), key=_likelihood)


def _merit(printed: Printed, fit: Fit) -> tuple[bool, bool]:
    """Of simple keys, one that divides the stated sum comes first, then one that is the division to its unit."""
    return not _divides_the_stated(printed, fit), any(_differences(printed, fit))


def _divides_the_stated(printed: Printed, fit: Fit) -> bool:
    stated = printed.stated_ore
    return stated in {None, fit.total} or totals.part_of(fit.total, stated) is not None


def _likelihood(fit: Fit) -> tuple[bool, int]:
    """Of composed keys, one under which nothing needs rounding comes first, then those of the finest unit."""
    return fit.kind is not RoundingKind.EXACT, fit.rounding.unit_ore


def _composed(printed: Printed, keys: list[Candidate], total: int, unit: int) -> Iterator[Fit]:
    made = chain(
        candidates.sides(printed, total),
        candidates.fixed_shares(printed, total, unit),
        candidates.mixes(printed, keys, total, unit),
    )
    return chain.from_iterable(fits(printed, key, total) for key in made)


def _of_key(printed: Printed, key: Candidate, sums: list[int]) -> list[Fit]:
    found = (list(fits(printed, key, total)) for total in sums)
    return next((each for each in found if each), [])


def _nearest(printed: Printed, sums: list[int]) -> Fit:
    keys = [*candidates.pure(printed), *candidates.sides(printed, sums[0])]
    return nearest(printed, keys or [candidates.equal(printed)], sums[:2])


def _checked(printed: Printed, fit: Fit, found: list[Fit]) -> Checked:
    rows = tuple(
        CheckedRow(row.party, row.ore, fit.parts[row.party], fit.exact[row.party])
        for row in printed.rows
    )
    differences = tuple(_differences(printed, fit))
    return Checked(
        reproduced=bool(found),
        kind=fit.candidate.kind,
        key=fit.candidate.name,
        base=fit.candidate.base,
        rounding=fit.kind,
        rounding_words=saying.rounding(fit),
        unit_ore=fit.rounding.unit_ore,
        total_ore=fit.total,
        stated_total_ore=printed.stated_ore,
        sum_of_rows_ore=saying.ore(printed.sum_ore),
        error_ore=saying.ore(sum((row.off for row in rows), Fraction(0))),
        rows=rows,
        differences=differences,
        others=tuple(saying.key_and_rounding(each) for each in found[1 : _MOST_OTHERS + 1]),
        sentence=saying.sentence(printed, fit, rows, differences),
        steps=_steps(fit),
    )


def _differences(printed: Printed, fit: Fit) -> Iterator[Difference]:
    """Where the rows are not the division, by the same key, that adds up to the stated sum."""
    is_so = printed.stated_ore is None or _divides_the_stated(printed, fit)
    total = fit.total if is_so else printed.stated_ore or 0
    whole = sum(fit.candidate.shares.values())
    exact = {party: share * total / whole for party, share in fit.candidate.shares.items()}
    parts = largest_remainder(exact, total=total, rounding=fit.rounding, bases=fit.candidate.shares)
    for row in printed.rows:
        if saying.ore(row.ore) != parts[row.party]:
            yield Difference(row.party, saying.ore(row.ore), parts[row.party])


def _steps(fit: Fit) -> tuple[Step, ...]:
    shared, how = saying.shared(fit), saying.rounding(fit)
    return (
        Step(shared, "samverk-kostnader G1"),
        Step(
            Words(f"Avrundning: {how.sv}.", f"Rounding: {how.en}."),
            _CLAUSES.get(fit.kind, "samverk-kostnader K4"),
        ),
    )
