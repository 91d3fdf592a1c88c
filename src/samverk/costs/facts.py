"""Rows in, rulebook facts out: the only place where figures and frozen runs become what a key shares by."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from samverk.costs.models import BudgetLine, RunBasis
from samverk.figures.queries import Bases as Figures
from samverk.rulebook.costs import reading
from samverk.rulebook.costs.budget import Kind, Line
from samverk.rulebook.costs.key import AllocationKey, Base
from samverk.rulebook.findings import Words


def base_of(found: Figures, keys: Mapping[int, str], *, asked_on: dt.date) -> Base:
    """A series' figures as a base, by the keys that the parties have in their structure.

    Shape: the newest of the reference days is the base's; parties may have figures of different days.
    """
    return Base(
        values={keys[pk]: value.exact for pk, value in found.values.items() if pk in keys},
        label=Words(found.series.name, found.series.name),
        source="; ".join(found.sources),
        on=max(found.days, default=None),
        asked_on=asked_on,
    )


def bases_of_run(rows: Iterable[RunBasis], *, asked_on: dt.date | None) -> dict[str, Base]:
    """The bases that a run was computed from, as they were then, by name; the day asked for where the run knows it."""
    found: dict[str, list[RunBasis]] = {}
    for row in rows:
        found.setdefault(row.base, []).append(row)
    return {
        name: Base(
            values={each.key: exact(each.value) for each in bases},
            label=Words(bases[0].label, bases[0].label),
            source="; ".join(dict.fromkeys(each.source for each in bases)),
            on=max(each.on for each in bases),
            asked_on=asked_on,
        )
        for name, bases in found.items()
    }


def lines_of(rows: Iterable[BudgetLine]) -> tuple[Line, ...]:
    """The lines of a budget, for what is to be shared of it."""
    return tuple(
        Line(
            Kind(row.kind),
            row.text,
            row.amount_ore,
            row.full_time_share,
            row.yearly_ore,
            (row.clause,) if row.clause else (),
        )
        for row in rows
    )


def exact(value: Decimal) -> int | Fraction:
    """A stored value for the rulebook: an integer where it is one."""
    whole = int(value)
    return whole if whole == value else Fraction(value)


@lru_cache(maxsize=256)
def key_of(text: str) -> AllocationKey:
    """The key that a text says. Read once a process: the same text is always the same key.

    Raises: UnusableFileError with its faults where it is none.
    """
    return reading.read(text.encode())
