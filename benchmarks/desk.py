"""What the first page after log-in costs, and the findings right after somebody changed something.

Run: python -m benchmarks.desk [--rounds 40]. Needs a PostgreSQL (the launcher finds one); makes its own database.
"""

import argparse
import datetime as dt
import gc
import time
from collections.abc import Callable

from benchmarks import pages  # makes Django ready

from django.db import connection  # isort: skip
from django.db.backends.postgresql.psycopg_any import DateRange  # isort: skip
from django.test import Client  # isort: skip

from benchmarks import national
from samverk.bodies.models import Appointment, Role, Structure
from samverk.foundation import audit
from samverk.foundation.models import User

COUNTY = "lan-20"
ROUNDS = 20


def desk(user: User) -> Callable[[], object]:
    """Ask for *Min sida* as this user; anything but 200 stops the measurement."""
    client = Client()
    client.force_login(user)
    return lambda: _asked(client, "/min-sida/")


def after_an_edit(address: str) -> pages.Cost:
    """The page each time right after one appointment of the county was changed; only the page is timed."""
    client, cost = Client(), pages.Cost("")
    end_it, mend_it = _edits()
    end_it()
    with pages.heard() as cost.statements:
        _asked(client, address)
    for number in range(ROUNDS):
        (mend_it if number % 2 else end_it)()
        wall, cpu = time.perf_counter(), time.process_time()
        _asked(client, address)
        cost.walls.append(time.perf_counter() - wall)
        cost.cpus.append(time.process_time() - cpu)
    cost.raw = min(pages.replayed(cost.statements) for _ in range(5))
    return cost


def _edits() -> tuple[Callable[[], None], Callable[[], None]]:
    held = Appointment.objects.filter(
        seat__body__structure__key=COUNTY, period__contains=dt.date.fromisoformat(pages.DAY)
    ).order_by("pk")[0]
    whole = held.period
    ended = DateRange(whole.lower, dt.date.fromisoformat(pages.DAY))

    def save(period: DateRange) -> Callable[[], None]:
        def act() -> None:
            with audit.acting(actor="Mätningen"):
                Appointment.objects.filter(pk=held.pk).update(period=period)

        return act

    return save(ended), save(whole)


def _asked(client: Client, address: str) -> object:
    response = client.get(address, {"dag": pages.DAY})
    if response.status_code != 200:  # noqa: PLR2004
        message = f"{address}: {response.status_code}"
        raise RuntimeError(message)
    return response


def _users() -> tuple[User, User]:
    """A coordinator of one county, and whoever looks after the nation."""
    with audit.acting(actor="Mätningen"):
        coordinator = User.objects.create_user(email="lanet@ekby.example", name="Kim Ek")
        Role.objects.create(
            user=coordinator,
            structure=Structure.objects.get(key=COUNTY),
            kind="coordinator",
            period=DateRange(national.FIRST, None),
        )
        operator = User.objects.create_superuser(email="landet@ekby.example", name="Alex Ås")
    return coordinator, operator


def main() -> None:
    """Fill the database and print the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rounds", type=int, default=40)
    rounds = asked.parse_args().rounds
    national.load(national.Reporter())
    print(national.sizes())
    connection.cursor().execute("ANALYZE")
    coordinator, operator = _users()
    gc.collect()
    gc.freeze()
    print(pages.measure("Min sida, koordinator för ett län", desk(coordinator), rounds).row())
    print(pages.measure("Min sida, hela landet", desk(operator), max(5, rounds // 4)).row())
    for name, address in (
        ("Avvikelser, ett län, strax efter en ändring", f"/struktur/{COUNTY}/avvikelser/"),
        ("Avvikelser, hela landet, strax efter en ändring", "/avvikelser/"),
    ):
        cost = after_an_edit(address)
        cost.name = name
        print(cost.row(), flush=True)


if __name__ == "__main__":
    main()
