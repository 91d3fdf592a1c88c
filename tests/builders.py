"""Plain functions that make the rows a test needs; every fact that a test does not name has a default."""

import datetime as dt

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies.models import (
    Appointment,
    Body,
    Post,
    Replacement,
    Role,
    Seat,
    SideKind,
    Structure,
    StructureParty,
    StructureVersion,
    WorkingGroup,
)
from samverk.figures.models import Figure, Series
from samverk.foundation.models import User
from samverk.parties.models import Contact, Office, OfficeHolding, Organ, Party, Person

START = dt.date(2020, 9, 1)
LATER = dt.date(2022, 1, 1)
AT_LAST = dt.date(2024, 1, 1)


def days(from_day: dt.date = START, until_day: dt.date | None = None) -> DateRange:
    return DateRange(from_day, until_day)


def a_party(key: str = "ekby", **facts: object) -> Party:
    given = {"name": key.capitalize(), "named_on": START, "kind": "municipality", **facts}
    return Party.objects.create(key=key, **given)


def a_person(given_name: str = "Kim", family_name: str = "Ek", **facts: object) -> Person:
    return Person.objects.create(given_name=given_name, family_name=family_name, **facts)


def an_organ(party: Party, name: str = "Socialnämnden", **facts: object) -> Organ:
    return Organ.objects.create(
        party=party, **{"name": name, "kind": "committee", "period": days(), **facts}
    )


def an_office(party: Party, key: str = "socialchef") -> Office:
    return Office.objects.create(party=party, key=key, title="Socialchef")


def an_office_holding(
    office: Office, person: Person, period: DateRange | None = None
) -> OfficeHolding:
    return OfficeHolding.objects.create(office=office, person=person, period=period or days())


def a_series(key: str = "folkmangd", **facts: object) -> Series:
    given = {
        "name": "Folkmängd",
        "unit": "invånare",
        "measures": "population",
        "source_name": "SCB, folkmängd den 31 december",
        **facts,
    }
    return Series.objects.create(key=key, **given)


def a_figure(series: Series, party: Party, value: int = 11_203, **facts: object) -> Figure:
    given = {"on": START, "source": "SCB", "noted_on": START, "noted_by": "Kim Ek", **facts}
    return Figure.objects.create(series=series, party=party, value=value, **given)


def a_contact(party: Party, email: str = "registrator@ekby.example", **facts: object) -> Contact:
    given = {"name": "Registrator", "period": days(), **facts}
    return Contact.objects.create(party=party, email=email, **given)


def a_user(email: str = "kim@ekby.example") -> User:
    return User.objects.create_user(email=email, name="Kim Ek")


def a_role(user: User, structure: Structure, kind: str = "coordinator", **facts: object) -> Role:
    given = {"period": days(), **facts}
    return Role.objects.create(user=user, structure=structure, kind=kind, **given)


def a_structure(key: str = "lanet") -> Structure:
    return Structure.objects.create(key=key, name="Länets samverkan")


def a_version(
    structure: Structure, period: DateRange | None = None, **facts: object
) -> StructureVersion:
    given = {"label": "1", "content": "", "digest": "0" * 64, "period": period or days(), **facts}
    return StructureVersion.objects.create(structure=structure, **given)


def a_structure_party(structure: Structure, party: Party, **facts: object) -> StructureParty:
    given = {
        "key": party.key,
        "name": party.name,
        "side_kind": SideKind.MUNICIPALITIES,
        "is_signatory": True,
        "period": days(),
        **facts,
    }
    return StructureParty.objects.create(structure=structure, party=party, **given)


def a_body(structure: Structure, key: str = "samrad", **facts: object) -> Body:
    given = {"name": "Samrådet", "short": "Samrådet", "period": days(), **facts}
    return Body.objects.create(structure=structure, key=key, **given)


def a_seat(body: Body, **facts: object) -> Seat:
    given = {
        "kind": "ordinary",
        "standing": "member",
        "filler": "party:ekby",
        "number": 1,
        "period": days(),
        **facts,
    }
    return Seat.objects.create(body=body, **given)


def an_appointment(seat: Seat, person: Person, period: DateRange | None = None) -> Appointment:
    return Appointment.objects.create(seat=seat, person=person, period=period or days())


def a_replacement(seat: Seat, person: Person, period: DateRange | None = None) -> Replacement:
    return Replacement.objects.create(seat=seat, person=person, period=period or days())


def a_post(body: Body, person: Person, period: DateRange | None = None, **facts: object) -> Post:
    given = {"role": "chair", "period": period or days(), **facts}
    return Post.objects.create(body=body, person=person, **given)


def a_group(body: Body, period: DateRange, **facts: object) -> WorkingGroup:
    given = {"name": "Läkemedel", "task": "Gå igenom rutinen", "period": period, **facts}
    return WorkingGroup.objects.create(body=body, **given)
