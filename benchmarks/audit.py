"""What the audit trail costs: a row, a commit among others, a walk through the chain, a page of history.

.venv/bin/python -m benchmarks.audit
"""

import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path

import psycopg

from samverk.config import postgres

ROUNDS = 5
ROWS = 500
SINGLES = 100
WRITERS = 8
SECONDS = 3.0
LENGTH = 200_000
MILLI = 1000


def main() -> None:
    """Measure everything on a server of its own that really writes to the disk."""
    with _server():
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from tests.foundation.audit import notebook

        notebook.create()
        _attach(audited=True)  # without a hidden column, as most tables are
        _rows()
        _writers()
        _walk()


@contextmanager
def _server() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="samverk-bench-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        cluster = postgres.running(folder, lambda _message: None)
        os.environ["DATABASE_URL"] = cluster.url()
        os.environ["SAMVERK_SECRET_KEY"] = "guards nothing"  # noqa: S105
        os.environ["SAMVERK_DEBUG"] = "1"
        os.environ["DJANGO_SETTINGS_MODULE"] = "samverk.config.settings"
        _tell(f"PostgreSQL {cluster.binaries.major}, {os.cpu_count()} processors, fsync on")
        try:
            yield
        finally:
            from django.db import connections

            for connection in connections.all():
                connection.close_pool()  # type: ignore[attr-defined] # PostgreSQL's has it
            postgres.stop(folder, lambda _message: None)


def _rows() -> None:
    """Milliseconds a row, the commit counted in: the best of five rounds, taken in turn."""
    from samverk.foundation import audit

    acting = partial(audit.acting, actor="Mätningen", reason="prov")
    ways: dict[str, tuple[bool, Callable[[], AbstractContextManager[None]]]] = {
        "no trail": (False, nullcontext),
        "trail": (True, nullcontext),
        "trail, acting": (True, acting),
    }
    found: dict[str, list[tuple[float, ...]]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, (audited, context) in ways.items():
            _attach(audited=audited)
            found[name].append(_one_round(context))
    _attach(audited=True)
    for name, rounds in found.items():
        created, saved, alone, bulk = (min(each) for each in zip(*rounds, strict=True))
        _tell(
            f"{name:14} create {created:.3f}  save {saved:.3f}  "
            f"save, own transaction {alone:.3f}  bulk_create {bulk:.3f} ms"
        )


def _one_round(context: Callable[[], AbstractContextManager[None]]) -> tuple[float, ...]:
    from django.db import transaction

    from tests.foundation.audit.notebook import Note

    with _timed() as create, transaction.atomic(), context():
        notes = [Note.objects.create(text=str(number)) for number in range(ROWS)]
    with _timed() as save, transaction.atomic(), context():
        for note in notes:
            note.text += "!"
            note.save(update_fields=["text"])
    with _timed() as alone:
        for note in notes[:SINGLES]:
            note.text += "!"
            with transaction.atomic(), context():
                note.save(update_fields=["text"])
    with _timed() as bulk, transaction.atomic(), context():
        Note.objects.bulk_create([Note(text=str(number)) for number in range(ROWS)])
    sizes = (ROWS, ROWS, SINGLES, ROWS)
    return tuple(
        took[0] * MILLI / size
        for took, size in zip((create, save, alone, bulk), sizes, strict=True)
    )


def _writers() -> None:
    """Commits a second by one writer and by eight: how far the one chain holds them back."""
    for audited in (False, True):
        _attach(audited=audited)
        for writers in (1, WRITERS):
            rate, worst = _commits(writers)
            _tell(
                f"{'trail' if audited else 'no trail':10} {writers} writers: "
                f"{rate:.0f} commits/s, p95 {worst:.2f} ms"
            )


def _commits(writers: int) -> tuple[float, float]:
    until = time.perf_counter() + SECONDS
    took: list[float] = []
    threads = [threading.Thread(target=_write, args=(until, took)) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(took) / SECONDS, statistics.quantiles(took, n=20)[-1] * MILLI


def _write(until: float, took: list[float]) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as writer:
        while time.perf_counter() < until:
            began = time.perf_counter()
            writer.execute("INSERT INTO audit_note (text) VALUES ('x')")
            writer.commit()
            took.append(time.perf_counter() - began)


def _walk() -> None:
    """Links a second for verify, and a page of history in a long trail."""
    from samverk.foundation.audit import queries
    from samverk.foundation.audit.verify import verify
    from tests.foundation.audit.notebook import Note, run

    _attach(audited=True)
    for part in range(LENGTH // 20_000):
        run("INSERT INTO audit_note (text) SELECT %s FROM generate_series(1, 20000)", str(part))
    run("VACUUM ANALYZE")
    report = verify()
    _tell(
        f"verify: {report.links} links in {report.seconds:.2f} s, "
        f"the chain {report.links_per_second} links/s; whole: {report.is_whole}"
    )
    note = Note.objects.order_by("pk")[0]
    took = []
    for _ in range(200):
        with _timed() as one:
            queries.history_of(note, public=False)
        took.append(one[0])
    _tell(f"history of a row: p50 {statistics.median(took) * MILLI:.2f} ms")


def _attach(*, audited: bool) -> None:
    from tests.foundation.audit.notebook import run

    run("SELECT audit_detach('audit_note')")
    if audited:
        run("SELECT audit_attach('audit_note', true, '{}', '{}')")


@contextmanager
def _timed() -> Iterator[list[float]]:
    took = [0.0]
    began = time.perf_counter()
    yield took
    took[0] = time.perf_counter() - began


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
