"""Changes in the reader's words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samverk.foundation import formats
from samverk.foundation.audit import texts
from samverk.foundation.audit.models import ActorKind, Operation
from samverk.foundation.audit.queries import FieldChange
from samverk.foundation.audit.trail import Entry
from samverk.foundation.language import current

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A change as the page tells it; fields are (name, before, after), folded where the whole row came or went."""

    at: dt.datetime
    who: str
    what: str
    fields: list[tuple[str, str, str]]
    is_folded: bool
    day: dt.date | None
    reason: str
    version: str


def told(entry: Entry) -> Told:
    """One entry in words. No queries."""
    change = entry.change
    return Told(
        at=change.at,
        who=_who(change.actor, change.actor_kind),
        what=_what(entry),
        fields=list(_fields(change.fields)),
        is_folded=change.operation != Operation.UPDATE,
        day=change.day,
        reason=change.reason,
        version=change.version,
    )


def shown(value: object) -> str:
    """A value of a field as a reader would write it; a long text by its beginning."""
    return Truncator(said(value)).chars(LONGEST)


def said(value: object) -> str:
    """A value of a field as a reader would write it, the whole of it. Every history says it so."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, DateRange):
        return _period(value)
    if isinstance(value, dt.date):
        return _moment(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(said, value))
    return str(value)


def _moment(value: dt.date) -> str:
    if isinstance(value, dt.datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return formats.day_short(value, current())


def _period(value: DateRange) -> str:
    if value.isempty or value.lower is None:
        return str(value)
    return formats.period(value.lower, value.upper, current())


def _who(actor: str, kind: str) -> str:
    if kind == ActorKind.PERSON:
        return actor
    known = dict(ActorKind.choices)
    return f"{actor} ({known.get(kind, kind)})"


def _what(entry: Entry) -> str:
    table = str(texts.table_name(entry.table, entry.model))
    operation = dict(Operation.choices).get(entry.change.operation, entry.change.operation)
    named = f"{entry.row} ({entry.called})" if entry.called else entry.row
    return f"{table[:1].upper()}{table[1:]} {named} {operation}"


def _fields(fields: Iterable[FieldChange]) -> Iterable[tuple[str, str, str]]:
    for field in fields:
        before, after = shown(field.before), shown(field.after)
        # The key is in the heading; a field that was and stayed empty is no news.
        if field.name != "id" and (before or after):
            yield str(field.label), before, after
