"""Which software this is, as an audit entry says it."""

import os
from functools import cache
from pathlib import Path

from samverk import __version__

CLONE = Path(__file__).resolve().parents[4]
DIGITS = 12


@cache
def software() -> str:
    """Give the version, and the commit where it is known: 0.1.0+491690ea8d1c."""
    commit = os.environ.get("SAMVERK_COMMIT", "").strip() or _commit_of(CLONE / ".git")
    return f"{__version__}+{commit[:DIGITS]}" if commit else __version__


def _commit_of(git: Path) -> str:
    try:
        head = (git / "HEAD").read_text(encoding="utf-8").strip()
        name = head.removeprefix("ref: ")
        if name == head:
            return head
        if (git / name).is_file():
            return (git / name).read_text(encoding="utf-8").strip()
        packed = (git / "packed-refs").read_text(encoding="utf-8").splitlines()
    except OSError:  # no clone: an installed package, whose version says enough
        return ""
    return next((line.split()[0] for line in packed if line.endswith(f" {name}")), "")
