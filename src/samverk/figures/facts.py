"""Rows in, what the rules need to judge an import out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction

from samverk.figures import events, queries
from samverk.figures.models import Batch, ProposedFigure, Series
from samverk.parties.models import Party
from samverk.rulebook.figures.facts import OF_OTHERS, OF_POPULATION, Import, Known, Row
from samverk.rulebook.matching import How


def imported(
    of: Batch,
    rows: Sequence[ProposedFigure],
    *,
    on: dt.date,
    known: Mapping[int, tuple[queries.Value, ...]] | None = None,
) -> Import:
    """An import as the rules see it, held against what counts on the day: known, where it has been read already.

    Queries: two, one less with known; and those of the groups.
    """
    there = {row.party for row in rows if row.party is not None}
    known = queries.history(of.series, noted_by=on) if known is None else known
    had = Party.objects.in_bulk(known)
    expected = _most_of(set(had.values()), there) | _peers(there, on)
    return Import(
        rows=tuple(_row(row) for row in rows),
        names={party.key: party.name for party in there | expected},
        noted_on=on,
        known={
            had[pk].key: tuple(Known(value.on, Fraction(value.value)) for value in values)
            for pk, values in known.items()
        },
        expected=frozenset(party.key for party in expected),
        is_count=of.series.is_count,
        limit=limit(of.series),
        total=None if of.total is None else Fraction(of.total),
    )


def limit(of: Series) -> Fraction:
    """How much a figure of the series may change in a year without being pointed out."""
    return OF_POPULATION if of.measures == Series.Measures.POPULATION else OF_OTHERS


def _row(row: ProposedFigure) -> Row:
    key = row.party.key if row.party else None
    return Row(row.number, row.said, key, row.on, Fraction(row.value), How(row.how))


def _peers(there: set[Party], on: dt.date) -> set[Party]:
    """Those of the same kind in the groups that more than half of are there: a table of one county expects no other."""
    found: set[Party] = set()
    for group in events.groups(on):
        for kind in {party.kind for party in there}:
            alike = {party for party in group.parties if party.kind == kind}
            found |= _most_of(alike, there)
    return found


def _most_of(parties: set[Party], there: set[Party]) -> set[Party]:
    """The parties, where more than half of them are there; else none."""
    return parties if len(parties & there) * 2 > len(parties) else set()
