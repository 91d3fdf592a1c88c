"""People in seats and posts that a new version ends: their tasks end that day, and stay on record."""

import datetime as dt
from collections.abc import Iterable

from samverk.bodies.loading.timeline import as_range
from samverk.bodies.models import Appointment, Body, Post, Replacement, Seat
from samverk.rulebook.dates import Period


def end_with_seats(shortened: Iterable[tuple[Seat, Period]]) -> int:
    """End what runs past the end of each seat; gives how many were ended. Queries: two for each seat."""
    return sum(
        _end(kind.objects.filter(seat=seat), seat.period.upper)
        for seat, before in shortened
        if _ends_earlier(seat.period.upper, before)
        for kind in (Appointment, Replacement)
    )


def end_with_body(body: Body, before: Period) -> int:
    """End the posts that run past the end of the body."""
    return (
        _end(Post.objects.filter(body=body), body.period.upper)
        if _ends_earlier(body.period.upper, before)
        else 0
    )


def _ends_earlier(until: dt.date | None, before: Period) -> bool:
    return until is not None and (before.until_day is None or until < before.until_day)


def _end(rows: "Iterable[Appointment | Replacement | Post]", until: dt.date) -> int:
    running = [
        row
        for row in rows
        if row.period.lower < until and (row.period.upper is None or row.period.upper > until)
    ]
    for row in running:
        row.period = as_range(Period(row.period.lower, until))
        row.save()
    return len(running)
