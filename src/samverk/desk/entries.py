"""What stands on the first page: sections of entries, each with a day, an act, and the clause behind it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from samverk.bodies.queries.mends import Mend
from samverk.foundation.citing import Cited
from samverk.foundation.templatetags.marks import SeatGroup
from samverk.rulebook.steps import Step

MOST = 8


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done about an entry: what the link says, and where it leads.

    With fields it is done at once, by a button that sends them.
    """

    says: str
    address: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: what it is, when, how long that is from now, and what can be done.

    weight is "stop", "warn", "info" or empty; steps say how a day came about.
    """

    what: str
    address: str = ""
    on: dt.date | None = None
    when: str = ""
    where: str = ""
    detail: str = ""
    weight: str = ""
    steps: tuple[Step, ...] = ()
    cited: Cited | None = None
    acts: tuple[Act, ...] = ()
    seats: tuple[SeatGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one sort, the most urgent first. teaches says in a line what belongs here.

    counted is how many there are, in words, for the sentence on top; empty where nothing of it waits for anybody.
    way is what else can be done, below the entries.
    """

    name: str
    heading: str
    teaches: str
    entries: tuple[Entry, ...]
    counted: str = ""
    number: int = 0
    more: str = ""
    waiting: int | None = None
    way: Act | None = None

    @property
    def waits(self) -> int:
        """How many things wait: as many as there are entries, where an entry is not several things."""
        if not self.counted:
            return 0
        return self.number if self.waiting is None else self.waiting

    @property
    def rest(self) -> int:
        """How many more there are than are shown."""
        return max(0, self.number - len(self.entries))


def acts_of(found: Iterable[Mend | None]) -> tuple[Act, ...]:
    """Acts that mend something, as an entry offers them."""
    return tuple(Act(str(each.words), each.address) for each in found if each)


def section(
    name: str,
    heading: str,
    teaches: str,
    found: Iterable[Entry],
    *,
    more: str = "",
    most: int = MOST,
) -> Section:
    """A section of the first few; more is the address of a page with all of them."""
    entries = tuple(found)
    return Section(name, heading, teaches, entries[:most], "", len(entries), more)
