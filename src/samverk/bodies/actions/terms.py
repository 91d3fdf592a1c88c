"""One after another in a seat or a post: whoever comes ends whoever is there."""

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.actions.refusals import check_order, period_in_words, refuse
from samverk.bodies.models import Appointment, Body, Post, Seat
from samverk.rulebook.dates import Period, day_in_words

if TYPE_CHECKING:
    from django.db.models import QuerySet

Term = TypeVar("Term", Appointment, Post)


def days_in(place: Seat | Body, from_day: dt.date, until_day: dt.date | None) -> Period:
    """The days of a term in a seat or a body; one until further notice ends with its place.

    Raises: Refused where there is no such day, or the place is not there on all of them.
    """
    check_order(from_day, until_day)
    there = place.period
    is_before = from_day < there.lower
    is_after = there.upper is not None and there.upper < (until_day or from_day)
    if is_before or is_after or from_day == there.upper:
        code = "bodies.seat_not_there" if isinstance(place, Seat) else "bodies.body_not_there"
        refuse(code, period=period_in_words(there.lower, there.upper))
    return Period(from_day, until_day or there.upper)


def make_room(rows: "QuerySet[Term]", period: Period) -> Term | None:
    """End whoever is there that day; gives the row to mend, where one begins on the very day.

    Raises: Refused where somebody comes later within the period.
    """
    later = rows.filter(period__startswith__gt=period.from_day).order_by("period").first()
    if later and (period.until_day is None or period.until_day > later.period.lower):
        day = day_in_words(later.period.lower)
        refuse("bodies.somebody_is_appointed_later", person=later.person.name, day=day)
    present = rows.filter(period__contains=period.from_day).first()
    if present is None:
        return None
    if present.period.lower == period.from_day:
        return present
    shorten(present, period.from_day)
    return None


def end_early(row: Term, on: dt.date) -> None:
    """Let a term end on a day: the first on which the person no longer has it.

    Raises: Refused where it would hold no day, or ends already.
    """
    check_order(row.period.lower, on)
    if row.period.upper is not None and on >= row.period.upper:
        day = day_in_words(row.period.upper)
        refuse("bodies.has_ended", person=row.person.name, day=day)
    shorten(row, on)


def shorten(row: Term, until_day: dt.date) -> None:
    """Let a term end earlier."""
    row.period = DateRange(row.period.lower, until_day)
    row.save(update_fields=["period"])
