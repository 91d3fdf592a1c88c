import hashlib
import json
import os
from pathlib import Path

from samverk.config import catalogs, surroundings
from samverk.config.progress import Progress


def run(_argv: list[str]) -> int:
    """Make everything ready for the demonstration's server, skipping what is done already.

    A process of its own: what it imports and reads is gone when the server runs.
    """
    catalogs.compile_stale()
    surroundings.django()
    _migrate()
    _collect_static()
    progress = Progress()
    from django.utils import timezone

    from samverk.demonstration import casting, load, users

    users.load(os.environ.get("SAMVERK_DEMO_PASSWORD") or None)  # first: a draft has its writer
    load.load(progress)
    casting.load(on=timezone.localdate())
    progress.finish()
    return 0


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        surroundings.tell("Bygger tabellerna.")
        call_command("migrate", verbosity=0, interactive=False)


def _collect_static() -> None:
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name("static.stamp")
    now = _fingerprint_of_static()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == now:
        return
    surroundings.tell("Samlar stilmallar, skript och bilder.")
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now, encoding="ascii")


def _fingerprint_of_static() -> str:
    """Give a short text that changes when a static file does."""
    from django.contrib.staticfiles.finders import get_finders

    found = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = os.stat(storage.path(path))  # noqa: PTH116 -- a str from Django's storage
            found.append((path, state.st_size, state.st_mtime_ns))
    return hashlib.sha256(json.dumps(sorted(found)).encode()).hexdigest()
