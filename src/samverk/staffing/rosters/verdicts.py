"""What a row of a file would do, and how all rows together are told."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from samverk.staffing.rosters.lines import Line


class Verdict(StrEnum):
    """What becomes of a row, those that keep the file from being read in first."""

    WRONG = "wrong"
    UNCLEAR = "unclear"
    ENDS = "ends"
    CHANGES = "changes"
    NEW = "new"
    UNCHANGED = "unchanged"


STOPS = frozenset({Verdict.WRONG, Verdict.UNCLEAR})


@dataclass(frozen=True, slots=True)
class Judged:
    """One row: its verdict, whom and what it is about, what it does, and how its names were taken."""

    line: Line
    verdict: Verdict
    about: str
    says: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    clause: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""

    @property
    def place(self) -> str:
        """The name that the row's choice has in a form."""
        return name_of(self.line)


def name_of(line: Line) -> str:
    """A name for the row that is its own within the file."""
    return (
        f"val-{line.kind.value}-{hashlib.sha256(line.sheet.encode()).hexdigest()[:6]}-{line.number}"
    )


def digest(rows: Iterable[Judged]) -> str:
    """A sum of everything that the rows do: it is another one as soon as any of it is."""
    told = (
        "\x1f".join((row.place, row.verdict, row.about, *row.says, *row.taken, row.chosen))
        for row in rows
    )
    return hashlib.sha256("\x1e".join(told).encode()).hexdigest()
