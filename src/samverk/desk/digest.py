"""The letters of reminders, put together from every source and sent to each recipient once a day."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from django.utils import translation

from samverk.bodies.queries import state as known_states
from samverk.bodies.queries.state import in_use
from samverk.desk import digest_agreements, digest_terms, digest_things
from samverk.desk.digest_readers import Reader, readers
from samverk.desk.groups import ending
from samverk.desk.planned import with_planned
from samverk.foundation import digest, mail
from samverk.foundation.digest import Item
from samverk.rulebook.terms.reminding import BEFORE

logger = logging.getLogger(__name__)

ACTOR: Final = "Samverk"
LANGUAGE: Final = "sv"
Source = Callable[[dt.date], Iterable[tuple[Reader, Iterable[Item]]]]


def terms(on: dt.date) -> Iterator[tuple[Reader, list[Item]]]:
    """What comes in every structure, for each who is reminded. Twenty queries at the most, however many there are."""
    states = known_states.states(in_use(on=on), on=on)
    within = max(BEFORE)
    told = digest_terms.told(
        states,
        with_planned(states, on=on),
        ending([state.row.pk for state in states], on=on, within=within),
        readers(states, on=on),
        within=within,
    )
    for reader, of in digest_agreements.without_agreements(told, states).items():
        yield reader, list(digest_terms.due(of, on=on))


def agreements(on: dt.date) -> Iterator[tuple[Reader, list[Item]]]:
    """What the agreements of every structure remind of. Ten queries at the most, and those of reminders.reminders."""
    states = known_states.states(in_use(on=on), on=on)
    told = digest_agreements.told(states, readers(states, on=on), on=on)
    for reader, things in told.items():
        yield reader, list(digest_things.due(things, on=on))


# Whatever else reminds by digest adds itself here: a recipient then has one letter about all of it.
SOURCES: Final[tuple[Source, ...]] = (terms, agreements)


def send_due(*, on: dt.date) -> int:
    """Send the letters of a day; gives how many. Each is a transaction of its own. Safe to run twice."""
    gathered: dict[Reader, list[Item]] = {}
    with translation.override(LANGUAGE):
        for source in SOURCES:
            for reader, items in source(on):
                gathered.setdefault(reader, []).extend(items)
    return sum(_sent(reader, items, on) for reader, items in gathered.items())


def _sent(reader: Reader, items: list[Item], on: dt.date) -> bool:
    """Whether a letter went. An address that is none keeps nobody else from theirs."""
    try:
        to = mail.Address(reader.name, reader.email)
    except ValueError:
        logger.warning("reminders to an address that is none: nothing is sent")
        return False
    return digest.send(to=to, items=items, on=on, actor=ACTOR) is not None
