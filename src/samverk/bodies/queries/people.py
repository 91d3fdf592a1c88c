"""What a person does and has done in the collaboration."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from samverk.bodies.models import Appointment, Body, Post, Replacement, Structure
from samverk.parties.models import OfficeHolding, Party, Person
from samverk.rulebook.dates import Period


@dataclass(frozen=True, slots=True)
class Task:
    """Something a person does for a period: a seat, a seat in another's stead, a post, or an office at a party."""

    row: Appointment | Replacement | Post | OfficeHolding
    structure: Structure | None
    body: Body | None
    party: Party | None
    period: Period

    @property
    def kind(self) -> str:
        """What sort of task it is: "appointment", "replacement", "post" or "officeholding"."""
        return type(self.row).__name__.lower()

    def is_current(self, on: dt.date) -> bool:
        return on in self.period


def tasks_of(person: Person) -> list[Task]:
    """Everything that is recorded of a person, the newest first. Four queries."""
    through = ("seat__body__structure", "seat__party", "organ")
    appointments = Appointment.objects.filter(person=person).select_related("party", *through)
    replacements = Replacement.objects.filter(person=person).select_related(*through[:2])
    posts = Post.objects.filter(person=person).select_related("body__structure", "party", "organ")
    offices = OfficeHolding.objects.filter(person=person).select_related(
        "office__party", "office__organ"
    )
    tasks = [
        *(_in_seat(row, row.party or row.seat.party) for row in appointments),
        *(_in_seat(row, row.seat.party) for row in replacements),
        *(Task(row, row.body.structure, row.body, row.party, _period(row)) for row in posts),
        *(Task(row, None, None, row.office.party, _period(row)) for row in offices),
    ]
    return sorted(tasks, key=lambda task: task.period.from_day, reverse=True)


def structures_of(person: Person) -> list[Structure]:
    """Every structure where a person has ever been: in a seat, a post, a group, or an office of one of its parties.

    Queries: one.
    """
    bodies = Body.objects.filter(
        Q(seats__appointments__person=person)
        | Q(seats__replacements__person=person)
        | Q(posts__person=person)
        | Q(working_groups__members__person=person)
    )
    parties = OfficeHolding.objects.filter(person=person).values("office__party")
    here = Q(pk__in=bodies.values("structure")) | Q(parties__party__in=parties)
    return list(Structure.objects.filter(here).distinct().order_by("pk"))


def _in_seat(row: Appointment | Replacement, party: Party | None) -> Task:
    body = row.seat.body
    return Task(row, body.structure, body, party, _period(row))


def _period(row: Appointment | Replacement | Post | OfficeHolding) -> Period:
    return Period(row.period.lower, row.period.upper)


def named(text: str) -> Q:
    """Persons whose name has each of the words, in any order."""
    wanted = Q()
    for word in text.split():
        wanted &= Q(given_name__icontains=word) | Q(family_name__icontains=word)
    return wanted
