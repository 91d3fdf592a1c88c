"""What papers and files cost: a letter as PDF and as DOCX, a long table, and a file of 25 MB kept and read again.

.venv/bin/python -m benchmarks.writing
"""

import datetime as dt
import os
import statistics
import time
from collections.abc import Callable

from benchmarks import surroundings
from samverk.foundation import writing
from samverk.foundation.writing import Field, Fields, Heading, Numbered, Paper, Paragraph, Table

ROUNDS = 20
FEW_ROUNDS = 3
LARGEST = 25_000_000
ALL_MUNICIPALITIES = 290


def main() -> None:
    """Measure the two formats, then the database."""
    for name, write in (("PDF", writing.pdf), ("DOCX", writing.docx)):
        print(f"{name}, first: {_took(lambda: write(_letter(-1))):.0f} ms")  # noqa: B023 -- called at once
        took = [_took(lambda: write(_letter(number))) for number in range(ROUNDS)]  # noqa: B023
        print(f"{name}, a letter and a reply sheet: {_told(took)}, {len(write(_letter(0)))} bytes")
        took = [_took(lambda: write(_matrix(number))) for number in range(FEW_ROUNDS)]  # noqa: B023
        print(f"{name}, a table of {ALL_MUNICIPALITIES} rows: {_told(took)}")
    surroundings.make_ready()
    _keep_and_read()


def _keep_and_read() -> None:
    from samverk.foundation import documents

    # No two alike: the same bytes are not stored again.
    files = [b"%PDF-1.7\n" + os.urandom(LARGEST - 40) + b"startxref\n0\n%%EOF" for _ in range(3)]
    kept, keeping = [], []
    for content in files:
        began = time.perf_counter()
        kept.append(documents.keep(name="a.pdf", content=content, actor="benchmark"))
        keeping.append((time.perf_counter() - began) * 1000)
    print(f"25 MB kept: {_told(keeping)}")
    print(f"25 MB read: {_told([_took(lambda: documents.read(each)) for each in kept])}")  # noqa: B023


def _letter(number: int) -> Paper:
    clauses = tuple(f"att besluta om fråga {each} i ärende {number}" for each in range(4))
    answers = tuple(Field(clause, choices=("Antas", "Avslås")) for clause in clauses)
    return Paper(
        title=f"Rekommendation {number}",
        date=dt.date(2026, 11, 22),
        sender=("Samverkan Ekby län",),
        reference=f"SAM 2026/{number}",
        blocks=(
            Paragraph("Huvudmännen rekommenderas besluta " * 12),
            Numbered(clauses),
            Heading("Svar"),
            Fields(answers),
        ),
    )


def _matrix(number: int) -> Paper:
    rows = tuple(
        (f"Kommun {each}", "Antas", "2026-11-22", f"§ {number}")
        for each in range(ALL_MUNICIPALITIES)
    )
    table = Table(("Part", "Beslut", "Dag", "Paragraf"), rows)
    return Paper(title=f"Beslutsläge {number}", date=dt.date(2026, 11, 22), blocks=(table,))


def _took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _told(took: list[float]) -> str:
    return f"{statistics.median(took):.0f} ms (p50), {max(took):.0f} ms at most"


if __name__ == "__main__":
    main()
