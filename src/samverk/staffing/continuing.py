"""Who has an asked seat when the appointments begin, or has had it until then, and may go on in it."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.models import Appointment
from samverk.parties.models import OfficeHolding, Party, Person
from samverk.staffing.models import AskedSeat, Nomination, Question


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a seat, and the office that the person has at the party, where the register knows one."""

    person: Person
    office: str

    @property
    def name(self) -> str:
        """The name as people say it."""
        return self.person.name


def holders(asked: Iterable[AskedSeat], question: Question) -> Mapping[int, Person]:
    """Who has each seat on the first day of the term or the day before it, apart from those whom the round appointed.

    Shape: by the seat's primary key; of two the one who began last.
    Queries: one.
    """
    first = question.round.term_from
    seats = {each.seat_id for each in asked if each.seat_id is not None}
    around = DateRange(first - dt.timedelta(days=1), first + dt.timedelta(days=1))
    rows = Appointment.objects.filter(seat__in=seats, period__overlap=around)
    rows = rows.exclude(nominations__reply__question=question)
    return {row.seat_id: row.person for row in rows.select_related("person").order_by("period")}


def with_offices(
    persons: Mapping[int, Person], party: Party, *, on: dt.date
) -> Mapping[int, Holder]:
    """The same with the office that each has at the party that day; of several the one that began last. One query."""
    offices = _offices(persons.values(), party, on)
    return {seat: Holder(person, offices.get(person.pk, "")) for seat, person in persons.items()}


def _offices(persons: Collection[Person], party: Party, on: dt.date) -> Mapping[int, str]:
    rows = OfficeHolding.objects.filter(
        person__in=persons, office__party=party, period__contains=on
    ).order_by("period", "pk")
    return dict(rows.values_list("person", "office__title"))


def is_named(person: Person, named: Nomination) -> bool:
    """Whether a name is the person's: the same name, and no other address."""
    if person.email and named.email and person.email.lower() != named.email.lower():
        return False
    return person.name.casefold() == named.name.casefold()
