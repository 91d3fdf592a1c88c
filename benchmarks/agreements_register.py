"""What the register of agreements costs with 10 000 agreements in five structures, and right after a change.

Run: python -m benchmarks.agreements_register [--agreements 10000] [--rounds 20]. Needs a PostgreSQL; makes its own database.
Of twenty agreements four were adopted by sixteen principals (or by as many as the structure has), a hundred of them as
recommendations that were sent out; the others are between two. One in ten is under notice, one in eight has ended.
"""

import argparse
import datetime as dt
import gc
import time
from collections.abc import Iterator
from functools import partial

from benchmarks import matrix, national, pages  # pages makes Django ready

from django.db import transaction  # isort: skip
from django.test import Client  # isort: skip

from samverk.agreements.models import (
    Adoption,
    Agreement,
    AgreementParty,
    EnteredDuty,
    EnteredTerms,
    Fulfilment,
    NoticeOfTermination,
)
from samverk.bodies import loading
from samverk.bodies.models import Structure
from samverk.foundation import audit
from samverk.parties.models import Party
from tests.matters import questions

STRUCTURES = 5
RECOMMENDED, SIXTEEN = (0,), (5, 10, 15)  # of each twenty
ADOPTED_ON = dt.date(2021, 5, 18)
AT_A_TIME = 1000
MOST_RECOMMENDED = (
    400  # the number up to which those that are sent out are, since each takes its time
)


def fill(number: int) -> None:
    """Make so many agreements, evenly over the structures."""
    for county in range(STRUCTURES):
        loading.load(national._county(county).encode(), actor="Mätningen")  # noqa: SLF001
    rows = list(Structure.objects.order_by("key"))
    each = number // STRUCTURES
    for structure in rows:
        parties = list(Party.objects.filter(structures__structure=structure).order_by("pk"))
        for start in range(0, each, AT_A_TIME):
            with transaction.atomic(), audit.acting(actor="Mätningen"):
                _some(structure, parties, range(start, min(start + AT_A_TIME, each)))
        print(f"  {structure.key}: {each} avtal, {len(parties)} parter", flush=True)


def _some(structure: Structure, parties: list[Party], numbers: range) -> None:
    made = Agreement.objects.bulk_create(
        Agreement(
            key=f"{structure.key}-{number}",
            structure=structure,
            name=f"Avtal {number} om samverkan",
        )
        for number in numbers
    )
    terms = EnteredTerms.objects.bulk_create(map(_terms, numbers, made))
    pairs = [
        (each, row, party)
        for number, each, row in zip(numbers, terms, made, strict=True)
        for party in _parties(number, parties)
    ]
    AgreementParty.objects.bulk_create(
        AgreementParty(terms=each, party=party, order=order)
        for order, (each, _row, party) in enumerate(pairs)
    )
    EnteredDuty.objects.bulk_create(
        EnteredDuty(
            terms=each, key="folja-upp", what="Följa upp", latest=dt.date(2025, 9, 1), order=1
        )
        for number, each in zip(numbers, terms, strict=True)
        if number % 3 == 0
    )
    asked = {
        row.pk: number
        for number, row in zip(numbers, made, strict=True)
        if number % 20 in RECOMMENDED and number < MOST_RECOMMENDED
    }
    Adoption.objects.bulk_create(
        Adoption(
            agreement=row,
            party=party,
            outcome="adopted",
            decided_on=ADOPTED_ON,
            organ="Kommunfullmäktige",
            noted_on=ADOPTED_ON + dt.timedelta(days=9),
            noted_by="Mätningen",
        )
        for _each, row, party in pairs
        if row.pk not in asked
    )
    _happen(numbers, made, parties)
    for row in made:
        if row.pk in asked:
            _recommend(structure, row, _parties(asked[row.pk], parties))


def _terms(number: int, row: Agreement) -> EnteredTerms:
    return EnteredTerms(
        agreement=row,
        number=1,
        noted_on=ADOPTED_ON,
        noted_by="Mätningen",
        force="all",
        force_clause="8",
        lasts_from=dt.date(2022, 1, 1),
        lasts_until=dt.date(2024, 1, 1) if number % 8 == 0 else dt.date(2027, 1, 1),
        notice_months=12,
        counted_from="received",
        ends_for="all",
        notice_clause="9",
        required_by="hälso- och sjukvårdslagen" if number % 7 == 0 else "",
    )


def _parties(number: int, parties: list[Party]) -> list[Party]:
    many = number % 20 in (*RECOMMENDED, *SIXTEEN)
    start = number % max(1, len(parties) - 16)
    return parties[start : start + (16 if many else 2)]


def _happen(numbers: range, made: list[Agreement], parties: list[Party]) -> None:
    NoticeOfTermination.objects.bulk_create(
        NoticeOfTermination(
            agreement=row,
            party=_parties(number, parties)[0],
            given_on=dt.date(2025, 6, 1),
            received_on=dt.date(2025, 6, 3),
        )
        for number, row in zip(numbers, made, strict=True)
        if number % 10 == 1
    )
    Fulfilment.objects.bulk_create(
        Fulfilment(
            agreement=row,
            duty="folja-upp",
            done_on=dt.date(2025, 3, 1),
            noted_on=dt.date(2025, 3, 4),
            noted_by="Mätningen",
        )
        for number, row in zip(numbers, made, strict=True)
        if number % 6 == 0
    )


def _recommend(structure: Structure, row: Agreement, parties: list[Party]) -> None:
    """The agreement as a recommendation that all have answered, in place of decisions recorded beside it."""
    recommendation = questions.a_recommended(structure, title=row.name)
    questions.send_out(recommendation, parties)
    matrix.answer(recommendation, parties)
    row.adopted_by = recommendation
    row.save()


def asked(rounds: int) -> Iterator[tuple[str, str, int]]:
    """The pages that are measured: what each is called, its address, and how often."""
    at = "?dag=2025-11-21"
    key = Structure.objects.order_by("key").values_list("key", flat=True)[0]
    of = f"/struktur/{key}/avtal/"
    yield "the register of a structure, 2 000 agreements", f"{of}{at}", rounds
    yield "its last page", f"{of}{at}&sida=80", rounds
    yield "those under notice", f"{of}{at}&lage=uppsagda", rounds
    yield "all 10 000", f"/avtal/{at}", rounds
    yield "one agreement of sixteen", f"{of}{key}-5/{at}", rounds


def shown(client: Client, address: str) -> object:
    """Ask for a page; anything but 200 stops the measurement."""
    response = client.get(address)
    if response.status_code != 200:  # noqa: PLR2004
        message = f"{address}: {response.status_code}"
        raise RuntimeError(message)
    return response


def first_time(client: Client, address: str) -> str:
    """How long it takes when nothing is remembered, in words."""
    wall, cpu = time.perf_counter(), time.process_time()
    shown(client, address)
    return (
        f"{time.perf_counter() - wall:.2f} s, of which {time.process_time() - cpu:.2f} s processor"
    )


def after_a_change(client: Client, address: str) -> object:
    """The page right after one agreement was changed."""
    row = Agreement.objects.order_by("pk")[7]
    Agreement.objects.filter(pk=row.pk).update(version=row.version + 1)
    return shown(client, address)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--agreements", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    fill(given.agreements)
    gc.collect()
    client = Client()
    rows = list(asked(given.rounds))
    print(f"first time, a structure: {first_time(client, rows[0][1])}")
    print(f"first time, all: {first_time(client, rows[3][1])}")
    print(f"the morning after, all: {first_time(client, '/avtal/?dag=2025-11-22')}")
    print(
        "| page | SQL | p50 ms | p95 ms | CPU ms | raw SQL ms | aim ms |\n|---|---|---|---|---|---|---|"
    )
    for name, address, rounds in rows:
        cost = pages.measure(name, partial(shown, client, address), rounds)
        print(cost.row(), flush=True)
    changed = pages.measure(
        "the register of a structure, right after a change",
        lambda: after_a_change(client, rows[0][1]),
        given.rounds,
    )
    print(changed.row(), flush=True)


if __name__ == "__main__":
    main()
