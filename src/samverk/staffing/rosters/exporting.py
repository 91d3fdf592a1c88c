"""Who holds which seat on a day, as rows that can be read in again and then change nothing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Q

from samverk.bodies.models import Appointment, Body, Seat, Structure
from samverk.parties.models import OfficeHolding, Organ
from samverk.staffing.rosters.cells import Cell
from samverk.staffing.rosters.columns import EMAIL, Column, Kind, written
from samverk.staffing.rosters.organs import SORTS
from samverk.staffing.rosters.register import Register, register_of
from samverk.staffing.rosters.seating import KIND_WORDS, NO_RULE, STANDINGS

Rows = list[dict[str, Cell]]
_DAY = dt.timedelta(days=1)


def seats(
    structure: Structure, *, on: dt.date, body: Body | None = None, with_names: bool = True
) -> Rows:
    """Every seat of the structure or of one body that day, with who holds it or with no name.

    Queries: those of the register, and three.
    """
    register = register_of(structure, on=on)
    there = [
        seat
        for row in register.bodies.values()
        if body is None or row.pk == body.pk
        for seat in register.seats.get(row.pk, [])
        if seat.period.lower <= on and (seat.period.upper is None or on < seat.period.upper)
    ]
    held = _held(there, on) if with_names else {}
    offices = _offices(held.values(), on)
    return [_row(seat, held.get(seat.pk), offices, register) for seat in there]


def _held(there: Iterable[Seat], on: dt.date) -> dict[int, Appointment]:
    rows = Appointment.objects.filter(seat__in=[seat.pk for seat in there], period__contains=on)
    return {row.seat_id: row for row in rows.select_related("person", "party", "organ")}


def _offices(
    held: Iterable[Appointment], on: dt.date
) -> Mapping[tuple[int, int | None], list[str]]:
    """The titles that a person has at a party that day."""
    titles: dict[tuple[int, int | None], list[str]] = defaultdict(list)
    rows = OfficeHolding.objects.filter(
        person__in={row.person_id for row in held}, period__contains=on
    )
    for person, party, title in rows.order_by("office__title").values_list(
        "person_id", "office__party_id", "office__title"
    ):
        titles[person, party].append(title)
    return titles


def _row(
    seat: Seat,
    held: Appointment | None,
    offices: Mapping[tuple[int, int | None], list[str]],
    register: Register,
) -> dict[str, Cell]:
    party = held.party if held else seat.party
    row: dict[str, Cell] = {
        "body": seat.body.name,
        "party": party.name if party else "",
        "kind": KIND_WORDS[Seat.Kind(seat.kind)],
        "number": str(seat.number),
        "filler": register.filler(seat) or NO_RULE,
        "standing": STANDINGS[Seat.Standing(seat.standing)],
    }
    return row | _holder(held, offices, register) if held else row


def _holder(
    held: Appointment,
    offices: Mapping[tuple[int, int | None], list[str]],
    register: Register,
) -> dict[str, Cell]:
    person = held.person
    titles = offices.get((person.pk, held.party_id), []) if held.party_id else []
    return {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "email": person.email,
        "profession": "; ".join(register.profession_name(key) for key in person.professions),
        "office": "; ".join(titles),
        "from_day": held.period.lower,
        "to_day": held.period.upper - _DAY if held.period.upper else "",
        "decided_by": held.organ.name if held.organ else "",
        "decided_on": held.decided_on or "",
        "paragraph": held.paragraph,
        "registry_number": held.registry_number,
    }


def line(structure: Structure, *, on: dt.date) -> Rows:
    """The line organisation that day of every party in the structure. One query."""
    rows = Organ.objects.filter(
        Q(party__structures__structure=structure), period__contains=on
    ).distinct()
    return [
        {
            "party": row.party.name,
            "organ": row.name,
            "sort": SORTS[Organ.Kind(row.kind)],
            "under": row.parent.name if row.parent else "",
            "from_day": row.period.lower,
            "to_day": row.period.upper - _DAY if row.period.upper else "",
        }
        for row in rows.select_related("party", "parent").order_by("party__name", "pk")
    ]


def columns(kind: Kind, *, with_email: bool) -> tuple[Column, ...]:
    """The columns of a sheet; addresses are for those who look after the structure."""
    return tuple(column for column in written(kind) if with_email or column is not EMAIL)


def table(rows: Rows, of: tuple[Column, ...]) -> Iterator[list[Cell]]:
    """The headings, and each row in the order of the columns."""
    yield [column.heading for column in of]
    for row in rows:
        yield [row.get(column.field, "") for column in of]
