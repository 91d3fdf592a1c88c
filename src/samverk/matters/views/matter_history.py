"""Historik of a matter: everybody reads what was changed, those who work in the structure also by whom and why."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.foundation.audit.histories import Entry, histories_of
from samverk.foundation.audit.models import Operation
from samverk.foundation.audit.queries import Change, FieldChange
from samverk.foundation.changes.wording import said, shown
from samverk.matters.models import Matter, MatterLink, PublicNotice
from samverk.matters.queries.hanging_together import links_of
from samverk.matters.texts_links import said as link_said

BEFORE = "aldre"
LONGEST_NUMBER = 18
# What the page tells elsewhere, what only the machine needs, or what the thing is called by already.
_LEFT_OUT: Mapping[type[Model], frozenset[str]] = {
    Matter: frozenset({"id", "version", "moved_on", "since", "begun_by", "year", "number"}),
    MatterLink: frozenset({"id", "matter", "other", "kind"}),
    PublicNotice: frozenset({"id", "step", "party"}),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One change as the component history_list writes it."""

    at: dt.datetime
    who: str
    what: str
    changes: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class History:
    """Some changes, the newest first; older is what the next page asks for, None at the end."""

    entries: tuple[Told, ...]
    older: int | None
    is_first: bool


def history(
    matter: Matter,
    notices: Sequence[PublicNotice],
    asked: QueryDict,
    *,
    public_on: dt.date | None,
) -> History:
    """The changes of a matter, of its links and of the notices of its decisions, from the one that the address asks for. At most six queries.

    Shape: with public_on as everybody may read it that day, else as those inside.
    """
    written = asked.get(BEFORE, "")
    fits = written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
    before = int(written) if fits else None
    links = links_of(matter, public_on=public_on)
    found = histories_of([matter, *links, *notices], before=before, public=public_on is not None)
    named = dict(_named(matter, links, notices))
    entries = (_told(each, named, is_inside=public_on is None) for each in found.entries)
    return History(tuple(entries), found.older, before is None)


def _named(
    matter: Matter, links: Iterable[MatterLink], notices: Iterable[PublicNotice]
) -> Iterator[tuple[tuple[type[Model], str], str]]:
    """What each row that has a history is called, by its model and its key."""
    yield (Matter, str(matter.pk)), _("Ärendet")
    for link in links:
        called = _("Kopplingen ”%(link)s”") % {"link": link_said(link, matter)}
        yield (MatterLink, str(link.pk)), called
    for notice in notices:
        where = {"where": notice.party or notice.step.body}
        yield (PublicNotice, str(notice.pk)), _("Anslaget hos %(where)s") % where


def _who(change: Change) -> str:
    who = change.actor or _("Samverk")
    return f"{who}: {change.reason}" if change.reason else who


def _told(entry: Entry, named: Mapping[tuple[type[Model], str], str], *, is_inside: bool) -> Told:
    change = entry.change
    what = f"{named[entry.model, entry.row]} {Operation(change.operation).label}"
    fields = _fields(change.fields, _LEFT_OUT[entry.model])
    return Told(change.at, _who(change) if is_inside else "", what, list(fields))


def _fields(
    fields: Iterable[FieldChange], left_out: Collection[str]
) -> Iterable[tuple[str, str, str]]:
    for field in fields:
        if field.name not in left_out and (said(field.before) or said(field.after)):
            yield capfirst(str(field.label)), shown(field.before), shown(field.after)
