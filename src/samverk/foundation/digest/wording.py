"""The letter of reminders, as text and as HTML, in the language that is active."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.foundation.digest.items import Item, Topic
from samverk.foundation.formats import day_short
from samverk.foundation.language import current, spoken
from samverk.rulebook.bodies import naming


@dataclass(frozen=True, slots=True)
class Said:
    """A letter of reminders in words."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing as the letter says it: the day, how far off that is, what it is, and where it can be seen."""

    day: str
    when: str
    what: str
    cited: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one sort."""

    heading: str
    lines: tuple[Line, ...]


def letter(items: tuple[Item, ...], *, name: str, stop: str, on: dt.date) -> Said:
    """The whole letter about some things, in the order given. No queries."""
    about = [(topic.name, tuple(_parts(of, on))) for topic, of in _by_topic(items)]
    said = {
        "subject": subject(items),
        "name": name,
        "topics": about,
        "stop": stop,
        "language": current(),
    }
    return Said(
        subject(items),
        render_to_string("foundation/digest.txt", said),
        render_to_string("foundation/digest.html", said),
    )


def subject(items: tuple[Item, ...]) -> str:
    """What the letter is about: the thing itself where it is one, else how many and where."""
    if len(items) == 1:
        return _("Påminnelse: %(what)s") % {"what": items[0].text}
    names = list(dict.fromkeys(item.topic.name for item in items))
    return ngettext(
        "%(number)d påminnelse: %(where)s", "%(number)d påminnelser: %(where)s", len(items)
    ) % {"number": len(items), "where": ", ".join(names)}


def when(day: dt.date, *, on: dt.date) -> str:
    """How far off a day is: "om 30 dagar", "för 3 dagar sedan"."""
    left = (day - on).days
    return spoken(naming.ahead(left) if left >= 0 else naming.ago(-left))


def _by_topic(items: Iterable[Item]) -> Iterator[tuple[Topic, list[Item]]]:
    for topic, of in groupby(items, key=lambda item: item.topic):
        yield topic, list(of)


def _parts(items: list[Item], on: dt.date) -> Iterator[Part]:
    """The things by sort, the sort with the nearest first."""
    for heading in dict.fromkeys(item.section for item in items):
        lines = (_line(item, on) for item in items if item.section == heading)
        yield Part(heading, tuple(lines))


def _line(item: Item, on: dt.date) -> Line:
    day = day_short(item.on, current())
    return Line(day, when(item.on, on=on), item.text, item.cited, item.address)
