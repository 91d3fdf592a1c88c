"""What somebody had seen when they opened a form, and who has changed it since."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.forms.models import model_to_dict

from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.audit.queries import history_of, with_names
from samverk.foundation.changes.wording import shown

# What the form's own heading says already.
_IN_THE_HEADING = {"id", "seat", "body"}


@dataclass(frozen=True, slots=True)
class Since:
    """The newest change of what a form is about: when, by whom, and the fields before and after."""

    at: dt.datetime
    who: str
    what: str
    fields: tuple[tuple[str, str, str], ...]


def version(rows: Iterable[Model]) -> str:
    """What tells one state of the rows from another."""
    state = [(type(row).__name__, row.pk, sorted(_fields(row).items())) for row in rows]
    return digest(repr(sorted(state)))


def digest(text: str) -> str:
    """A short mark of a text, the same for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _fields(row: Model) -> dict[str, str]:
    return {name: repr(value) for name, value in model_to_dict(row).items()}


def newest_change(rows: Sequence[Model]) -> Since | None:
    """The newest change of any of the rows. Queries: two, and one for each model that it points at."""
    keys = {(row._meta.db_table, str(row.pk)): row for row in rows}  # noqa: SLF001 -- documented by Django
    tables, numbers = {table for table, _ in keys}, {number for _, number in keys}
    entries = AuditEntry.objects.filter(table__in=tables, row__in=numbers).order_by("-id")
    found = next((e for e in entries[:100] if (e.table, e.row) in keys), None)
    if found is None:
        return None
    row = keys[found.table, found.row]
    change = with_names(history_of(row, public=False, limit=1)).changes[0]
    changed = (
        each
        for each in change.fields
        if each.name not in _IN_THE_HEADING and (each.before or each.after)
    )
    fields = tuple((str(e.label), shown(e.before), shown(e.after)) for e in changed)
    return Since(change.at, change.actor, str(type(row)._meta.verbose_name), fields)  # noqa: SLF001
