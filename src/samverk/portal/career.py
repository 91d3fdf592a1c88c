"""What a person does and has done, as the page of the person tells it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverk.bodies.models import Appointment, Body, Decided, Post, Replacement, Seat, Structure
from samverk.bodies.queries.people import Task
from samverk.parties.models import Office, OfficeHolding, Party
from samverk.portal.deciding import decision
from samverk.rulebook.dates import Period


@dataclass(frozen=True, slots=True)
class Told:
    """One task in words: what, where, on whose behalf, when and by which decision."""

    what: str
    structure: Structure | None
    body: Body | None
    party: Party | None
    period: Period
    decision: str
    note: str


@dataclass(frozen=True, slots=True)
class Career:
    """The tasks of a person on a day, each list the newest first."""

    current: tuple[Told, ...]
    coming: tuple[Told, ...]
    earlier: tuple[Told, ...]


def career(tasks: Iterable[Task], *, on: dt.date) -> Career:
    """The tasks, told and sorted by whether they are held that day."""
    told = [(_told(task), task) for task in tasks]
    return Career(
        tuple(each for each, task in told if task.is_current(on)),
        tuple(each for each, task in told if task.period.from_day > on),
        tuple(each for each, task in told if task.period.until_day and task.period.until_day <= on),
    )


def _told(task: Task) -> Told:
    row = task.row
    return Told(
        what=_what(row),
        structure=task.structure,
        body=task.body,
        party=task.party,
        period=task.period,
        decision=decision(row) if isinstance(row, Decided) else "",
        note=_note(row),
    )


def _what(row: Appointment | Replacement | Post | OfficeHolding) -> str:
    if isinstance(row, OfficeHolding):
        return row.office.title
    if isinstance(row, Post):
        return str(row.get_role_display()).capitalize()
    if isinstance(row, Replacement):
        return _("Tillfällig ersättare")
    return _in_seat(row.seat)


def _in_seat(seat: Seat) -> str:
    if seat.kind == Seat.Kind.SUBSTITUTE:
        return _("Ersättare")
    return str(seat.get_standing_display()).capitalize()


def _beyond_title(office: Office) -> str:
    """The organ that an office is in, where its title does not say so."""
    name = office.organ.name if office.organ else ""
    return "" if name.casefold() in office.title.casefold() else name


def _note(row: Appointment | Replacement | Post | OfficeHolding) -> str:
    if isinstance(row, OfficeHolding):
        return _beyond_title(row.office)
    if isinstance(row, Post) and row.prolonged_by:
        return _("Förlängt genom %(how)s") % {"how": row.get_prolonged_by_display()}
    return ""
