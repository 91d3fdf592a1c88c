"""Historik of a matter: everybody reads what was changed, those who work in the structure also by whom and why."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.foundation.audit.histories import Entry, histories_of
from samverk.foundation.audit.models import Operation
from samverk.foundation.audit.queries import Change, FieldChange
from samverk.foundation.changes.wording import said, shown
from samverk.matters.models import Matter, MatterLink
from samverk.matters.queries.hanging_together import links_of
from samverk.matters.texts_links import said as link_said

BEFORE = "aldre"
LONGEST_NUMBER = 18
# What the page tells elsewhere, or what only the machine needs.
_LEFT_OUT = frozenset({"id", "version", "moved_on", "since", "begun_by", "year", "number"})

# A link is told by what it says; what is left to tell is when it was made and when it ended.
_OF_A_LINK = frozenset({"id", "matter", "other", "kind"})


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


def history(matter: Matter, asked: QueryDict, *, public_on: dt.date | None) -> History:
    """The changes of a matter and of its links, from the one that the address asks for. At most six queries.

    Shape: with public_on as everybody may read it that day, else as those inside.
    """
    written = asked.get(BEFORE, "")
    fits = written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
    before = int(written) if fits else None
    links = {str(each.pk): each for each in links_of(matter, public_on=public_on)}
    rows = [matter, *links.values()]
    found = histories_of(rows, before=before, public=public_on is not None)
    inside = public_on is None
    entries = (
        _told(each, matter, links, _who(each.change) if inside else "") for each in found.entries
    )
    return History(tuple(entries), found.older, before is None)


def _who(change: Change) -> str:
    who = change.actor or _("Samverk")
    return f"{who}: {change.reason}" if change.reason else who


def _told(entry: Entry, matter: Matter, links: Mapping[str, MatterLink], who: str) -> Told:
    change = entry.change
    done = {"done": Operation(change.operation).label}
    if entry.model is Matter:
        what = _("Ärendet %(done)s") % done
        return Told(change.at, who, capfirst(what), list(_fields(change.fields, _LEFT_OUT)))
    what = _("Kopplingen ”%(link)s” %(done)s") % {
        "link": link_said(links[entry.row], matter),
        **done,
    }
    return Told(change.at, who, what, list(_fields(change.fields, _OF_A_LINK)))


def _fields(
    fields: Iterable[FieldChange], left_out: Collection[str]
) -> Iterable[tuple[str, str, str]]:
    for field in fields:
        if field.name not in left_out and (said(field.before) or said(field.after)):
            yield capfirst(str(field.label)), shown(field.before), shown(field.after)
