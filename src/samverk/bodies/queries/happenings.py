"""What has happened in a body through time, out of the periods of its rows: first the days, then the rows of some."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Value, When

from samverk.bodies.models import (
    Appointment,
    Body,
    Post,
    RemitRecord,
    Replacement,
    Reviewed,
    WorkingGroup,
)

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

Row = Appointment | Replacement | Post | Reviewed | RemitRecord | WorkingGroup
_MODELS: Mapping[str, type[Row]] = {
    "appointment": Appointment,
    "replacement": Replacement,
    "post": Post,
    "reviewed": Reviewed,
    "remit": RemitRecord,
    "group": WorkingGroup,
}
_WITH = {
    "appointment": ("person", "party", "organ", "seat__party"),
    "replacement": ("person", "seat__party"),
    "post": ("person", "party", "organ"),
    "reviewed": ("organ",),
    "remit": ("organ",),
    "group": ("organ",),
}


_SAME = WorkingGroup.objects.filter(
    body=OuterRef("body"), name=OuterRef("name"), period__adjacent_to=OuterRef("period")
)
_ENDS = F("period__endswith")
# A remit ends when the next is fixed, which is told; a review has no end.
_NEVER = Value(None, output_field=DateField())
# A group that goes on with another task has not ended.
_UNLESS_CONTINUED = Case(
    When(Exists(_SAME.filter(period__fully_gt=OuterRef("period"))), then=_NEVER),
    default=_ENDS,
    output_field=DateField(),
)
_GOES_ON = Exists(_SAME.filter(period__fully_lt=OuterRef("period")))


@dataclass(frozen=True, slots=True)
class Day:
    """That a row begins or ends on a day; key tells which row."""

    on: dt.date
    kind: str
    key: int
    is_end: bool


@dataclass(frozen=True, slots=True)
class Days:
    """When each row of a body began, and when it ended if it has, in no order."""

    periods: tuple[tuple[str, int, dt.date, dt.date | None], ...]

    def rows(self) -> Iterator["Model"]:
        """Every row by its key alone, as its history is asked for."""
        return (_MODELS[kind](pk=key) for kind, key, _from_day, _until in self.periods)

    def until(self, last: dt.date) -> list[Day]:
        """What had happened by a day, the newest first; what ended before what began."""
        days = (day for period in self.periods for day in _days(*period) if day.on <= last)
        return sorted(
            days, key=lambda day: (day.on, not day.is_end, day.kind, day.key), reverse=True
        )


def _days(kind: str, key: int, from_day: dt.date, until: dt.date | None) -> Iterator[Day]:
    yield Day(from_day, kind, key, is_end=False)
    if until is not None:
        yield Day(until, kind, key, is_end=True)


def of_body(body: Body, *, until: dt.date) -> Days:
    """When the rows of a body began and ended, those that had begun by a day. One query."""
    begun = {"period__startswith__lte": until}
    first, *others = (
        _periods("appointment", Appointment.objects.filter(seat__body=body, **begun)),
        _periods("replacement", Replacement.objects.filter(seat__body=body, **begun)),
        _periods("post", Post.objects.filter(body=body, **begun)),
        _periods("remit", RemitRecord.objects.filter(body=body, **begun), _NEVER),
        _periods("group", WorkingGroup.objects.filter(body=body, **begun), _UNLESS_CONTINUED),
        Reviewed.objects.filter(body=body, on__lte=until).values_list(
            Value("reviewed", output_field=CharField()),
            "pk",
            "on",
            _NEVER,
        ),
    )
    return Days(tuple(first.union(*others, all=True)))


def _periods(kind: str, rows: "QuerySet[Any]", until: Any = _ENDS) -> "QuerySet[Any, Any]":  # noqa: ANN401 -- an expression
    named = Value(kind, output_field=CharField())
    return rows.order_by().values_list(named, "pk", F("period__startswith"), until)


def rows_of(days: Iterable[Day]) -> Mapping[tuple[str, int], Row]:
    """The rows behind some days, with what they are told by. One query for each kind among them."""
    wanted: dict[str, set[int]] = {}
    for day in days:
        wanted.setdefault(day.kind, set()).add(day.key)
    found: dict[tuple[str, int], Row] = {}
    for kind, keys in wanted.items():
        rows: Any = _MODELS[kind].objects.select_related(*_WITH[kind])
        rows = rows.annotate(goes_on=_GOES_ON) if kind == "group" else rows
        found |= {(kind, key): row for key, row in rows.in_bulk(keys).items()}
    return found
