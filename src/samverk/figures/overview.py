"""The register of series: what each is, how new it is, and which structures it covers."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverk.figures import events, queries
from samverk.figures.models import Series
from samverk.figures.queries import Standing, Value
from samverk.foundation.formats import sv_sort
from samverk.parties.models import Party


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a group's parties have a figure for its newest day, and which do not."""

    group: events.Group
    newest: dt.date | None
    having: int
    missing: tuple[Party, ...]

    @property
    def of(self) -> int:
        """How many there are."""
        return self.having + len(self.missing)

    @property
    def is_whole(self) -> bool:
        """Whether all have one."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Line:
    """A series and what it covers."""

    standing: Standing
    coverage: tuple[Coverage, ...]

    @property
    def series(self) -> Series:
        """The series itself."""
        return self.standing.series


def lines(*, noted_by: dt.date) -> list[Line]:
    """Every series as it was known that day. Three queries, and those of the groups."""
    newest = queries.newest(noted_by=noted_by)
    groups = events.groups(noted_by)
    return [
        Line(standing, _coverages(groups, newest.get(standing.series.pk, {})))
        for standing in queries.register(noted_by=noted_by)
    ]


def _coverages(groups: Sequence[events.Group], of: Mapping[int, Value]) -> tuple[Coverage, ...]:
    return tuple(coverage(group, of) for group in groups)


def coverage(group: events.Group, of: Mapping[int, Value]) -> Coverage:
    """How a series covers a group: those of the kinds that have figures at all, the municipalities where none has."""
    days = [of[party.pk].on for party in group.parties if party.pk in of]
    newest = max(days, default=None)
    kinds = {party.kind for party in group.parties if party.pk in of} or {Party.Kind.MUNICIPALITY}
    wanted = [party for party in group.parties if party.kind in kinds]
    missing = [party for party in wanted if party.pk not in of or of[party.pk].on != newest]
    return Coverage(
        group,
        newest,
        len(wanted) - len(missing),
        tuple(sorted(missing, key=lambda party: sv_sort(party.name))),
    )
