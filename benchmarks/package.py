"""What the package of one principal costs whoever asks for it: three papers in two formats, and the annexes.

.venv/bin/python -m benchmarks.package
"""

import datetime as dt
import statistics
import time
from typing import TYPE_CHECKING

from benchmarks import surroundings

if TYPE_CHECKING:
    from samverk.matters.models import PartyDecision

ANNEXES = 8
PAGES = 40
ROUNDS = 15


def main() -> None:
    """Measure on a throw-away database that does not wait for the disk."""
    surroundings.make_ready()
    row = _asked()
    from samverk.matters import package

    on = dt.date(2021, 4, 1)
    size = len(package.of(row, on))  # the first time reads the typefaces
    took = [_seconds(row, on) for _each in range(ROUNDS)]
    told = f"p50 {statistics.median(took):.2f} s, worst {max(took):.2f} s of {ROUNDS}"
    print(f"Package with {ANNEXES} annexes, {size / 1_000_000:.1f} MB: {told}")


def _asked() -> "PartyDecision":
    """A row in a matter with a background of two pages and annexes of forty."""
    from samverk.foundation import documents, writing
    from samverk.foundation.writing import Paper, Paragraph
    from samverk.matters.models import MatterDocument
    from tests.matters import questions

    said = "Rutinen är från 2014 och gäller inte längre vid utskrivning till hemmet. " * 60
    sent = questions.a_sent(question=said, background=said)
    text = tuple(Paragraph(said[:2_000]) for _each in range(PAGES))
    annex = writing.pdf(Paper("Bilaga", dt.date(2021, 3, 1), text))
    for number in range(1, ANNEXES + 1):
        kept = documents.keep(name=f"{number}.pdf", content=annex, actor="Mätningen")
        MatterDocument.objects.create(
            matter=sent.matter,
            document=kept,
            number=number,
            kind="annex",
            title=f"Bilagan {number}",
            added_on=dt.date(2021, 3, 2),
            added_by="Mätningen",
        )
    return questions.row(sent, "ekby")


def _seconds(row: "PartyDecision", on: dt.date) -> float:
    from samverk.matters import package

    began = time.perf_counter()
    package.of(row, on)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
