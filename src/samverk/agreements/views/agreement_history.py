"""Historik of an agreement: everybody reads what was changed, those who work in the structure also by whom and why."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.models import Agreement
from samverk.foundation.audit.histories import histories_of
from samverk.foundation.audit.models import Operation
from samverk.foundation.audit.queries import Change, FieldChange, history_of, with_names
from samverk.foundation.changes.wording import said, shown

BEFORE = "aldre"
LONGEST_NUMBER = 18
# What the page tells elsewhere, or what only the machine needs.
_LEFT_OUT = frozenset({"version", "structure", "key", "terms"})


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


def history(row: Agreement, asked: QueryDict, *, is_inside: bool) -> History:
    """The changes of an agreement, from the one that the address asks for. At most eight queries."""
    written = asked.get(BEFORE, "")
    fits = written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
    before = int(written) if fits else None
    if is_inside:
        own = with_names(history_of(row, public=False, before=before))
        return History(tuple(map(_inside, own.changes)), own.older, before is None)
    # Whom a decision, a notice or a reading came from stands on the page; its history is told to those inside.
    found = histories_of([row], before=before)
    entries = tuple(_told(each.change, "") for each in found.entries)
    return History(entries, found.older, before is None)


def _inside(change: Change) -> Told:
    who = change.actor or _("Samverk")
    return _told(change, f"{who}: {change.reason}" if change.reason else who)


def _told(change: Change, who: str) -> Told:
    what = _("Avtalet %(done)s") % {"done": Operation(change.operation).label}
    return Told(change.at, who, capfirst(what), list(_fields(change.fields)))


def _fields(fields: Iterable[FieldChange]) -> Iterable[tuple[str, str, str]]:
    for field in fields:
        if field.name not in _LEFT_OUT and (said(field.before) or said(field.after)):
            yield capfirst(str(field.label)), shown(field.before), shown(field.after)
