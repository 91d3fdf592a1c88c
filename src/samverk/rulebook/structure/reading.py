"""Small readings that several parts of a structure file share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samverk.rulebook.source import Source, shipped
from samverk.rulebook.structure.model import NONE, UNSTATED, Clauses, Count


@dataclass(frozen=True, slots=True)
class Cited:
    """Writes out the clauses of a row with their source: "5.1.3" becomes "vasterbotten-2020 5.1.3"."""

    agreement: str
    own: Mapping[str, Source]

    def by(self, row: Mapping[str, Any], otherwise: Clauses = ()) -> Clauses:
        """The clauses that the row cites, else those of the row around it."""
        written = row.get("clause")
        if not written:
            return otherwise
        return tuple(
            self._full(number) for number in ([written] if isinstance(written, str) else written)
        )

    def _full(self, written: str) -> str:
        first, _, rest = written.strip().partition(" ")
        is_full = bool(rest) and (first in self.own or shipped(first) is not None)
        return written.strip() if is_full else f"{self.agreement} {written.strip()}"


def count(value: int | str | Mapping[str, int] | None) -> Count:
    """A count as it can be written: 1, {may_add = 1}, {min = 1, max = 2} or "unstated"."""
    if value is None:
        return NONE
    if isinstance(value, str):
        return UNSTATED
    if isinstance(value, int):
        return Count(value, value)
    if "may_add" in value:
        return Count(0, value["may_add"])
    return Count(value["min"], value.get("max"))


def month_day(value: str | None) -> tuple[int, int] | None:
    """Month and day of "04-01"."""
    return (int(value[:2]), int(value[3:])) if value else None


def listed(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 -- what tomllib gives
    """The values of a list, or the one value that was written alone."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)
