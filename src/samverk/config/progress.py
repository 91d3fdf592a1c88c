import sys
from typing import TextIO

WIDTH = 30


class Progress:
    """A progress bar on a terminal; one line per stage where nobody watches."""

    def __init__(self, out: TextIO = sys.stderr) -> None:
        self._out = out
        self._is_watched = out.isatty()
        self._stage = ""

    def __call__(self, what: str, done: int, of: int) -> None:
        """Show how much of a stage is done."""
        if not self._is_watched:
            if what != self._stage:
                self._out.write(f"{what}.\n")
            self._stage = what
            return
        full = WIDTH * done // of if of else WIDTH
        share = f"{done}/{of}" if of else ""
        self._out.write(f"\r\033[K{'█' * full}{'░' * (WIDTH - full)} {share} {what}")
        self._out.flush()
        self._stage = what

    def finish(self) -> None:
        """Leave the line."""
        if self._is_watched and self._stage:
            self._out.write("\r\033[K")
        self._out.flush()
