"""A place of a body on a day: its rule, its holder, its stand-in and who serves in it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from samverk.rulebook.bodies.facts import Holding, Post, Seat, SeatKind, StandIn
from samverk.rulebook.bodies.slots import HAS_A_SEAT, Slot
from samverk.rulebook.dates import Period
from samverk.rulebook.findings import Words
from samverk.rulebook.structure.model import Clauses, FilledBy, Key, Standing

Chairs = Mapping[Key, Sequence[Post]]
NO_CHAIRS: Chairs = {}

_OF_OFFICE = frozenset({FilledBy.CHAIR_OF, FilledBy.VICE_CHAIR_OF, FilledBy.OFFICE})
Group = tuple[str, Standing, SeatKind]
_OfSeat = TypeVar("_OfSeat", Holding, StandIn)


@dataclass(frozen=True, slots=True)
class Term:
    """A person has the post or the office that a seat follows, for a period."""

    person: str
    period: Period


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a body on a day.

    slot is the rule that gives it, None where none does; seat is None where none is recorded yet.
    holder is a person, by appointment (holding) or by the office that the seat follows; since is from when.
    serving is who serves there: the stand-in, else the holder, and nobody in two places at once.
    """

    kind: SeatKind
    standing: Standing
    filler: str
    number: int
    words: Words
    slot: Slot | None
    seat: Seat | None
    party: Key | None
    side: Key | None
    opened: dt.date
    holdings: tuple[Holding, ...] = ()
    holding: Holding | None = None
    terms: tuple[Term, ...] = ()
    holder: str | None = None
    since: dt.date | None = None
    stand_in: StandIn | None = None
    serving: str | None = None
    vacant_since: dt.date | None = None

    @property
    def id(self) -> str:
        """The id of the seat, or of the slot where no seat is recorded."""
        if self.seat is not None:
            return self.seat.id
        return self.slot.id if self.slot else ""

    @property
    def group(self) -> Group:
        """Places of one filler in one standing and of one kind belong together."""
        return (self.filler, self.standing, self.kind)

    @property
    def is_required(self) -> bool:
        """Whether the rules want somebody in it."""
        return (
            self.slot is not None
            and not self.slot.is_optional
            and not self.slot.is_when_needed
            and self.standing in HAS_A_SEAT
        )

    @property
    def follows_an_office(self) -> bool:
        """Whether the seat goes with an office or a post by itself."""
        return self.slot is not None and self.slot.filler.kind in _OF_OFFICE

    @property
    def is_ordinary(self) -> bool:
        """Whether it is an ordinary seat, as member or ex officio."""
        return self.kind is SeatKind.ORDINARY and self.standing in HAS_A_SEAT

    @property
    def clauses(self) -> Clauses:
        """The clauses that give it."""
        return self.slot.clauses if self.slot else ()

    @property
    def present(self) -> str | None:
        """Who is in it: the stand-in while there is one, else the holder."""
        return self.stand_in.person if self.stand_in else self.holder


def by_seat(rows: Iterable[_OfSeat]) -> dict[str, list[_OfSeat]]:
    """The rows of each seat, the earliest first."""
    found: dict[str, list[_OfSeat]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.period.from_day, row.id)):
        found[row.seat].append(row)
    return found


def current(rows: Sequence[_OfSeat], on: dt.date) -> _OfSeat | None:
    """The one that holds that day; of several, the one that began last."""
    return next((row for row in reversed(rows) if on in row.period), None)
