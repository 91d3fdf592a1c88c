"""What a page costs: p50, p95, processor time, number of SQL statements, beside the raw SQL alone.

Run: python -m benchmarks.pages [--rounds 60]. Needs a PostgreSQL (the launcher finds one); makes its own database.
"""

import argparse
import datetime as dt
import gc
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks import surroundings

surroundings.make_ready()

from django.db import connection  # noqa: E402 -- Django must be ready first
from django.test import Client  # noqa: E402

from benchmarks import national  # noqa: E402
from samverk.bodies.queries import state  # noqa: E402

DAY = "2025-11-21"


@dataclass
class Cost:
    """The times of one page, in seconds, and the SQL that it sent."""

    name: str
    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    statements: list[tuple[str, object]] = field(default_factory=list)
    raw: float = 0.0

    def row(self) -> str:
        """One line of the table in docs/performance.md."""
        p50, p95 = statistics.median(self.walls), statistics.quantiles(self.walls, n=20)[18]
        cpu = statistics.median(self.cpus)
        figures = (p50, p95, cpu, self.raw, 3 * self.raw + 0.006)
        cells = " | ".join(f"{1000 * figure:.1f}" for figure in figures)
        return f"| {self.name} | {len(self.statements)} | {cells} |"


@contextmanager
def heard() -> Iterator[list[tuple[str, object]]]:
    """The SQL statements that are sent meanwhile."""
    said: list[tuple[str, object]] = []

    def listen(execute: Callable[..., object], sql: str, params: object, *rest: object) -> object:
        said.append((sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(listen):
        yield said


def measure(name: str, ask: Callable[[], object], rounds: int) -> Cost:
    """Ask so many times, after two that do not count."""
    cost = Cost(name)
    ask()
    with heard() as cost.statements:
        ask()
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        ask()
        cost.walls.append(time.perf_counter() - wall)
        cost.cpus.append(time.process_time() - cpu)
    cost.raw = statistics.median(replayed(cost.statements) for _ in range(max(5, rounds // 4)))
    return cost


def replayed(statements: list[tuple[str, object]]) -> float:
    """The same SQL sent again with nothing around it, rows fetched as bare tuples."""
    start = time.perf_counter()
    with connection.connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()
    return time.perf_counter() - start


def page(address: str) -> Callable[[], object]:
    """Ask for a page; anything but 200 stops the measurement."""
    client = Client()

    def ask() -> object:
        response = client.get(address, {"dag": DAY})
        if response.status_code != 200:  # noqa: PLR2004
            message = f"{address}: {response.status_code}"
            raise RuntimeError(message)
        return response

    return ask


def findings_of_the_nation() -> object:
    """Every finding of every structure."""
    on = dt.date.fromisoformat(DAY)
    states = state.states(state.in_use(on=on), on=on)
    return sum(len(one.findings) for one in states)


PAGES = {
    "Strukturen, ett län (15 kommuner)": "/struktur/lan-20/",
    "Strukturen, 49 kommuner": "/struktur/lan-12/",
    "Organ, Samråd i länet": "/struktur/lan-20/organ/samrad/",
    "Avvikelser, ett län": "/struktur/lan-20/avvikelser/",
    "Part, en kommun": "/part/kommun-255/",
    "Start, hela landet": "/",
    "Avvikelser, hela landet": "/avvikelser/",
}


def main() -> None:
    """Fill the database and print the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rounds", type=int, default=60)
    rounds = asked.parse_args().rounds
    national.load(national.Reporter())
    print(national.sizes())
    connection.cursor().execute("ANALYZE")
    gc.collect()
    gc.freeze()
    print(
        "| page | SQL | p50 ms | p95 ms | CPU ms | raw SQL ms | aim ms |\n|---|---|---|---|---|---|---|"
    )
    for name, address in PAGES.items():
        few = max(5, rounds // 10) if "landet" in name else rounds
        print(measure(name, page(address), few).row(), flush=True)
    print(measure("Alla avvikelser i landet, utan sida", findings_of_the_nation, 5).row())


if __name__ == "__main__":
    main()
