"""What has happened in a body, the newest first: who came and went, who chaired, what was reviewed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverk.bodies.models import Appointment, Body, Post, Replacement, Reviewed, Seat
from samverk.bodies.queries.happenings import Happenings
from samverk.parties.models import Party, Person
from samverk.portal.deciding import decision


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened on a day; person and party where there is one."""

    on: dt.date
    what: str
    person: Person | None
    party: Party | None
    decision: str


def chronicle(body: Body, rows: Happenings, *, until: dt.date) -> list[Happened]:
    """Everything that had happened in a body by a day, the newest first. No queries."""
    found = [
        *_of_body(body),
        *_appointments(rows.appointments),
        *_replacements(rows.replacements),
        *_posts(rows.posts),
        *map(_review, rows.reviewed),
    ]
    past = [happened for happened in found if happened.on <= until]
    return sorted(past, key=lambda happened: (happened.on, happened.what), reverse=True)


def _of_body(body: Body) -> Iterator[Happened]:
    yield Happened(body.period.lower, _("Organet bildades"), None, None, "")
    if body.period.upper:
        yield Happened(body.period.upper, _("Organet upphörde"), None, None, "")


def _appointments(rows: Iterable[Appointment]) -> Iterator[Happened]:
    for row in rows:
        party, what = row.party or row.seat.party, _in_seat(row.seat)
        came = _("Ny %(what)s") % {"what": what}
        yield Happened(row.period.lower, came, row.person, party, decision(row))
        if row.period.upper:
            left = _("Lämnade som %(what)s") % {"what": what}
            yield Happened(row.period.upper, left, row.person, party, "")


def _in_seat(seat: Seat) -> str:
    if seat.kind == Seat.Kind.SUBSTITUTE:
        return str(seat.get_kind_display())
    if seat.standing in {Seat.Standing.MEMBER, Seat.Standing.EX_OFFICIO}:
        return _("ledamot")
    return str(seat.get_standing_display())


# Why somebody stands in is not told: it may be their health.
def _replacements(rows: Iterable[Replacement]) -> Iterator[Happened]:
    for row in rows:
        began = _("Tillfällig ersättare")
        yield Happened(row.period.lower, began, row.person, row.seat.party, "")
        if row.period.upper:
            ended = _("Inte längre tillfällig ersättare")
            yield Happened(row.period.upper, ended, row.person, row.seat.party, "")


def _posts(rows: Iterable[Post]) -> Iterator[Happened]:
    for row in rows:
        role = str(row.get_role_display())
        began = _("Ny %(what)s") % {"what": role}
        yield Happened(row.period.lower, began, row.person, row.party, decision(row))
        if row.period.upper:
            ended = _("Lämnade som %(what)s") % {"what": role}
            yield Happened(row.period.upper, ended, row.person, row.party, "")


def _review(row: Reviewed) -> Happened:
    what = _("Översyn av %(what)s") % {"what": row.get_what_display()}
    return Happened(row.on, what, None, None, decision(row))
