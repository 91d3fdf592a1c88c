"""A small county to show on pages: a file, its rows, and people in the seats."""

import datetime as dt

from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies import loading
from samverk.bodies.models import Appointment, Body, Post, Replacement, Seat, Structure
from samverk.parties.models import Organ, Party, Person

START = dt.date(2020, 9, 1)
NAMES = ("Ekby", "Alby", "Öby", "Åby", "Zby", "Norrby", "Söderby", "Österby")

_HEAD = """
format = 1
[structure]
id = "lanet"
name = "Länets samverkan"
area = "Länet"
valid_from = 2020-09-01
agreement = "lanet-2020"
[sources.lanet-2020]
title = "Överenskommelsen"
[sources.lanet-2020.clauses]
"1" = { sv = "Varje kommun har en plats.", en = "Each municipality has a seat.", coverage = "modelled" }
"2" = { sv = "Ordföranden skiftar varje år.", en = "The chair turns every year.", coverage = "modelled" }
"3" = { sv = "Var och en bär sina kostnader.", en = "Each bears its costs.", coverage = "elsewhere" }
[sides]
region = { name = "Regionen", kind = "region" }
municipalities = { name = "Kommunerna", kind = "municipalities" }
[levels]
political = { name = "Förtroendevalda" }
officials = { name = "Tjänstepersoner" }
[parties.regionen]
name = "Region Länet"
kind = "region"
side = "region"
scb = "99"
"""
_PARTY = """
[parties.{key}]
name = "{name} kommun"
kind = "municipality"
side = "municipalities"
"""
_SAMRAD = """
[bodies.samrad]
name = "Samrådet för länet"
short = "Samrådet"
aliases = ["Länsforum"]
form = "consultation"
level = "political"
clause = "1"
remit = { text = "Frågor som rör hela länet.", decided_by = "agreement", rules_by = "itself", clause = "1" }
reviews = [{ of = ["remit"], every_years = 2, by = "itself", clause = "1" }]
[[bodies.samrad.seats]]
from = { each = "municipality" }
ordinary = 1
substitutes = 1
clause = "1"
[[bodies.samrad.seats]]
from = "regionen"
ordinary = 2
clause = "1"
[bodies.samrad.presidium]
chosen_by = "itself"
longer_by = "unanimous"
clause = "2"
[bodies.samrad.presidium.chair]
side = "alternates"
every_years = 1
per = "calendar year"
first = { year = 2020, side = "municipalities" }
clause = "2"
[bodies.samrad.presidium.vice]
side = "other"
clause = "2"
[routes.arende]
name = "Från fråga till rekommendation"
stops = ["raiser", "samrad", "principals"]
between_levels = "line"
written = true
clause = "1"
[calendar.seminarium]
what = "Ledningsseminarium"
season = "autumn"
owner = "samrad"
clause = "3"
"""
_GROUP = """
[bodies.grupp-{number}]
name = "Grupp {number}"
form = "officials_group"
level = "officials"
parent = "samrad"
prepares_for = "samrad"
{ends}clause = "1"
[[bodies.grupp-{number}.seats]]
from = {{ each = "municipality" }}
ordinary = 1
clause = "1"
"""


def file(*, municipalities: int = 2, groups: int = 1, ends: str = "", extra: str = "") -> str:
    """The text of a structure file of this size; ends is the day on which the groups end."""
    parties = (_PARTY.format(key=key(name), name=name) for name in NAMES[:municipalities])
    ending = f"ends = {ends}\n" if ends else ""
    bodies = (_GROUP.format(number=number, ends=ending) for number in range(1, groups + 1))
    return "".join((_HEAD, *parties, _SAMRAD, *bodies, extra))


def key(name: str) -> str:
    """The key that a municipality has in the file."""
    return name.lower().replace("å", "a").replace("ö", "o")


def a_county(text: str = "", *, municipalities: int = 2, groups: int = 1) -> Structure:
    """A county whose every ordinary seat of the municipalities is held, by one person each, from the first day."""
    text = text or file(municipalities=municipalities, groups=groups)
    loading.load(text.encode(), actor="kim")
    for number, seat in enumerate(Seat.objects.filter(kind="ordinary").order_by("pk"), start=1):
        if seat.party and seat.party.kind == Party.Kind.MUNICIPALITY:
            appoint(seat, a_person("Kim", f"Ek{'abcdefghijklmnopqrstuvwxyz'[number % 26]}"))
    return Structure.objects.get()


def a_person(given: str = "Kim", family: str = "Ek") -> Person:
    """Somebody."""
    return Person.objects.create(given_name=given, family_name=family)


def appoint(
    seat: Seat, person: Person, from_day: dt.date = START, until: dt.date | None = None
) -> Appointment:
    """Put somebody in a seat by a decision of the party's council."""
    organ = None
    if seat.party:
        organ, _ = Organ.objects.get_or_create(
            party=seat.party,
            name="Kommunfullmäktige",
            kind=Organ.Kind.COUNCIL,
            period=DateRange(START, None),
        )
    return Appointment.objects.create(
        seat=seat,
        person=person,
        party=seat.party,
        period=DateRange(from_day, until),
        organ=organ,
        decided_on=dt.date(2020, 8, 20),
        paragraph="§ 7",
        registry_number="12-2020",
    )


def seat_of(party: str, body: str = "samrad", kind: str = "ordinary", number: int = 1) -> Seat:
    """The seat of a party in a body."""
    return Seat.objects.get(filler=f"party:{party}", body__key=body, kind=kind, number=number)


def leave(seat: Seat, on: dt.date) -> None:
    """End whoever holds the seat on a day."""
    appointment = seat.appointments.get()
    appointment.period = DateRange(appointment.period.lower, on)
    appointment.save()


def chair(person: Person, side: str, year: int, role: str = "chair") -> Post:
    """Give somebody a post in Samrådet for a year."""
    return Post.objects.create(
        body=Body.objects.get(key="samrad"),
        role=role,
        person=person,
        side=side,
        period=DateRange(dt.date(year, 1, 1), dt.date(year + 1, 1, 1)),
    )


def stand_in(seat: Seat, person: Person, from_day: dt.date, until: dt.date) -> Replacement:
    """Let somebody serve in a seat for a while."""
    return Replacement.objects.create(
        seat=seat, person=person, period=DateRange(from_day, until), reason="föräldraledig"
    )
