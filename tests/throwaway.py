"""A PostgreSQL for one run of the tests. It is gone afterwards, however the run ended."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import psycopg

from samverk.config import postgres, postgres_place

# Kept by a child that outlives us: when its input closes, because we closed it or were killed,
# the server is told to quit and its folder goes. The server's number is read when it is needed.
UNDERTAKER = """
read -r _
pid=$(head -n 1 "$1/db/postgres/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" 2>/dev/null
i=0
while [ -n "$pid" ] && [ -e "$1/db/postgres/postmaster.pid" ] && [ $i -lt 50 ]; do
    i=$((i + 1)); sleep 0.1
done
rm -rf "$1"
"""


@cache
def folder() -> Path:
    """Give the folder of this run, with somebody to clear it away."""
    made = Path(tempfile.mkdtemp(prefix="samverk-test-"))
    made.chmod(0o755)  # when root runs the tests another user runs PostgreSQL
    _undertaker(made)
    return made


@cache
def _undertaker(made: Path) -> subprocess.Popen[bytes]:
    shell = shutil.which("sh") or "/bin/sh"
    return subprocess.Popen(
        [shell, "-c", UNDERTAKER, "sh", str(made)],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )


def url() -> str:
    """Give the address the server will have; nothing is started yet."""
    socket = postgres_place.of(folder(), _silently).socket
    return postgres.url(socket)


@cache
def start() -> postgres.Cluster:
    """Give the server of this run, made and started the first time it is asked for."""
    cluster = postgres.running(folder(), _silently, options=postgres.FORGETFUL)
    # The tests make a database of their own, yet are no superuser: neither is the product.
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute(f"ALTER ROLE {postgres.NAME} CREATEDB")
    return cluster


def finish() -> None:
    """Close the undertaker's input and wait until everything is cleared away."""
    undertaker = _undertaker(folder())
    if undertaker.stdin:
        undertaker.stdin.close()
    undertaker.wait(timeout=30)


def _silently(_message: str) -> None:
    pass
