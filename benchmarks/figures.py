"""What reference figures cost: the bases of a run, the pages, and an import of the whole nation looked through.

Run: python -m benchmarks.figures [--rounds 20]. Needs a PostgreSQL; makes its own database.
290 municipalities, 20 years, five series: 29 000 figures.
"""

import argparse
import datetime as dt
import time
from decimal import Decimal

from benchmarks import pages  # makes Django ready

from django.test import Client  # isort: skip

from samverk.figures import actions, queries
from samverk.figures.actions import Brought, Noted, Said, SeriesFacts, Told
from samverk.figures.models import Batch, Series
from samverk.figures.preview import preview
from samverk.parties.models import Party

MUNICIPALITIES, YEARS, SERIES = 290, 20, 5
FIRST = 2005
TODAY = dt.date(2026, 3, 2)
SOURCE = "Mätningen"


def fill() -> list[Series]:
    """Every municipality, and every series with every year, each year noted the spring after it."""
    Party.objects.bulk_create(
        Party(
            key=f"kommun-{number}",
            name=f"Kommun {number}",
            named_on=TODAY,
            kind=Party.Kind.MUNICIPALITY,
            scb=f"{number:04}",
        )
        for number in range(1000, 1000 + MUNICIPALITIES)
    )
    parties = list(Party.objects.order_by("key"))
    found = []
    for number in range(SERIES):
        facts = SeriesFacts(f"Serie {number}", "invånare", "population", SOURCE)
        series = actions.add_series(key=f"serie-{number}", facts=facts, on=TODAY, actor=SOURCE)
        found.append(series)
        for year in range(FIRST, FIRST + YEARS):
            figures = [
                Noted(each, dt.date(year, 12, 31), value(each, year), SOURCE) for each in parties
            ]
            noted = dt.date(year + 1, 2, 22)
            actions.note(series=series, figures=figures, on=noted, actor=SOURCE)
    return found


def value(party: Party, year: int) -> Decimal:
    """A population that grows by a hundredth a year."""
    return Decimal(int(int(str(party.scb)) * 20 * 1.01 ** (year - FIRST)))


def proposed(series: Series) -> Batch:
    """The next year of the whole nation, as somebody pasted it."""
    year = FIRST + YEARS
    rows = tuple(
        Said(number, party.name, "", dt.date(year, 12, 31), value(party, year))
        for number, party in enumerate(Party.objects.order_by("key"), start=2)
    )
    brought = Brought(Batch.Origin.PASTED.value, SOURCE, SOURCE, "tabell.txt", b"Kommun;2025")
    return actions.propose(series=series, told=Told(rows), brought=brought, on=TODAY, actor=SOURCE)


def main() -> None:
    """Fill the database and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    series, *_others = fill()
    parties, client, batch = list(Party.objects.all()), Client(), proposed(series)
    day = dt.date(2024, 12, 31)
    asked = {
        "Underlag för en körning": lambda: queries.bases(series, parties, on=day, noted_by=TODAY),
        "Alla uppgifter i en serie": lambda: queries.history(series, noted_by=TODAY),
        "Registret": lambda: client.get("/underlag/"),
        "En serie, sex dagar": lambda: client.get(f"/underlag/{series.key}/"),
        "En serie, alla dagar": lambda: client.get(f"/underlag/{series.key}/?alla=1"),
        "CSV": lambda: client.get(f"/underlag/{series.key}/uppgifter.csv"),
        "Inläsning, granskad": lambda: preview(batch, on=TODAY),
    }
    print(
        "| | SQL | p50 ms | p95 ms | CPU ms | raw SQL ms | aim ms |\n|---|---|---|---|---|---|---|"
    )
    for name, ask in asked.items():
        print(pages.measure(name, ask, rounds).row(), flush=True)
    start = time.process_time()
    proposed(series)
    print(f"En tabell med {len(parties)} rader föreslagen: {time.process_time() - start:.2f} s CPU")
    start = time.process_time()
    rows = actions.accept(batch=batch, has_seen=True, reason=SOURCE, on=TODAY, actor=SOURCE)
    print(f"{len(rows)} uppgifter noterade: {time.process_time() - start:.2f} s CPU")


if __name__ == "__main__":
    main()
