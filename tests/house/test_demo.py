import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samverk.config import port
from tests.structure.repository import ROOT

PATIENCE_SECONDS = 240.0


class Demonstration:
    """`samverk demo` in a home folder of the test's own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.said_to = home / "said"
        self.port = port.chosen("auto", 8400)
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("SAMVERK", "DATABASE"))}
        self.environment = {**clean, "SAMVERK_HOME": str(home)}
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "samverk.config", "demo", *arguments]

    def start(self) -> subprocess.Popen[bytes]:
        with self.said_to.open("wb") as said:
            command = self.command("--port", str(self.port))
            started = subprocess.Popen(command, env=self.environment, stdout=said, stderr=said)
        until = time.monotonic() + PATIENCE_SECONDS
        while "Ctrl-C" not in self.said and started.poll() is None:
            assert time.monotonic() < until, self.said
            time.sleep(0.1)
        return started

    @property
    def said(self) -> str:
        return self.said_to.read_text(encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )


@pytest.fixture
def demonstration(home: Path) -> Iterator[Demonstration]:
    """Give a demonstration that has not been started; afterwards nothing of it runs."""
    shown = Demonstration(home)
    yield shown
    shown.run("--stop")


def finish(started: subprocess.Popen[bytes], how: signal.Signals) -> None:
    started.send_signal(how)
    started.wait(timeout=PATIENCE_SECONDS)


def attendants(home: Path) -> dict[str, int]:
    """The worker and the mailbox of a demonstration in this folder, by name."""
    found = {}
    for process in Path("/proc").iterdir():
        try:
            said = (process / "cmdline").read_bytes().split(b"\0")
            surrounded = (process / "environ").read_bytes()
        except OSError:
            continue
        if f"SAMVERK_HOME={home}".encode() in surrounded.split(b"\0") and b"samverk.config" in said:
            found[said[said.index(b"samverk.config") + 1].decode()] = int(process.name)
    return {name: found[name] for name in ("worker", "mailbox") if name in found}


def until(true: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    limit = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.1)


def test_it_starts_says_where_it_is_and_ctrl_c_stops_all_of_it(
    demonstration: Demonstration,
) -> None:
    started = demonstration.start()
    status = port.status(demonstration.port)
    until(lambda: len(attendants(demonstration.home)) == 2)
    finish(started, signal.SIGINT)

    assert status
    assert status < 500
    assert f"http://localhost:{demonstration.port}/" in demonstration.said
    assert started.returncode == 0
    assert port.status(demonstration.port) is None
    assert attendants(demonstration.home) == {}
    assert "Ingen demonstration" in demonstration.run("--stop").stderr


def test_started_twice_it_says_that_it_runs(demonstration: Demonstration) -> None:
    started = demonstration.start()

    second = demonstration.run("--port", str(demonstration.port))
    finish(started, signal.SIGTERM)

    assert second.returncode == 0
    assert "redan igång" in second.stderr
    assert f"http://localhost:{demonstration.port}/" in second.stdout


def test_stopped_from_elsewhere_it_is_all_gone_and_can_be_started_at_once(
    demonstration: Demonstration,
) -> None:
    first = demonstration.start()

    stopped = demonstration.run("--stop")
    ended = first.poll()
    again = demonstration.start()
    finish(again, signal.SIGTERM)

    assert "Stannad." in stopped.stderr
    assert ended == 0
    assert f"http://localhost:{demonstration.port}/" in demonstration.said


def test_killed_it_leaves_nothing_that_hinders_the_next_start(
    demonstration: Demonstration,
) -> None:
    first = demonstration.start()
    finish(first, signal.SIGKILL)

    stopped = demonstration.run("--stop")
    again = demonstration.start()
    finish(again, signal.SIGTERM)

    assert "Stannad." in stopped.stderr
    assert f"http://localhost:{demonstration.port}/" in demonstration.said
    assert "Skapar databasen" not in demonstration.said


def test_with_all_of_it_killed_the_next_start_is_like_any_other(
    demonstration: Demonstration,
) -> None:
    first = demonstration.start()
    watcher, server, _ = (demonstration.home / "server").read_text(encoding="ascii").split()
    postmaster = next(demonstration.home.rglob("postmaster.pid")).read_text().splitlines()[0]
    for process in (watcher, server, postmaster):
        os.kill(int(process), signal.SIGKILL)
    first.wait()

    again = demonstration.start()
    finish(again, signal.SIGTERM)

    assert f"http://localhost:{demonstration.port}/" in demonstration.said
    assert "Skapar databasen" not in demonstration.said


def test_a_killed_worker_or_mailbox_is_started_anew_but_does_not_outlive_the_demonstration(
    demonstration: Demonstration,
) -> None:
    started = demonstration.start()
    until(lambda: len(attendants(demonstration.home)) == 2)
    first = attendants(demonstration.home)
    for process in first.values():
        os.kill(process, signal.SIGKILL)
    until(
        lambda: (
            len(now := attendants(demonstration.home)) == 2
            and not set(now.values()) & set(first.values())
        )
    )

    finish(started, signal.SIGKILL)

    until(lambda: attendants(demonstration.home) == {})


def test_without_python_the_scripts_say_what_to_install(home: Path) -> None:
    clone = home / "a clone with spaces"
    shutil.copytree(ROOT / "bin", clone / "bin")
    for name in ("requirements.txt", "requirements-test.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, clone)
    tools = home / "tools"
    tools.mkdir()
    for tool in ("sh", "dirname", "readlink", "cat", "cksum"):
        (tools / tool).symlink_to(shutil.which(tool) or "")

    done = subprocess.run(
        [tools / "sh", str(clone / "bin" / "demo")],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 20
    assert "Python 3.11" in done.stderr
    assert "apt-get install" in done.stderr
