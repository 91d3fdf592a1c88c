"""What the decision matrix costs with 16, 50 and 290 principals, most of whom have answered.

Run: python -m benchmarks.matrix [--rounds 40]. Needs a PostgreSQL; makes its own database.
"""

import argparse
import datetime as dt
import gc

from benchmarks import pages  # makes Django ready

from django.db import transaction  # isort: skip
from django.test import Client  # isort: skip

from samverk.foundation import audit
from samverk.matters.models import Answer, ClauseAnswer, Matter, Recommendation
from samverk.parties.models import Party
from tests import builders
from tests.matters import questions

PRINCIPALS = (16, 50, 290)
ANSWERED_OF_TEN = 8
SIGHT = questions.day(90)


@transaction.atomic
def fill(recommendation: Recommendation, principals: int) -> str:
    """Hand the recommendation over to so many, let most answer, and give the address of the matrix."""
    with audit.acting(actor="Mätningen"):
        parties = [builders.a_party(f"part-{number}") for number in range(principals)]
        Matter.objects.filter(pk=recommendation.matter_id).update(public_from=questions.RAISED_ON)
        questions.send_out(recommendation, parties)
        answer(recommendation, parties)
    matter = recommendation.matter
    at = f"/struktur/{matter.structure.key}/arenden/{matter.year}-{matter.number}"
    return f"{at}/beslut/{recommendation.number}/?dag={SIGHT}"


def answer(recommendation: Recommendation, parties: list[Party]) -> None:
    """Let eight of ten have adopted every clause, each answer reviewed."""
    decided = questions.day(60)
    rows = recommendation.rows.filter(party__in=parties).order_by("pk")
    answers = Answer.objects.bulk_create(
        Answer(
            row=row,
            number=1,
            state="confirmed",
            via="link",
            received_on=decided + dt.timedelta(days=3),
            organ="Kommunfullmäktige",
            decided_on=decided,
            paragraph=f"§ {number}",
            registry_number=f"KS 2021/{number}",
            reviewed_by="Mätningen",
            reviewed_on=decided + dt.timedelta(days=4),
        )
        for number, row in enumerate(rows)
        if number % 10 < ANSWERED_OF_TEN
    )
    clauses = list(recommendation.clauses.all())
    ClauseAnswer.objects.bulk_create(
        ClauseAnswer(answer=each, clause=clause, outcome="adopted")
        for each in answers
        for clause in clauses
    )


def shown(client: Client, address: str) -> object:
    """Ask for the matrix; anything but 200 stops the measurement."""
    response = client.get(address)
    if response.status_code != 200:  # noqa: PLR2004
        message = f"{address}: {response.status_code}"
        raise RuntimeError(message)
    return response


def measured(principals: int, rounds: int) -> str:
    """One row of the table; what it filled is taken back."""
    with transaction.atomic():
        address = fill(questions.a_recommended(), principals)
        gc.collect()
        client = Client()
        cost = pages.measure(f"{principals} principals", lambda: shown(client, address), rounds)
        transaction.set_rollback(True)
    return cost.row()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    given = parser.parse_args()
    print(
        "| page | SQL | p50 ms | p95 ms | CPU ms | raw SQL ms | aim ms |\n|---|---|---|---|---|---|---|"
    )
    for principals in PRINCIPALS:
        print(measured(principals, given.rounds), flush=True)


if __name__ == "__main__":
    main()
