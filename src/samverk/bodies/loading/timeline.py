"""The versions of a structure laid end to end, and what they want to exist when."""

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.rulebook.dates import Period
from samverk.rulebook.structure.model import Structure as Rules

Facts = TypeVar("Facts", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Wanted(Generic[Facts]):
    """A row that should exist for a period, with the facts it should hold."""

    period: Period
    facts: Facts


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a version during which the same parties and bodies take part."""

    period: Period
    rules: Rules


def stretches(versions: Iterable[tuple[Period, Rules]]) -> Iterator[Stretch]:
    """Each version cut at the days when a party joins or leaves, or a body starts or ends."""
    for period, rules in versions:
        days = sorted({period.from_day, *(day for day in _turning_days(rules) if day in period)})
        ends = [*days[1:], period.until_day]
        for from_day, until_day in zip(days, ends, strict=True):
            yield Stretch(Period(from_day, until_day), rules)


def _turning_days(rules: Rules) -> Iterator[dt.date]:
    for party in rules.parties.values():
        yield from (day for day in (party.joined, party.left) if day)
    for body in rules.bodies.values():
        yield from (day for day in (body.starts, body.ends) if day)


def joined(wanted: Iterable[Wanted[Facts]]) -> list[Wanted[Facts]]:
    """The same in order of time, where neighbours with the same facts have become one."""
    result: list[Wanted[Facts]] = []
    for item in sorted(wanted, key=lambda item: item.period.from_day):
        last = result[-1] if result else None
        if last and last.period.until_day == item.period.from_day and last.facts == item.facts:
            result[-1] = Wanted(Period(last.period.from_day, item.period.until_day), item.facts)
        else:
            result.append(item)
    return result


def as_range(period: Period) -> DateRange:
    """The period as the database writes it."""
    return DateRange(period.from_day, period.until_day)


def as_period(stored: DateRange) -> Period:
    """The period that the database holds."""
    return Period(stored.lower, stored.upper)
