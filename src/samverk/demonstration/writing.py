"""Stores a story that has been told."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.models import Appointment, Post, Replacement, Reviewed, Seat
from samverk.demonstration import deciding
from samverk.demonstration.happenings import StandIn
from samverk.demonstration.place import Place
from samverk.demonstration.roster import InOffice, Roster, Task, common
from samverk.demonstration.stage import Stage
from samverk.demonstration.story import Leadership, Review, Staffing
from samverk.parties.models import Office, OfficeHolding
from samverk.rulebook.dates import Period


def appointments(roster: Roster, rules: Mapping[str, Staffing], stage: Stage) -> None:
    """Store who holds which seat. One query."""
    Appointment.objects.bulk_create(
        _appointment(task, seat, days, rules[task.place.body], stage)
        for task in roster
        for seat in stage.seats[task.place]
        if (days := common(task.period, Period(seat.period.lower, seat.period.upper)))
    )


def _appointment(task: Task, seat: Seat, days: Period, rule: Staffing, stage: Stage) -> Appointment:
    decision = deciding.of_task(task, rule, stage)
    return Appointment(
        seat=seat,
        person=task.person,
        party=stage.parties[task.party],
        period=_range(days),
        organ=decision.organ,
        decided_on=decision.decided_on,
        paragraph=decision.paragraph,
        registry_number=decision.registry_number,
    )


def replacements(stand_ins: Iterable[StandIn], stage: Stage) -> None:
    """Store who stands in for whom. One query."""
    Replacement.objects.bulk_create(
        Replacement(
            seat=_seat(row.place, row.period.from_day, stage),
            person=row.person,
            period=_range(row.period),
            reason=row.reason,
        )
        for row in stand_ins
    )


def _seat(place: Place, on: dt.date, stage: Stage) -> Seat:
    return next(
        seat for seat in stage.seats[place] if on in Period(seat.period.lower, seat.period.upper)
    )


def posts(leadership: Iterable[Leadership], roster: Roster, stage: Stage) -> None:
    """Store who chairs; where the holder of the chair's seat changes, the next one takes over. One query."""
    Post.objects.bulk_create(
        _post(task, row, role, stage)
        for row in leadership
        for role, seat in (
            (Post.Role.CHAIR, row.chair),
            (Post.Role.VICE_CHAIR, row.vice),
            (Post.Role.CONVENER, row.convener),
        )
        if seat
        for task in roster.during(
            Place.of(f"{row.body}/{seat}"), Period(row.from_day, row.until_day)
        )
    )


def _post(task: Task, row: Leadership, role: str, stage: Stage) -> Post:
    body = stage.bodies[row.body]
    days = common(task.period, Period(row.from_day, row.until_day)) or task.period
    is_first = days.from_day == row.from_day
    decision = deciding.within(row.body, days.from_day, row.decided if is_first else None)
    return Post(
        body=body,
        role=role,
        person=task.person,
        party=stage.parties[task.party],
        side=stage.sides[task.party],
        period=_range(days),
        prolonged_by=row.prolonged_by,
        decided_on=decision.decided_on,
        paragraph=decision.paragraph,
    )


def reviews(rows: Iterable[Review], stage: Stage) -> None:
    """Store what was reviewed when. One query."""
    Reviewed.objects.bulk_create(
        Reviewed(
            body=stage.bodies[row.body],
            what=row.what,
            on=day,
            decided_on=day,
            paragraph=deciding.within(row.body, day, day).paragraph,
        )
        for row in rows
        for day in row.on
    )


def offices(rows: Iterable[InOffice], stage: Stage) -> None:
    """Store the offices that seats ask for. One query, and one or two for each office."""
    held = list(rows)
    found: dict[tuple[str, str], Office] = {}
    for row in held:
        if (row.party, row.office.key) not in found:
            found[row.party, row.office.key], _ = Office.objects.get_or_create(
                party=stage.parties[row.party],
                key=row.office.key,
                defaults={"title": row.office.title},
            )
    OfficeHolding.objects.bulk_create(
        OfficeHolding(
            office=found[row.party, row.office.key], person=row.person, period=_range(row.period)
        )
        for row in held
    )


def _range(period: Period) -> DateRange:
    return DateRange(period.from_day, period.until_day)
