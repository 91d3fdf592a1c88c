"""PostgreSQL is restarted while a request writes: a clear page, nothing half-written, and the next request works."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path

import psycopg
import pytest

from samverk.config import postgres
from samverk.config.postgres import Cluster

PATIENCE_SECONDS = 60.0
EMAIL = "kim@exempel.se"
MAKE = f"from samverk.foundation.models import User; User.objects.create_user(email='{EMAIL}', name='Kim')"


def settings_for(cluster: Cluster) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.house.restarted",
        "DATABASE_URL": cluster.url(),
        "SAMVERK_DEMO": "1",
        "SAMVERK_DEBUG": "",
        "SAMVERK_DEMO_DATABASE": postgres.NAME,
        "SAMVERK_SECRET_KEY": "only-this-test-knows-it-and-it-guards-nothing",
        "SAMVERK_WORKERS": "1",
    }


def run(cluster: Cluster, *arguments: str) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "django", *arguments]
    subprocess.run(command, env=settings_for(cluster), check=True, capture_output=True)


def until(true: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.05)


@contextlib.contextmanager
def a_server(cluster: Cluster, log: Path) -> Iterator[str]:
    """Start the real server before this database, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "-c", "python:samverk.config.server"]
    environment = {**settings_for(cluster), "SAMVERK_BIND": address}
    with log.open("wb") as said:
        started = subprocess.Popen(
            [*command, "samverk.config.wsgi"], env=environment, stdout=said, stderr=said
        )
    try:
        yield f"http://{address}"
    finally:
        started.terminate()
        started.wait(timeout=PATIENCE_SECONDS)


class Browser:
    """Asks as a browser does: with its cookies, and the form's own token."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """The status and the text of a page."""
        data = urllib.parse.urlencode(form).encode() if form else None
        headers = {"Origin": self.address} if form else {}
        request = urllib.request.Request(f"{self.address}{path}", data, headers)  # noqa: S310 -- our own address
        try:
            with self._opener.open(request, timeout=PATIENCE_SECONDS) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def form(self, path: str) -> dict[str, str]:
        """The token of the form on a page."""
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.ask(path)[1])
        assert found
        return {"csrfmiddlewaretoken": found[1]}


def is_up(browser: Browser) -> bool:
    try:
        return browser.ask("/om/")[0] == 200
    except OSError:
        return False


def count(cluster: Cluster, table: str) -> int:
    with psycopg.connect(cluster.url()) as connection:
        row = connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone()  # noqa: S608 -- of this file
    assert row
    return int(row[0])


def someone_waits(cluster: Cluster) -> bool:
    with psycopg.connect(cluster.url()) as connection:
        row = connection.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()
    return bool(row and row[0])


@pytest.fixture
def cluster(home: Path) -> Cluster:
    """A PostgreSQL as the demonstration has it, with the tables and one account."""
    made = postgres.running(home, lambda _: None)
    for arguments in (["migrate", "-v", "0"], ["shell", "-v", "0", "-c", MAKE]):
        run(made, *arguments)
    return made


def test_a_restart_while_a_request_writes_leaves_nothing_half_done_and_the_next_one_works(
    cluster: Cluster, home: Path, tmp_path: Path
) -> None:
    log = tmp_path / "server.log"
    with a_server(cluster, log) as address, ThreadPoolExecutor(1) as other:
        browser = Browser(address)
        until(lambda: is_up(browser))
        form = {**browser.form("/konto/glomt/"), "email": EMAIL}
        # The letter is written, and its job waits for us: the request is in the middle of its transaction.
        with contextlib.closing(psycopg.connect(cluster.url())) as blocker:
            blocker.execute("LOCK TABLE procrastinate_jobs IN ACCESS EXCLUSIVE MODE")
            asked = other.submit(browser.ask, "/konto/glomt/", form)
            until(lambda: someone_waits(cluster))
            postgres.stop(home, lambda _: None)
            status, text = asked.result(PATIENCE_SECONDS)
        while_away = browser.ask("/")
        postgres.running(home, lambda _: None)
        left = count(cluster, "foundation_letter"), count(cluster, "procrastinate_jobs")
        again = browser.ask("/konto/glomt/", form)

    reference = re.search(r"referensen <b>(\w{8})</b>", text)
    assert (status, bool(reference)) == (500, True)
    assert "Inget sparades" in text
    assert reference
    assert reference[1] in log.read_text(encoding="utf-8")
    assert (while_away[0], "referensen" in while_away[1]) == (500, True)
    assert left == (0, 0)
    assert again[0] == 200
    assert (count(cluster, "foundation_letter"), count(cluster, "procrastinate_jobs")) == (1, 1)
