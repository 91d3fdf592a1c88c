"""The next letter of reminders to somebody, before it goes: its day, and what it will say."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.bodies.queries.state import StructureState
from samverk.desk import digest_terms, words
from samverk.desk.digest_readers import Reader, readers
from samverk.desk.digest_terms import Told
from samverk.desk.entries import Act, Entry, Section, section
from samverk.desk.groups import ending
from samverk.desk.planned import Known
from samverk.foundation import digest
from samverk.foundation.digest import History
from samverk.foundation.formats import day_long
from samverk.foundation.language import current
from samverk.rulebook.terms import reminding
from samverk.rulebook.terms.coming import Kind
from samverk.rulebook.terms.reminding import BEFORE

ONE_DAY = dt.timedelta(days=1)
# What will be due in a letter within ninety days comes within ninety more.
WITHIN = 2 * max(BEFORE)


def next_letter(
    email: str, states: list[StructureState], known: Known, *, on: dt.date
) -> Section | None:
    """What the next letter will say, as the register stands; None where none is to come.

    Today's has gone: letters go in the morning. Queries: seven.
    """
    told = digest_terms.told(
        states,
        known,
        ending([state.row.pk for state in states], on=on, within=WITHIN),
        readers(states, on=on),
        within=WITHIN,
    ).get(Reader(email.lower(), ""), [])
    done = digest.history(email, keys=[each.key for each in told])
    planned = [*_planned(told, done, first=on + ONE_DAY)]
    if not planned:
        return None
    day = min(goes for goes, _told in planned)
    return _section(email, day, [each for goes, each in planned if goes == day], on)


def _planned(
    told: Iterable[Told], done: History, *, first: dt.date
) -> Iterator[tuple[dt.date, Told]]:
    """When each thing is to be told next. What is over by then is told only if it stays due."""
    for each in told:
        coming = each.first
        if each.state.row.key in done.stopped:
            continue
        goes = reminding.next_due(coming.on, each.occasions, done.of(each.key), on=first)
        if goes and (coming.on >= goes or coming.kind is Kind.REVIEW_DUE):
            yield goes, each


def _section(email: str, day: dt.date, told: list[Told], on: dt.date) -> Section:
    goes = {
        "when": words.until(day, on=on),
        "day": day_long(day, current()),
        "email": email,
    }
    made = section(
        "paminnelser",
        _("Nästa påminnelsebrev"),
        _("Går %(when)s, %(day)s, till %(email)s och nämner det här.") % goes,
        _entries(sorted(told, key=lambda each: (each.first.on, each.key))),
    )
    return replace(made, way=Act(_("Välj påminnelser"), reverse("desk:reminders")))


def _entries(told: list[Told]) -> Iterator[Entry]:
    """Each thing as the letter says it, with its structure where there are several."""
    several = len({each.state.row.pk for each in told}) > 1
    for each in told:
        item = digest_terms.item(each, 0)  # which occasion it is makes no difference to the words
        where = item.topic.name if several else ""
        yield Entry(what=item.text, address=digest_terms.path(each), on=item.on, where=where)
