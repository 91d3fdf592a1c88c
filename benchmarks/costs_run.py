"""What a national run costs from end to end: 290 municipalities, proposed, approved, locked, computed again, on paper.

Run: python -m benchmarks.costs_run [--rounds 5]. Needs a PostgreSQL; makes its own database.
"""

import argparse
import datetime as dt
import time
from collections.abc import Callable
from functools import partial

from benchmarks import figures, pages  # makes Django ready

from django.db import connection  # isort: skip
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samverk.bodies.models import Structure, StructureParty
from samverk.costs import actions, invoice, statement
from samverk.costs.models import Run
from samverk.costs.queries import recompute, runs
from samverk.parties.models import Party

TOTAL_ORE = 1_234_567_890 * 100
KEY = 'name = "Efter folkmängd"\nby = "serie-0"\nunit = "krona"\n'
YEAR = figures.FIRST + figures.YEARS


def a_nation() -> Structure:
    """A structure in which every municipality signs."""
    figures.fill()
    structure = Structure.objects.create(key="riket", name="Riket")
    period = DateRange(dt.date(2005, 1, 1), None)
    StructureParty.objects.bulk_create(
        StructureParty(
            structure=structure,
            party=party,
            key=party.key,
            name=party.name,
            side="kommuner",
            side_kind="municipalities",
            is_signatory=True,
            period=period,
        )
        for party in Party.objects.order_by("key")
    )
    return structure


def told(name: str, act: Callable[[], object]) -> object:
    """Do it, print what it cost, and give what it gave."""
    on_the_clock, worked = time.perf_counter(), time.process_time()
    with CaptureQueriesContext(connection) as asked:
        found = act()
    clock, work = time.perf_counter() - on_the_clock, time.process_time() - worked
    print(f"| {name} | {len(asked)} | {clock:.2f} | {work:.2f} |", flush=True)
    return found


def end_to_end(structure: Structure) -> Run:
    """One run, step by step."""
    key = actions.write_key(
        structure=structure, key="folk", text=KEY, on=figures.TODAY, actor=figures.SOURCE
    )
    asked = actions.Proposal("Riket", YEAR, TOTAL_ORE, key, dt.date(YEAR - 1, 12, 31))
    today, actor = figures.TODAY, figures.SOURCE
    run = actions.propose_run(structure=structure, proposal=asked, on=today, actor=actor)
    run = actions.approve_run(run=run, decision="§ 1", version=1, on=today, actor=actor)
    return actions.lock_run(run=run, version=2, on=today, actor=actor)


def main() -> None:
    """Fill the database and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    structure = a_nation()
    print("| what | SQL | clock s | CPU s |\n|---|---|---|---|")
    told("proposed, approved and locked", lambda: end_to_end(structure))
    (run,) = runs.with_parts(Run.objects.select_related("structure", "cost_key"))
    told("computed again from what it keeps", lambda: recompute(run))
    told("basis for invoices as XLSX", lambda: invoice.as_xlsx(invoice.basis(run)))
    of = statement.about(run)
    part = run.parts.order_by("order")[0]
    told("one statement as text", lambda: statement.paper(of, part))
    told("290 statements in one file", lambda: statement.package(run))
    client = Client()
    address = f"/struktur/{structure.key}/kostnader/"
    print(
        "\n| | SQL | p50 ms | p95 ms | CPU ms | raw SQL ms | aim ms |\n|---|---|---|---|---|---|---|"
    )
    for name, page in (
        ("overview", address),
        ("the run", f"{address}berakningar/{YEAR}-1/"),
        ("one party's ladder", f"{address}berakningar/{YEAR}-1/part/{part.key}/"),
    ):
        print(pages.measure(name, partial(client.get, page), rounds).row(), flush=True)


if __name__ == "__main__":
    main()
