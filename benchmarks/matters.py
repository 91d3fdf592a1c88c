"""What matters cost: registry numbers under many writers, and the queue, the register and a search in a large register.

Run: python -m benchmarks.matters [--matters 100000] [--rounds 40]. Needs a PostgreSQL; makes its own database.
"""

import argparse
import datetime as dt
import gc
import time
from threading import Barrier, Thread

from benchmarks import pages  # makes Django ready

from django.db import connection  # isort: skip
from django.db.backends.postgresql.psycopg_any import DateRange  # isort: skip
from django.test import Client  # isort: skip
from django.urls import reverse  # isort: skip

from benchmarks import national
from samverk.bodies import loading
from samverk.bodies.models import Role, Structure
from samverk.foundation import audit
from samverk.foundation.models import User
from samverk.matters import actions, queries
from samverk.matters.models import Matter

COUNTY = 11  # the largest: 49 municipalities and a region
WRITERS, EACH = 50, 4
ON = dt.date(2026, 3, 2)
TABLES = (
    "matters_matter",
    "matters_recommendation",
    "matters_decisionclause",
    "matters_partydecision",
    "matters_answer",
    "matters_clauseanswer",
)

# Ten rows for each matter. Three of a hundred matters are open; of those a third is with the principals.
_FILL = """
INSERT INTO matters_matter (structure_id, year, number, registry_number, other_numbers, title, question, background,
    affected, wanted, target_groups, tags, begun_on, raised_by, state, holder, holder_body_id, holder_forum, since,
    moved_on, version)
SELECT %(structure)s, 2000 + n / 5000, n %% 5000 + 1, 'LÄN ' || n %% 5000 + 1 || '-' || 2000 + n / 5000, '{}',
    'Gemensam rutin nummer ' || n || ' för ' || (ARRAY['utskrivning', 'hjälpmedel', 'barn och unga', 'läkemedel'])[n %% 4 + 1],
    'Hur ska vi göra tillsammans?', '', '', '', '{}', '{}', day, 'Kim Ek',
    CASE WHEN n %% 100 = 0 THEN 'at principals' WHEN n %% 100 = 1 THEN 'in body' WHEN n %% 100 = 2 THEN 'raised'
        ELSE 'closed' END,
    CASE WHEN n %% 100 = 0 THEN 'principals' WHEN n %% 100 = 1 THEN 'body' WHEN n %% 100 = 2 THEN 'coordinator'
        ELSE '' END,
    CASE WHEN n %% 100 = 1 THEN %(body)s END, '', day, day, 1
FROM (SELECT n, date '2001-01-01' + n / 12 AS day FROM generate_series(0, %(matters)s - 1) AS n) AS each;
INSERT INTO matters_series (structure_id, year, last)
SELECT structure_id, year, max(number) FROM matters_matter GROUP BY structure_id, year;
INSERT INTO matters_recommendation (matter_id, number, title, letter, due, sent_on, withdrawn_why, reminders,
    asker_name, asker_email, site)
SELECT id, 1, title, '', since + 60, since, '', '{}', 'Kim Ek', 'kim@ekby.example', 'https://samverk.example'
FROM matters_matter;
INSERT INTO matters_decisionclause (recommendation_id, number, text)
SELECT id, 1, 'Rutinen antas.' FROM matters_recommendation;
INSERT INTO matters_partydecision (recommendation_id, party_id, asked_on, contact_name, contact_email,
    competent_organ, competent_kind, registry_number, version)
SELECT r.id, party, r.sent_on, '', 'registrator@ekby.example', '', '', 'KS ' || r.id || '-' || party, 1
FROM matters_recommendation AS r, unnest(%(parties)s::bigint[]) AS party;
INSERT INTO matters_answer (row_id, number, state, via, received_on, organ, organ_kind, decided_on, paragraph,
    registry_number, has_dissent, dissent, note, written_by, reviewed_by, set_aside_why, version)
SELECT row.id, 1, CASE WHEN row.id %% 500 = 0 THEN 'received' ELSE 'confirmed' END, 'link', row.asked_on + 30, '', '',
    row.asked_on + 29, '', '', false, '', '', '', '', '', 1
FROM matters_partydecision AS row JOIN matters_recommendation AS r ON r.id = recommendation_id
JOIN matters_matter AS m ON m.id = matter_id WHERE m.state <> 'at principals' OR row.id %% 3 > 0;
INSERT INTO matters_clauseanswer (answer_id, clause_id, outcome, wording)
SELECT a.id, c.id, 'adopted', '' FROM matters_answer AS a JOIN matters_partydecision AS row ON row.id = a.row_id
JOIN matters_decisionclause AS c ON c.recommendation_id = row.recommendation_id;
"""


def fill(structure: Structure, matters: int) -> None:
    """Write the rows by the database alone: no trigger runs, and so no trail is kept of them."""
    parties = list(structure.parties.values_list("party", flat=True).order_by("pk")[:10])
    body = structure.bodies.get(key="samrad")
    facts: dict[str, int | list[int]] = {
        "structure": structure.pk,
        "matters": matters,
        "parties": parties,
        "body": body.pk,
    }
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in filter(str.strip, _FILL.split(";")):
            cursor.execute(statement, facts)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("ANALYZE")
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 -- our own names
            print(f"  {table}: {cursor.fetchone()[0]}")


def numbers(structure: Structure) -> None:
    """Let many writers raise questions at the same time: no number is left out, none is given twice."""
    drafts = [
        actions.write(
            structure=structure,
            question=actions.Question(title=f"Fråga {number}"),
            on=ON,
            by=None,
            actor="Mätningen",
        )
        for number in range(WRITERS * EACH)
    ]
    start, waits = Barrier(WRITERS), [0.0] * len(drafts)

    def write(writer: int) -> None:
        start.wait()
        for at in range(writer * EACH, (writer + 1) * EACH):
            began = time.perf_counter()
            actions.raise_matter(matter=drafts[at], on=ON, actor="Mätningen")
            waits[at] = time.perf_counter() - began
        connection.close()

    writers = [Thread(target=write, args=(each,)) for each in range(WRITERS)]
    began = time.perf_counter()
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    took = time.perf_counter() - began
    raised = Matter.objects.filter(year=ON.year).order_by("number")
    given = list(raised.values_list("number", flat=True))
    if given != list(range(1, len(drafts) + 1)):
        message = f"numbers with gaps: {given}"
        raise RuntimeError(message)
    waits.sort()
    print(
        f"{len(drafts)} matters by {WRITERS} writers: {len(drafts) / took:.0f} a second, p95 "
        f"{1000 * waits[int(0.95 * len(waits))]:.0f} ms, numbers 1 to {len(drafts)} without a gap"
    )


def user_of(structure: Structure) -> User:
    """A coordinator of the county."""
    with audit.acting(actor="Mätningen"):
        user = User.objects.create_user(email="lanet@ekby.example", name="Kim Ek")
        period = DateRange(national.FIRST, None)
        Role.objects.create(user=user, structure=structure, kind="coordinator", period=period)
    return user


def asked(client: Client, address: str) -> object:
    """Ask for a page; anything but 200 stops the measurement."""
    response = client.get(address)
    if response.status_code != 200:  # noqa: PLR2004
        message = f"{address}: {response.status_code}"
        raise RuntimeError(message)
    return response


def measured(structure: Structure, rounds: int) -> None:
    """Print the table of the pages."""
    client = Client()
    client.force_login(user_of(structure))
    print(
        "| page | SQL | p50 ms | p95 ms | CPU ms | raw SQL ms | aim ms |\n|---|---|---|---|---|---|---|"
    )
    register = reverse("matters:register", args=[structure.key])
    wanted = {
        "Min sida, koordinator": "/min-sida/",
        "Ärenderegistret": register,
        "Ärenderegistret, sökning": f"{register}?q=utskrivning",
        "Ärenderegistret, sökning även bland avslutade": f"{register}?q=utskrivning&visa=alla",
        "Ärenderegistret, alla": f"{register}?visa=alla",
    }
    for name, address in wanted.items():
        print(pages.measure(name, lambda at=address: asked(client, at), rounds).row(), flush=True)  # type: ignore[misc]
    for name, number in (("Ett nummer", "LÄN 17-2010"), ("En parts nummer", "KS 5000-1")):
        print(pages.measure(name, lambda asked=number: found(asked), rounds).row())  # type: ignore[misc]


def found(number: str) -> None:
    """Look a number up; nothing found stops the measurement."""
    if not queries.find(number):
        message = f"{number} is not found"
        raise RuntimeError(message)


def main() -> None:
    """Fill the database and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--matters", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    given = parser.parse_args()
    loading.load(national._county(COUNTY).encode(), actor="Mätningen")  # noqa: SLF001 -- a file of another measurement
    structure = Structure.objects.get()
    fill(structure, given.matters)
    numbers(structure)
    gc.collect()
    gc.freeze()
    measured(structure, given.rounds)


if __name__ == "__main__":
    main()
