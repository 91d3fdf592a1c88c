"""What a demonstration needs beside its web server: the worker, and a mailbox for what it sends."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from samverk.config import surroundings

AGAIN_AFTER_SECONDS = 2.0
PATIENCE_SECONDS = 15.0
# A reply that somebody writes in the mailbox goes there, and comes in as any other.
REPLIES_TO = "svar@samverk.example"


@dataclass
class Attendant:
    """A process that is started anew when it has ended, and ends when we do, however we end."""

    name: str
    arguments: tuple[str, ...]
    passed: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0

    def keep(self) -> None:
        """Start it, if it does not run and was not started just now."""
        now = time.monotonic()
        runs = self.process is not None and self.process.poll() is None
        if runs or (self.started_at and now - self.started_at < AGAIN_AFTER_SECONDS):
            return
        self.let_go()
        self.started_at = now
        command = [sys.executable, "-m", "samverk.config", self.name, *self.arguments]
        with (surroundings.home() / f"{self.name}.log").open("ab") as log:
            # It ends when its input closes; a session of its own keeps Ctrl-C from it.
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=self.passed,
                start_new_session=True,
            )

    def let_go(self) -> None:
        """Close its input, and wait until it has ended what it has in hand."""
        if self.process is None:
            return
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


@contextmanager
def attended() -> Iterator[tuple[Attendant, ...]]:
    """Give the attendants, not yet started, with the environment that leads letters to the mailbox.

    A demonstration writes to fictional persons: whatever mail server the environment names, it gets nothing.
    """
    folder = mailbox()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        os.environ["SAMVERK_SMTP_URL"] = f"smtp://127.0.0.1:{listening.getsockname()[1]}"
        os.environ["SAMVERK_MAILBOX"] = str(folder)
        number = listening.fileno()
        keeping = ("--socket", str(number), "--folder", str(folder))
        attendants = (
            Attendant("mailbox", keeping, (number,)),
            Attendant("worker", ("--attended", "--concurrency", "2")),
        )
        try:
            yield attendants
        finally:
            for each in reversed(attendants):
                each.let_go()


def mailbox() -> Path:
    """The folder of the letters that the demonstration has sent."""
    return surroundings.home() / "mail"
