"""What it costs to ask 290 parties in one transaction, to remind them all, and to read how the round stands.

Run: python -m benchmarks.rounds. Needs a PostgreSQL (the launcher finds one); makes its own database.
"""

import datetime as dt
import time

from benchmarks import surroundings

surroundings.make_ready()

from django.db import connection  # noqa: E402 -- Django must be ready first
from django.test.utils import CaptureQueriesContext  # noqa: E402

from samverk.bodies import loading  # noqa: E402
from samverk.bodies.models import Structure  # noqa: E402
from samverk.foundation import mail  # noqa: E402
from samverk.parties.models import Contact, Party  # noqa: E402
from samverk.staffing import letters, queries  # noqa: E402
from samverk.staffing.actions import Letter, open_round, remind_many  # noqa: E402
from samverk.staffing.overview import overview  # noqa: E402

PARTIES = 290
ON, DUE, TERM = dt.date(2026, 11, 2), dt.date(2026, 12, 11), dt.date(2027, 1, 1)
_HEAD = """
format = 1
[structure]
id = "landet"
name = "Landets samverkan"
valid_from = 2020-09-01
agreement = "landet-2020"
[sources.landet-2020]
title = "Överenskommelsen"
[sources.landet-2020.clauses]
"1" = { sv = "Varje kommun har en plats.", en = "Each municipality has a seat.", coverage = "modelled" }
[sides]
municipalities = { name = "Kommunerna", kind = "municipalities" }
[levels]
political = { name = "Förtroendevalda" }
"""
_BODY = """
[bodies.samrad]
name = "Samrådet"
form = "consultation"
level = "political"
clause = "1"
[[bodies.samrad.seats]]
from = { each = "municipality" }
ordinary = 1
substitutes = 1
clause = "1"
"""
_PARTY = """
[parties.kommun-{number}]
name = "Kommun {number}"
kind = "municipality"
side = "municipalities"
"""


def main() -> None:
    """Ask everybody once, and say what it cost."""
    parties = "".join(_PARTY.format(number=number) for number in range(1, PARTIES + 1))
    loading.load((_HEAD + parties + _BODY).encode(), actor="benchmark")
    Contact.objects.bulk_create(
        Contact(
            party=party,
            name="Registrator",
            email=f"registrator@{party.key}.example",
            period=(ON, None),
        )
        for party in Party.objects.all()
    )
    structure = Structure.objects.get(key="landet")
    letter = Letter(
        subject=letters.SUBJECT,
        text=letters.LETTER,
        due=DUE,
        term_from=TERM,
        asker_name="Kim",
        asker_email="kim@landet.example",
        site="https://landet.example",
    )
    asked = queries.parties_with_seats(structure, on=TERM)
    start = time.perf_counter()
    with CaptureQueriesContext(connection) as said:
        of = open_round(structure=structure, letter=letter, parties=asked, on=ON, actor="benchmark")
    queued = time.perf_counter() - start
    overview(of, on=ON)
    start = time.perf_counter()
    with CaptureQueriesContext(connection) as read:
        overview(of, on=ON)
    shown = time.perf_counter() - start
    start = time.perf_counter()
    with CaptureQueriesContext(connection) as again:
        reminded = remind_many(of=of, questions=of.questions.all(), on=DUE, actor="benchmark")
    pressed = time.perf_counter() - start
    print(f"letters queued: {mail.letters_about(f'round:{of.pk}').count()}")
    print(f"asked {len(asked)} parties in {queued:.2f} s, {len(said)} statements")
    print(f"reminded {reminded} parties in {pressed:.2f} s, {len(again)} statements")
    print(f"the round at a glance in {1000 * shown:.0f} ms, {len(read)} statements")


if __name__ == "__main__":
    main()
