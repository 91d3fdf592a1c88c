"""Remembers what was worked out, until anything changes.

A state depends on nothing but the day and the audited tables of bodies and parties, and every change of those lengthens
the audit chain when it is committed. So the chain tells whether an earlier answer still holds: nothing can be stale.
"""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Generic, Protocol, TypeVar

# After every number that there is: the first look reads no links.
_NOTHING = 2**62


class HasKey(Protocol):
    """A stored row."""

    pk: int


class AboutRow(Protocol):
    """An answer about one row."""

    @property
    def row(self) -> HasKey: ...


Row = TypeVar("Row", bound=HasKey)
Answer = TypeVar("Answer", bound=AboutRow)


class Memory(Generic[Row, Answer]):
    """Answers about rows on a day, kept while the number that changed() gives stays the same.

    fresh works out the answers that are missing, in any order; a row may have none.
    """

    def __init__(
        self,
        *,
        fresh: Callable[[list[Row], dt.date], list[Answer]],
        changed: Callable[[], int],
        most: int = 1000,
    ) -> None:
        self._fresh, self._changed, self._most = fresh, changed, most
        self._kept: OrderedDict[tuple[int, dt.date], Answer | None] = OrderedDict()
        self._number = -1
        self._lock = Lock()

    def recall(self, rows: Iterable[Row], on: dt.date) -> list[Answer]:
        """The answer about each row that has one, in the order given.

        The number is read before anything else: an answer may know of later changes, never of fewer.
        """
        asked = list(rows)
        number = self._changed()
        known = self._known(number, [(row.pk, on) for row in asked])
        missing = [row for row in asked if (row.pk, on) not in known]
        if missing:
            found = {(answer.row.pk, on): answer for answer in self._fresh(missing, on)}
            new = {(row.pk, on): found.get((row.pk, on)) for row in missing}
            self._keep(number, new)
            known |= new
        return [answer for row in asked if (answer := known[row.pk, on]) is not None]

    def _known(
        self, number: int, keys: list[tuple[int, dt.date]]
    ) -> dict[tuple[int, dt.date], Answer | None]:
        with self._lock:
            if number > self._number:
                self._kept.clear()
                self._number = number
            return {key: self._kept[key] for key in keys if key in self._kept}

    def _keep(self, number: int, new: dict[tuple[int, dt.date], Answer | None]) -> None:
        with self._lock:
            if number < self._number:
                return  # something changed while this was worked out
            self._kept.update(new)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


class Changes:
    """Counts the changes of some tables, as far as this process has seen them: the same number is no change.

    since gives the newest number of the chain, and whether one of the tables was changed after a number. What was
    changed before the first look is nobody's concern: nothing is remembered from before it.
    """

    def __init__(self, since: Callable[[int], tuple[int, bool]]) -> None:
        self._since = since
        self._seen: int | None = None
        self._count = 0
        self._lock = Lock()

    def __call__(self) -> int:
        """The number of changes seen. One query; those who ask at the same time wait for each other."""
        with self._lock:
            newest, is_touched = self._since(_NOTHING if self._seen is None else self._seen)
            # A shorter chain is another database: nothing that was known of the first holds.
            if self._seen is None or is_touched or newest < self._seen:
                self._count += 1
            self._seen = newest
            return self._count
