"""A PDF as pages of printed lines, read by another process, which is stopped when it takes too long or too much."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Lock

from samverk.rulebook.agreements.printed import Printed

MOST_PAGES = 200
# Two hundred pages of text take a processor three seconds, and a third of this memory.
MOST_SECONDS = 10
MOST_MEMORY = 300_000_000
# On a machine that others use, a second of work takes longer than one.
MOST_WAITED = 3 * MOST_SECONDS
_TOO_HEAVY = "too_heavy"
_FARTHEST = 100_000.0
PROGRAM = Path(__file__).with_name("reading_pdf_child.py")
# Whoever sends many such files waits for their own, and the machine is not filled with them.
_ONE_AT_A_TIME = Lock()


class Unread(Exception):
    """Why the lines of a file are not known: locked, too_many_pages, too_long, too_heavy or unreadable."""

    def __init__(self, why: str, pages: int = 0) -> None:
        self.why = why
        self.pages = pages
        super().__init__(why)


def pages(content: bytes, *, most_signs: int, most_lines: int) -> list[list[Printed]]:
    """The lines of each page.

    Raises: Unread.
    """
    said = json.loads(_said(content, (MOST_PAGES, most_signs, most_lines)))
    if "fault" in said:
        raise Unread(said["fault"], said.get("pages", 0))
    return [[_printed(*line) for line in page] for page in said["pages"]]


def _said(content: bytes, most: tuple[int, ...]) -> bytes:
    """What the other process says of the file; it knows nothing of this one, neither its surroundings nor its secrets."""
    limits = map(str, (MOST_SECONDS, MOST_MEMORY, *most))
    command = [sys.executable, "-I", "-B", str(PROGRAM), *limits]
    with _ONE_AT_A_TIME:
        try:
            done = subprocess.run(
                command,
                input=content,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PATH": ""},
                timeout=MOST_WAITED,
                check=True,
            )
        except subprocess.SubprocessError as fault:
            raise Unread(_TOO_HEAVY) from fault
    return done.stdout


def _printed(text: str, x: float, y: float, size: float) -> Printed:
    """The line; what lies beyond every page, or is larger than one, is drawn by nobody who wants to be read."""
    x, y = (each if abs(each) < _FARTHEST else 0.0 for each in (x, y))
    return Printed(text, x, y, size if 0 < size < _FARTHEST else 1.0)
