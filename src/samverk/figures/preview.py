"""What an import would do, row by row, and what is to be said of it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverk.figures import events, facts, queries
from samverk.figures.models import Batch, Figure, ProposedFigure
from samverk.figures.queries import Value
from samverk.foundation.citing import Cited, cite
from samverk.foundation.formats import sv_sort
from samverk.foundation.language import current, spoken
from samverk.parties.models import Party
from samverk.rulebook.figures import plausible
from samverk.rulebook.figures.facts import Row
from samverk.rulebook.figures.numbers import change_in_words, in_words
from samverk.rulebook.figures.texts import SENTENCES
from samverk.rulebook.findings import Finding, Weight
from samverk.rulebook.matching import How
from samverk.rulebook.words import says, way_out


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words, with its clause."""

    finding: Finding
    says: str
    way_out: str
    cited: Cited | None

    @property
    def weight(self) -> str:
        """Its weight."""
        return self.finding.weight.value


@dataclass(frozen=True, slots=True)
class Difference:
    """What would count for a party and a day, beside what counts now and what counted before it."""

    party: Party
    on: dt.date
    before: str
    after: str
    change: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that no party, or several, may be meant by, or that was read with good will."""

    said: str
    party: Party | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be new, what would be changed, what stays, and what speaks against it."""

    findings: tuple[Told, ...]
    differences: tuple[Difference, ...]
    unclear: tuple[Unclear, ...]
    same: int
    dependents: tuple["Depends", ...]

    @property
    def is_stopped(self) -> bool:
        """Whether it cannot be accepted whatever is said."""
        return any(each.finding.weight is Weight.STOP for each in self.findings)

    @property
    def asks(self) -> bool:
        """Whether it can be accepted only by somebody who has seen what is improbable."""
        return any(each.finding.weight is Weight.WARN for each in self.findings)

    @property
    def new(self) -> int:
        """How many figures would be there that are not there now."""
        return sum(each.is_new for each in self.differences)

    @property
    def changed(self) -> int:
        """How many figures would be corrected."""
        return len(self.differences) - self.new


@dataclass(frozen=True, slots=True)
class Depends:
    """Something that was computed with what changes, in words."""

    name: str
    address: str
    words: str


def depending(changes: Sequence[events.Change]) -> tuple[Depends, ...]:
    """What the changes would change, in the reader's language. Queries: those of the dependents."""
    found = events.dependents(changes) if changes else ()
    return tuple(Depends(each.name, each.address, spoken(each.says)) for each in found)


def preview(of: Batch, *, on: dt.date) -> Preview:
    """What an import would do if it was accepted that day. Four queries, and those of groups and dependents."""
    rows = queries.rows_of(of)
    known = queries.history(of.series, noted_by=on)
    judged = facts.imported(of, rows, on=on, known=known)
    parties = {row.party.key: row.party for row in rows if row.party is not None}
    used = [(parties[str(row.party)], row) for row in plausible.usable(judged)]
    differing = [(party, row) for party, row in used if not _counts(known, party, row)]
    differences = [_difference(known, party, row) for party, row in differing]
    return Preview(
        findings=tuple(told(finding) for finding in plausible.findings(judged)),
        differences=tuple(
            sorted(differences, key=lambda each: (sv_sort(each.party.name), each.on))
        ),
        unclear=_unclear(rows),
        same=len(used) - len(differing),
        dependents=depending(_changes(of, known, differing)),
    )


def told(finding: Finding) -> Told:
    """A finding in the reader's language. No queries."""
    return Told(
        finding,
        spoken(says(finding, SENTENCES)),
        spoken(way_out(finding, SENTENCES)),
        cite(finding.source),
    )


_Known = Mapping[int, tuple[Value, ...]]


def _at(known: _Known, party: Party, on: dt.date) -> Value | None:
    return next((value for value in known.get(party.pk, ()) if value.on == on), None)


def _counts(known: _Known, party: Party, row: Row) -> bool:
    value = _at(known, party, row.on)
    return value is not None and Fraction(value.value) == row.value


def _difference(known: _Known, party: Party, row: Row) -> Difference:
    there = _at(known, party, row.on)
    earlier = [value for value in known.get(party.pk, ()) if value.on < row.on]
    beside = there or (earlier[-1] if earlier else None)
    share = (row.value / Fraction(beside.value) - 1) if beside and beside.value else None
    language = current()
    return Difference(
        party,
        row.on,
        in_words(beside.value)(language) if beside else "",
        in_words(row.value)(language),
        change_in_words(share)(language) if share is not None else "",
        there is None,
    )


def _unclear(rows: Iterable[ProposedFigure]) -> tuple[Unclear, ...]:
    doubtful = {How.NEAR.value, How.AMBIGUOUS.value, How.UNKNOWN.value}
    found = {row.said: Unclear(row.said, row.party) for row in rows if row.how in doubtful}
    return tuple(sorted(found.values(), key=lambda each: sv_sort(each.said)))


def _changes(
    of: Batch, known: _Known, differing: Iterable[tuple[Party, Row]]
) -> list[events.Change]:
    pairs = [(party, row, _at(known, party, row.on)) for party, row in differing]
    rows = queries.frozen([value.figure for _party, _row, value in pairs if value])
    return [
        events.Change(of.series, party, row.on, _row_of(rows, value), _decimal(row.value))
        for party, row, value in pairs
    ]


def _row_of(rows: Mapping[int, Figure], value: Value | None) -> Figure | None:
    return rows[value.figure] if value else None


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
