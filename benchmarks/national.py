"""A national data set: 21 regions with their 290 municipalities, 80 coordination associations, ten years of people.

The sizes are the real ones (municipalities in each county); every name and person is made up.
"""

import datetime as dt
import random
from collections.abc import Iterator

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from samverk.bodies import loading
from samverk.bodies.models import Appointment, Body, Post, Reviewed, Seat
from samverk.foundation import audit
from samverk.parties.models import Party, Person

MUNICIPALITIES = (26, 8, 9, 13, 13, 8, 12, 1, 5, 33, 6, 49, 16, 12, 10, 15, 10, 7, 8, 15, 14)
ASSOCIATIONS = 80
FIRST = dt.date(2016, 1, 1)
YEARS = 10
VACANT, LATE = 0.02, 0.05  # seats that nobody holds; terms that end a month early
PREPARATORY = ("barn", "vuxna", "hjalpmedel", "patientsakerhet")


def load(report: "Reporter") -> None:
    """Fill an empty database with the nation. The same every time."""
    chance = random.Random("nationen")  # noqa: S311 -- repeatable, not secret
    files = [*(_county(number) for number in range(len(MUNICIPALITIES))), *_associations()]
    for done, content in enumerate(files, start=1):
        loading.load(content.encode(), actor="Mätningen")
        report("strukturer", done, len(files))
    with transaction.atomic(), audit.acting(actor="Mätningen", reason="Nationell datamängd"):
        _people(chance, report)


class Reporter:
    """Tells how far the loading has come."""

    def __call__(self, what: str, done: int, of: int) -> None:
        """Print every tenth step."""
        if done % 10 == 0 or done == of:
            print(f"  {what}: {done} av {of}", flush=True)


def _head(key: str, name: str) -> str:
    return f"""
format = 1
[structure]
id = "{key}"
name = "{name}"
valid_from = {FIRST}
agreement = "{key}-avtal"
[sources.{key}-avtal]
title = "Avtalet för {name}"
[sources.{key}-avtal.clauses]
"5" = {{ sv = "Platser", en = "Seats", coverage = "modelled" }}
"""


def _county(number: int) -> str:
    """One county with the bodies that Västerbotten has."""
    first = sum(MUNICIPALITIES[:number])
    towns = range(first + 1, first + MUNICIPALITIES[number] + 1)
    parties = "".join(
        f'[parties.kommun-{town:03}]\nname = "Kommun {town:03}"\nkind = "municipality"\nside = "municipalities"\n'
        for town in towns
    )
    preparatory = "".join(_preparatory(name) for name in PREPARATORY)
    return f"""{_head(f"lan-{number + 1:02}", f"Län {number + 1:02}")}
[sides]
region = {{ name = "Regionen", kind = "region" }}
municipalities = {{ name = "Kommunerna", kind = "municipalities" }}
[parties.region-{number + 1:02}]
name = "Region {number + 1:02}"
kind = "region"
side = "region"
{parties}
{_main("samrad", "Samråd", "consultation", "political", number, "")}
{_main("lsg", "Länssamverkansgrupp", "officials_group", "officials", number, 'prepares_for = "samrad"')}
[[bodies.lsg.seats]]
from = {{ chair_of = "beredning-barn" }}
clause = "5"
{preparatory}"""


def _main(key: str, name: str, form: str, level: str, number: int, more: str) -> str:
    return f"""
[bodies.{key}]
name = "{name}"
form = "{form}"
level = "{level}"
{more}
reviews = [{{ of = ["remit", "staffing"], every_years = 2, clause = "5" }}]
presidium.chair = {{ side = "alternates", every_years = 1, first = {{ year = 2016, side = "municipalities" }} }}
presidium.vice = {{ side = "other" }}
presidium.longer_by = "majority"
presidium.clause = "5"
[[bodies.{key}.seats]]
from = {{ each = "municipality" }}
ordinary = 1
substitutes = 1
clause = "5"
[[bodies.{key}.seats]]
from = "region-{number + 1:02}"
ordinary = 3
substitutes = 3
clause = "5"
"""


def _preparatory(name: str) -> str:
    return f"""
[bodies.beredning-{name}]
name = "Beredning {name}"
form = "officials_group"
level = "officials"
prepares_for = "lsg"
reviews = [{{ of = ["remit", "staffing"], every_years = 2, clause = "5" }}]
presidium.chair = {{ side = "any" }}
[[bodies.beredning-{name}.seats]]
from = {{ side = "municipalities" }}
ordinary = 5
clause = "5"
[[bodies.beredning-{name}.seats]]
from = {{ side = "region" }}
ordinary = 5
clause = "5"
"""


def _associations() -> Iterator[str]:
    """Eighty associations of two agencies, a region and two to five municipalities each."""
    for number in range(1, ASSOCIATIONS + 1):
        towns = [
            (number * 7 + step * 3) % sum(MUNICIPALITIES) + 1 for step in range(2 + number % 4)
        ]
        members = [("forsakringskassan", "agency"), ("arbetsformedlingen", "agency")]
        members += [(f"region-{number % len(MUNICIPALITIES) + 1:02}", "region")]
        members += [(f"kommun-{town:03}", "municipality") for town in dict.fromkeys(towns)]
        parties = "".join(
            f'[parties.{key}]\nname = "{key}"\nkind = "{kind}"\nside = "alla"\n'
            for key, kind in members
        )
        yield f"""{_head(f"forbund-{number:02}", f"Samordningsförbund {number:02}")}
[sides]
alla = {{ name = "Medlemmarna", kind = "other" }}
{parties}
[bodies.styrelse]
name = "Styrelsen"
form = "coordination_association"
level = "political"
[[bodies.styrelse.seats]]
from = {{ each = "party" }}
ordinary = 1
substitutes = 1
clause = "5"
"""


def _people(chance: random.Random, report: Reporter) -> None:
    seats = list(Seat.objects.select_related("body").order_by("pk"))
    people = Person.objects.bulk_create(
        Person(given_name=f"Förnamn{number}", family_name=f"Efternamn{number % 997}")
        for number in range(len(seats) * 5)
    )
    waiting = iter(people)
    appointments = [
        row for seat in seats if chance.random() > VACANT for row in _held(seat, waiting, chance)
    ]
    report("uppdrag", len(appointments), len(appointments))
    Appointment.objects.bulk_create(appointments, batch_size=2000)
    bodies = list(Body.objects.order_by("pk"))
    holders = {row.seat.body_id: row for row in appointments if row.period.upper is None}
    Post.objects.bulk_create(row for body in bodies for row in _chairs(body, holders))
    Reviewed.objects.bulk_create(
        Reviewed(body=body, what=what, on=dt.date(2024 + body.pk % 2, 3, 1))
        for body in bodies
        for what in ("remit", "staffing")
    )


def _held(seat: Seat, people: Iterator[Person], chance: random.Random) -> Iterator[Appointment]:
    """Ten years in a seat: five holders of two years, now and then with a month in between."""
    for term in range(YEARS // 2):
        start = dt.date(FIRST.year + 2 * term, 1, 1)
        end = dt.date(start.year + 2, 1, 1) - dt.timedelta(days=30 * (chance.random() < LATE))
        is_last = term == YEARS // 2 - 1
        yield Appointment(
            seat=seat,
            person=next(people),
            party=seat.party,
            period=DateRange(start, None if is_last else end),
        )


def _chairs(body: Body, holders: dict[int, Appointment]) -> Iterator[Post]:
    holder = holders.get(body.pk)
    if holder is None:
        return
    for year in range(FIRST.year, FIRST.year + YEARS + 1):
        side = "municipalities" if year % 2 == 0 else "region"
        period = DateRange(dt.date(year, 1, 1), dt.date(year + 1, 1, 1))
        yield Post(body=body, role=Post.Role.CHAIR, person=holder.person, side=side, period=period)


def sizes() -> dict[str, int]:
    """How many rows the nation has."""
    return {
        model.__name__: model.objects.count()
        for model in (Party, Body, Seat, Person, Appointment, Post)
    }
