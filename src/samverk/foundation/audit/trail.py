# ruff: noqa: SLF001 -- _meta is documented by Django as its door to a model
"""The whole trail, newest first, for those who look after it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

from samverk.foundation.audit import queries
from samverk.foundation.audit.queries import Change

# The entries first, and only then what changed in them: it is worked out for those that are shown.
_TRAIL = """
SELECT entry."table", entry."row", entry.id, entry.at, entry.operation, entry.actor,
       entry.actor_kind, entry.reason, entry.version, entry.day, changed.fields::text
  FROM (SELECT * FROM foundation_auditentry AS every
         WHERE (%(table)s::text IS NULL OR every."table" = %(table)s)
           AND (%(actor)s::text IS NULL OR every.actor = %(actor)s)
           AND (%(since)s::timestamptz IS NULL OR every.at >= %(since)s)
           AND (%(until)s::timestamptz IS NULL OR every.at < %(until)s)
           AND (%(before)s::bigint IS NULL OR every.id < %(before)s)
         ORDER BY every.id DESC LIMIT %(limit)s) AS entry
 CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(name, entry.before -> name, entry.after -> name)) AS fields
      FROM jsonb_object_keys(coalesce(entry.after, '{}') || coalesce(entry.before, '{}')) AS name
     WHERE coalesce(entry.before -> name, 'null') <> coalesce(entry.after -> name, 'null')
   ) AS changed
 ORDER BY entry.id DESC
"""
# Both jump from value to value in an index, however many entries have each.
_TABLES = """
WITH RECURSIVE seen AS (
    (SELECT min("table") AS name FROM foundation_auditentry)
    UNION ALL
    SELECT (SELECT min("table") FROM foundation_auditentry WHERE "table" > seen.name)
      FROM seen WHERE seen.name IS NOT NULL
)
SELECT name FROM seen WHERE name IS NOT NULL
"""
_ACTORS = _TABLES.replace('"table"', "actor")
_Names = Mapping[type[Model], Mapping[object, str]]


@dataclass(frozen=True)
class Wanted:
    """Which entries to show; None is all. since is counted in, until is not."""

    table: str | None = None
    actor: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@dataclass(frozen=True)
class Entry:
    """One change, and which row it is about: called is the row's name now, empty where it has none."""

    table: str
    row: str
    model: type[Model] | None
    called: str
    change: Change


@dataclass(frozen=True)
class Trail:
    """Some entries, newest first; older is `before` for the next page, if there is one."""

    entries: tuple[Entry, ...]
    older: int | None


def read(wanted: Wanted, *, limit: int, before: int | None = None) -> Trail:
    """The newest entries before one, with the names of rows and of what they point at, as they are called now.

    Queries: one, and one for each model that is named.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TRAIL, {**vars(wanted), "before": before, "limit": limit + 1})
        found = cursor.fetchall()
    entries = _entries(found[:limit])
    names = _names(entries)
    shown = tuple(_named(entry, names) for entry in entries)
    return Trail(shown, shown[-1].change.id if len(found) > limit else None)


def tables() -> list[str]:
    """The tables that have any entry. One query."""
    return _column(_TABLES)


def actors() -> list[str]:
    """Everybody who has acted. One query."""
    return _column(_ACTORS)


def models() -> dict[str, type[Model]]:
    """The models by their tables."""
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def _column(query: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [str(name) for (name,) in cursor.fetchall()]


def _entries(found: Iterable[Sequence[Any]]) -> list[Entry]:
    known = models()
    return [
        Entry(
            table,
            row,
            known.get(table),
            called="",
            change=queries.change_of(table, queries.fields_of(known.get(table)), told),
        )
        for table, row, *told in found
    ]


def _names(entries: Iterable[Entry]) -> _Names:
    keys: dict[type[Model], set[object]] = defaultdict(set)
    for entry in entries:
        if entry.model:
            keys[entry.model].add(_key(entry.model, entry.row))
        for field in entry.change.fields:
            if field.related:
                keys[field.related] |= queries.keys_in([field])
    return {model: queries.names_of(model, wanted) for model, wanted in keys.items()}


def _key(model: type[Model], row: str) -> object:
    return model._meta.pk.to_python(row)


def _named(entry: Entry, names: _Names) -> Entry:
    called = names[entry.model].get(_key(entry.model, entry.row), "") if entry.model else ""
    fields = tuple(queries.named(field, names) for field in entry.change.fields)
    return replace(entry, called=called, change=replace(entry.change, fields=fields))
