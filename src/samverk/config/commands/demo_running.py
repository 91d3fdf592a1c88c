import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

from samverk.config import port, surroundings


@dataclass(frozen=True)
class Running:
    """A demonstration of this folder: who watches over it, its web server, and where it listens."""

    watcher: int
    server: int
    port: int

    @classmethod
    def read(cls) -> "Running | None":
        """Give the one that runs now. A note left by one that was killed counts for nothing."""
        running = cls._noted()
        if not running or (running.is_alive() and port.status(running.port)):
            return running
        if not running.is_alive():
            # The workers of a killed server see within a second or two that they are orphans.
            port.wait_until_free(running.port, seconds=5)
        return None

    @classmethod
    def _noted(cls) -> "Running | None":
        try:
            return cls(*map(int, _note().read_text(encoding="ascii").split()))
        except (OSError, ValueError, TypeError):
            return None

    def write(self) -> None:
        """Leave a note for the next start, and for --stop."""
        _note().write_text(f"{self.watcher} {self.server} {self.port}\n", encoding="ascii")

    @staticmethod
    def forget() -> None:
        """Take the note away."""
        _note().unlink(missing_ok=True)

    def is_alive(self) -> bool:
        """Say whether its web server runs: the same number may be another program's by now."""
        return "samverk" in _command_of(self.server)

    def is_watched(self) -> bool:
        """Say whether its watcher is there still: it stops the database last of all."""
        return "samverk" in _command_of(self.watcher)

    def stop(self) -> None:
        """Ask it to end in order; its web server directly, if nobody watches over it any more."""
        os.kill(self.watcher if self.is_watched() else self.server, signal.SIGTERM)


def _note() -> Path:
    return surroundings.home() / "server"


def _command_of(process: int) -> str:
    told = Path(f"/proc/{process}/cmdline")
    if Path("/proc/self").exists():  # Linux, which need not have ps
        try:
            return told.read_bytes().decode(errors="replace")
        except OSError:
            return ""
    asked = ["ps", "-o", "args=", "-p", str(process)]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout
