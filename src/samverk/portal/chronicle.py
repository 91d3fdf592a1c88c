"""What has happened in a body, the newest first: who came and went, who chaired, what was fixed and reviewed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from samverk.bodies.models import (
    Appointment,
    Body,
    Post,
    RemitRecord,
    Replacement,
    Reviewed,
    Seat,
    WorkingGroup,
)
from samverk.bodies.queries.happenings import Day, Days, Row, rows_of
from samverk.parties.models import Party, Person
from samverk.portal.deciding import decision

BODY = "body"


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened on a day; person and party where there is one."""

    on: dt.date
    what: str
    person: Person | None
    party: Party | None
    decision: str


def chronicle(
    body: Body, days: Days, *, until: dt.date, number: str | None, on_a_page: int
) -> "Page[Happened]":
    """One page of what had happened in a body by a day, the newest first.

    Queries: one for each kind of row on the page, six at the most.
    """
    own = [Day(body.period.lower, BODY, body.pk, is_end=False)]
    if body.period.upper:
        own.append(Day(body.period.upper, BODY, body.pk, is_end=True))
    past = [*days.until(until), *(day for day in own if day.on <= until)]
    past.sort(key=lambda day: day.on, reverse=True)
    page: Page[Any] = Paginator(past, on_a_page).get_page(number)
    page.object_list = _told(list(page))
    return page


def _told(days: Sequence[Day]) -> list[Happened]:
    rows = rows_of(day for day in days if day.kind != BODY)
    return [
        _of_row(day, rows[day.kind, day.key]) if day.kind != BODY else _of_body(day) for day in days
    ]


def _of_body(day: Day) -> Happened:
    what = _("Organet upphörde") if day.is_end else _("Organet bildades")
    return Happened(day.on, what, None, None, "")


def _of_row(day: Day, row: Row) -> Happened:
    decided = "" if day.is_end or isinstance(row, Replacement) else decision(row)
    if isinstance(row, Appointment):
        what = _came_or_left(day, _in_seat(row.seat))
        return Happened(day.on, what, row.person, row.party or row.seat.party, decided)
    if isinstance(row, Replacement):
        return Happened(day.on, _stood_in(day), row.person, row.seat.party, "")
    if isinstance(row, Post):
        what = _came_or_left(day, str(row.get_role_display()))
        return Happened(day.on, what, row.person, row.party, decided)
    return Happened(day.on, _of_the_whole(day, row), None, None, decided)


def _came_or_left(day: Day, what: str) -> str:
    said = _("Lämnade som %(what)s") if day.is_end else _("Ny %(what)s")
    return said % {"what": what}


def _in_seat(seat: Seat) -> str:
    if seat.kind == Seat.Kind.SUBSTITUTE:
        return str(seat.get_kind_display())
    if seat.standing in {Seat.Standing.MEMBER, Seat.Standing.EX_OFFICIO}:
        return _("ledamot")
    return str(seat.get_standing_display())


def _stood_in(day: Day) -> str:
    """Why somebody stands in is not told: it may be their health."""
    return _("Inte längre tillfällig ersättare") if day.is_end else _("Tillfällig ersättare")


def _of_the_whole(day: Day, row: Reviewed | RemitRecord | WorkingGroup) -> str:
    if isinstance(row, RemitRecord):
        return _("Uppdraget fastställt")
    if isinstance(row, Reviewed):
        return _("Översyn av %(what)s") % {"what": row.get_what_display()}
    if day.is_end:
        return _("Arbetsgruppen %(name)s upphörde") % {"name": row.name}
    goes_on = getattr(row, "goes_on", False)
    said = _("Arbetsgruppen %(name)s ändrad") if goes_on else _("Ny arbetsgrupp: %(name)s")
    return said % {"name": row.name}
