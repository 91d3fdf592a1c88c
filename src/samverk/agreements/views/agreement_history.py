"""Historik of an agreement: everybody reads what was changed, those who work in the structure also by whom and why."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Model
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.models import Agreement, Fulfilment
from samverk.agreements.queries.page import Whole
from samverk.foundation.audit.histories import Entry, histories_of
from samverk.foundation.audit.models import Operation
from samverk.foundation.audit.queries import FieldChange
from samverk.foundation.changes.wording import shown
from samverk.rulebook.structure.model import Key

BEFORE = "aldre"
LONGEST_NUMBER = 18
# What the page tells elsewhere, or what only the machine needs.
_LEFT_OUT = frozenset(
    {"id", "version", "structure", "key", "terms", "agreement", "number", "noted_on", "noted_by"}
)


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


def history(found: Whole, asked: QueryDict, *, is_inside: bool) -> History:
    """The changes of an agreement and of all that happened to it, from the one that is asked for. At most eight queries."""
    written = asked.get(BEFORE, "")
    fits = written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER
    before = int(written) if fits else None
    duties = {each.key: each.what for each in found.read.known.terms.duties} if found.read else {}
    changes = histories_of(_rows(found.agreement), before=before, public=not is_inside)
    entries = tuple(_told(each, duties) for each in changes.entries if _says(each))
    return History(entries, changes.older, before is None)


def _says(entry: Entry) -> bool:
    """Whether a change is one to read: what happens to an agreement also counts its version up, which is none."""
    names = {field.name for field in entry.change.fields}
    return entry.change.operation != Operation.UPDATE or bool(names - _LEFT_OUT)


def _rows(row: Agreement) -> Iterator[Model]:
    """The agreement, and everything that was recorded of it. One query."""
    yield row
    yield from row.entered_terms.all()
    yield from row.adoptions.all()
    yield from row.notices.all()
    yield from row.interpretations.all()
    yield from row.conditions.all()
    yield from Fulfilment.objects.filter(agreement=row)


def _told(entry: Entry, duties: Mapping[Key, str]) -> Told:
    """One change in words; who did it and why is empty where everybody reads."""
    change, done = entry.change, Operation(entry.change.operation).label
    name = capfirst(str(entry.model._meta.verbose_name))  # noqa: SLF001 -- Django's door
    what = (
        f"{name} {done}" if entry.model is not Agreement else _("Avtalet %(done)s") % {"done": done}
    )
    who = ": ".join(filter(None, [change.actor, change.reason]))
    return Told(change.at, who, capfirst(what), list(_fields(change.fields, duties)))


def _fields(
    fields: Iterable[FieldChange], duties: Mapping[Key, str]
) -> Iterator[tuple[str, str, str]]:
    for field in fields:
        if field.name in _LEFT_OUT or field.name.endswith("_clause"):
            continue
        before, after = (_said(field, value, duties) for value in (field.before, field.after))
        if before or after:
            yield capfirst(str(field.label)), before, after


def _said(field: FieldChange, value: object, duties: Mapping[Key, str]) -> str:
    """A value in words; a duty by what it obliges to, as far as the terms still know it."""
    known = duties.get(str(value)) if field.name == "duty" else None
    return shown(known or value)
