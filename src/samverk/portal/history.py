"""Historik: what has been changed in the register, in words, as everybody may read it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.http import QueryDict
from django.utils.text import capfirst

from samverk.foundation.audit.histories import Entry, histories_of
from samverk.foundation.audit.models import Operation
from samverk.foundation.changes.wording import said

BEFORE = "aldre"


@dataclass(frozen=True, slots=True)
class Told:
    """One change as the component history_list writes it; nobody is named in public."""

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


def history(rows: Iterable[Model], asked: QueryDict) -> History:
    """The changes of some rows, from the one that the address asks for. Queries: see histories_of."""
    written = asked.get(BEFORE, "")
    before = int(written) if written.isascii() and written.isdigit() and len(written) < 19 else None  # noqa: PLR2004 -- a bigint
    found = histories_of(rows, before=before)
    return History(tuple(map(_told, found.entries)), found.older, before is None)


def _told(entry: Entry) -> Told:
    operation = Operation(entry.change.operation).label
    changes = [
        (capfirst(str(field.label)), said(field.before), said(field.after))
        for field in entry.change.fields
        if said(field.before) or said(field.after)
    ]
    what = f"{capfirst(str(entry.model._meta.verbose_name))} {operation}"  # noqa: SLF001 -- Django's door
    return Told(entry.change.at, "", what, changes)
