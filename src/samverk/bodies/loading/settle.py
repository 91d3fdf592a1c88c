"""Brings the rows of one thing in line with what the versions want, without breaking "only one at a time" on the way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.loading.timeline import Wanted, as_period, as_range
from samverk.rulebook.dates import Period


class Row(Protocol):
    """A stored row with a period."""

    period: DateRange

    def save(self) -> None: ...


RowType = TypeVar("RowType", bound=Row)


@dataclass
class Outcome(Generic[RowType]):
    """What settling did: rows made, rows whose period changed (with the old one), rows nobody wants any more."""

    made: list[RowType] = field(default_factory=list)
    moved: list[tuple[RowType, Period]] = field(default_factory=list)
    unwanted: list[RowType] = field(default_factory=list)


def settle(
    rows: Iterable[RowType],
    wanted: Iterable[Wanted[Any]],
    *,
    make: Callable[[Wanted[Any]], RowType],
    put: Callable[[RowType, Any], bool],
) -> Outcome[RowType]:
    """Pair each wanted period with a stored row (same first day, else overlapping), then change, make and report.

    put writes the facts into a row and says whether anything changed.
    """
    outcome: Outcome[RowType] = Outcome()
    left = sorted(rows, key=lambda row: row.period.lower)
    pairs: list[tuple[RowType, Wanted[Any]]] = []
    new: list[Wanted[Any]] = []
    for item in wanted:
        row = _same_start(left, item.period) or _overlapping(left, item.period)
        if row is None:
            new.append(item)
        else:
            left.remove(row)
            pairs.append((row, item))
    outcome.unwanted = left
    _change(pairs, outcome, put)
    outcome.made = [make(item) for item in new]
    return outcome


def _same_start(rows: list[RowType], period: Period) -> RowType | None:
    return next((row for row in rows if row.period.lower == period.from_day), None)


def _overlapping(rows: list[RowType], period: Period) -> RowType | None:
    return next((row for row in rows if as_period(row.period).overlaps(period)), None)


def _change(
    pairs: list[tuple[RowType, Wanted[Any]]],
    outcome: Outcome[RowType],
    put: Callable[[RowType, Any], bool],
) -> None:
    """Shrink first and grow afterwards: two rows of one thing must not overlap in between."""
    for row, item in pairs:
        before = as_period(row.period)
        if before != item.period:
            outcome.moved.append((row, before))
            row.period = as_range(_common(before, item.period))
            row.save()
    for row, item in pairs:
        has_moved = as_period(row.period) != item.period
        row.period = as_range(item.period)
        if put(row, item.facts) or has_moved:
            row.save()


def _common(one: Period, other: Period) -> Period:
    ends = [period.until_day for period in (one, other) if period.until_day is not None]
    return Period(max(one.from_day, other.from_day), min(ends) if ends else None)
