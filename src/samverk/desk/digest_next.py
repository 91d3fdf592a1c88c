"""The next letter of reminders to somebody, before it goes: its day, and what it will say."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.bodies.queries.state import StructureState
from samverk.desk import digest_agreements, digest_terms, words
from samverk.desk.digest_readers import Reader, readers
from samverk.desk.digest_things import Thing
from samverk.desk.entries import Act, Entry, Section, section
from samverk.desk.groups import ending
from samverk.desk.planned import Known
from samverk.foundation import digest
from samverk.foundation.digest import History
from samverk.foundation.formats import day_long
from samverk.foundation.language import current
from samverk.rulebook.terms import reminding
from samverk.rulebook.terms.reminding import BEFORE

ONE_DAY = dt.timedelta(days=1)
# What will be due in a letter within ninety days comes within ninety more.
WITHIN = 2 * max(BEFORE)


def next_letter(
    email: str, states: list[StructureState], known: Known, *, on: dt.date
) -> Section | None:
    """What the next letter will say, as the register stands; None where none is to come.

    Today's has gone: letters go in the morning. Queries: eight, and those of agreements.queries.reminders.
    """
    things = _things(Reader(email.lower(), ""), states, known, on)
    done = digest.history(email, keys=[each.item.key for each in things])
    planned = [*_planned(things, done, first=on + ONE_DAY)]
    if not planned:
        return None
    day = min(goes for goes, _told in planned)
    return _section(email, day, [each for goes, each in planned if goes == day], on)


def _things(reader: Reader, states: list[StructureState], known: Known, on: dt.date) -> list[Thing]:
    """Everything that somebody is to be told of, from every source."""
    who = readers(states, on=on)
    groups = ending([state.row.pk for state in states], on=on, within=WITHIN)
    of_terms = digest_terms.told(states, known, groups, who, within=WITHIN)
    own = digest_agreements.without_agreements(of_terms, states).get(reader, [])
    of_agreements = digest_agreements.told(states, who, on=on).get(reader, [])
    return [*map(digest_terms.thing, own), *of_agreements]


def _planned(
    things: Iterable[Thing], done: History, *, first: dt.date
) -> Iterator[tuple[dt.date, Thing]]:
    """When each thing is to be told next. What is over by then is told only if it stays due."""
    for each in things:
        item = each.item
        if item.topic.key in done.stopped:
            continue
        goes = reminding.next_due(item.on, each.occasions, done.of(item.key), on=first)
        if goes and (item.on >= goes or each.stays):
            yield goes, each


def _section(email: str, day: dt.date, things: list[Thing], on: dt.date) -> Section:
    goes = {
        "when": words.until(day, on=on),
        "day": day_long(day, current()),
        "email": email,
    }
    made = section(
        "paminnelser",
        _("Nästa påminnelsebrev"),
        _("Går %(when)s, %(day)s, till %(email)s och nämner det här.") % goes,
        _entries(sorted(things, key=lambda each: each.order)),
    )
    return replace(made, way=Act(_("Välj påminnelser"), reverse("desk:reminders")))


def _entries(things: list[Thing]) -> Iterator[Entry]:
    """Each thing as the letter says it, with its structure where there are several."""
    several = len({each.item.topic.key for each in things}) > 1
    for each in things:
        item = each.item
        where = item.topic.name if several else ""
        yield Entry(what=item.text, address=each.path, on=item.on, where=where)
