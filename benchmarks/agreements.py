"""What it costs to ask what would happen: a notice in the county of Västerbotten, and in one with 49 municipalities.

Run: python -m benchmarks.agreements [--rounds 40]. Needs a PostgreSQL; makes its own database. Every party has adopted
the agreement and every seat is held. Nothing is remembered between the questions: each is asked in a transaction.
"""

import argparse
import datetime as dt
import statistics
import time
from collections.abc import Callable

from benchmarks import surroundings

surroundings.make_ready()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from samverk.agreements import queries  # noqa: E402
from samverk.agreements.models import Adoption, Agreement  # noqa: E402
from samverk.agreements.queries.simulating import simulate  # noqa: E402
from samverk.bodies import loading  # noqa: E402
from samverk.bodies.models import Seat, Structure  # noqa: E402
from samverk.parties.models import Party  # noqa: E402
from samverk.rulebook.agreements.facts import Notice  # noqa: E402
from samverk.rulebook.agreements.supposing import GivesNotice, NeverAdopts, Supposed  # noqa: E402
from tests.agreements.adopted import TERMS  # noqa: E402
from tests.portal import county  # noqa: E402
from tests.rulebook.structure.texts import shipped  # noqa: E402

ON = dt.date(2026, 11, 22)
DAYS = (dt.date(2026, 12, 1), dt.date(2026, 12, 3), dt.date(2027, 1, 15))
MUNICIPALITIES = 49
GROUPS = 12
MILLI = 1000


def main() -> None:
    """Ask in both counties, and print what it took."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=40)
    rounds = arguments.parse_args().rounds
    loading.load(shipped("vasterbotten").encode(), actor="Mätningen")
    real = adopted_by_all("vasterbotten", "overenskommelsen")
    tell("Västerbotten, Umeå gives notice", real, rounds, notice("umea"))
    two = [NeverAdopts(party) for party in ("mala", "sorsele")]
    tell("Västerbotten, only 14 adopt", real, rounds, *two)
    county.NAMES = tuple(f"Kommun {number}" for number in range(MUNICIPALITIES))  # type: ignore[assignment] # as many as are asked for
    county.key = lambda name: name.lower().replace(" ", "-")
    text = county.file(municipalities=MUNICIPALITIES, groups=GROUPS, extra=TERMS)
    loading.load(text.encode(), actor="Mätningen")
    large = adopted_by_all("lanet", "rutin")
    tell("50 parties, one gives notice", large, rounds, notice("kommun-7"))


def notice(party: str) -> GivesNotice:
    """A letter that is treated."""
    return GivesNotice(Notice(party, *DAYS))


def adopted_by_all(structure: str, terms: str) -> Agreement:
    """The agreement, adopted by every party, in a county where every seat of a party is held."""
    row = Structure.objects.get(key=structure)
    agreement = Agreement.objects.create(key=structure, structure=row, terms=terms, name="Avtalet")
    day = dt.date(2020, 6, 15)
    for party in Party.objects.filter(structures__structure=row, structures__is_signatory=True):
        Adoption.objects.create(
            agreement=agreement, party=party, outcome="adopted", decided_on=day, noted_on=day, noted_by="Kim"
        )  # fmt: skip
    seats = Seat.objects.filter(body__structure=row, party__isnull=False).order_by("pk")
    for number, seat in enumerate(seats):
        county.appoint(seat, county.a_person("Kim", f"Ek{number}"))
    return agreement


def tell(what: str, agreement: Agreement, rounds: int, *acts: Supposed) -> None:
    """Ask so many times, and print how many queries it took and how long."""
    ask = asking(agreement, acts)
    with CaptureQueriesContext(connection) as asked:
        ask()
    taken, worked = [], []
    for _ in range(rounds):
        begun, cpu = time.perf_counter(), time.process_time()
        ask()
        taken.append((time.perf_counter() - begun) * MILLI)
        worked.append((time.process_time() - cpu) * MILLI)
    p95 = statistics.quantiles(taken, n=20)[-1]
    print(
        f"| {what} | {len(asked)} | {statistics.median(taken):.1f} | {p95:.1f} | "
        f"{statistics.median(worked):.1f} |",
        flush=True,
    )


def asking(agreement: Agreement, acts: tuple[Supposed, ...]) -> Callable[[], None]:
    """The question, with the reading of the agreement."""

    def ask() -> None:
        row = queries.find(agreement.key)
        found = simulate(row, on=ON, supposed=acts) if row else None
        if found is None or found.says.sv == "":
            raise RuntimeError(agreement.key)

    return ask


if __name__ == "__main__":
    main()
