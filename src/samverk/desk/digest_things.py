"""Things that letters of reminders tell of, whatever source they come from: on which days, and as what."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from samverk.foundation.digest import Item
from samverk.rulebook.terms import reminding


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to be reminded of: the item before anybody says which reminder it is, and its page.

    late is the heading it stands under once its day has passed; stays that it is told of after its day too.
    """

    item: Item
    path: str
    occasions: tuple[int, ...]
    late: str = ""
    stays: bool = False

    @property
    def order(self) -> tuple[dt.date, str]:
        """The nearest first."""
        return (self.item.on, self.item.key)


def due(things: Iterable[Thing], *, on: dt.date) -> Iterator[Item]:
    """What there is to tell on a day, whoever has been told before. No queries."""
    for each in things:
        occasion = reminding.due(each.item.on, each.occasions, (), on=on)
        if occasion is not None:
            section = each.late if occasion < 0 and each.late else each.item.section
            yield replace(each.item, occasion=occasion, section=section)
