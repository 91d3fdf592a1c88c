# ruff: noqa: SLF001 -- _meta is documented by Django as its door to a model
"""The history of many rows together, newest first, as everybody or as those inside may see it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Model

from samverk.foundation.audit import queries, texts
from samverk.foundation.audit.queries import Change

# Only the declared fields leave the database, and an entry that changed none of them is not told.
_HISTORIES = """
SELECT entry."table", entry."row", entry.id, entry.at, entry.operation,
       CASE WHEN %(public)s THEN '' ELSE entry.actor END AS actor, entry.actor_kind,
       CASE WHEN %(public)s THEN '' ELSE entry.reason END AS reason, entry.version, entry.day, changed.fields::text
  FROM (SELECT each."table", each."row", id, at, operation, actor, actor_kind, reason, version, day, before, after
          FROM unnest(%(tables)s::text[], %(rows)s::text[]) AS asked("table", "row")
          JOIN foundation_auditentry AS each USING ("table", "row")
         WHERE %(before)s::bigint IS NULL OR each.id < %(before)s::bigint) AS entry
 CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(name, entry.before -> name, entry.after -> name)) AS fields
      FROM jsonb_array_elements_text(%(shown)s::jsonb -> entry."table") AS name
     WHERE coalesce(entry.before -> name, 'null') <> coalesce(entry.after -> name, 'null')) AS changed
 WHERE changed.fields IS NOT NULL OR entry.operation <> 'update'
 ORDER BY entry.id DESC LIMIT %(limit)s
"""


@dataclass(frozen=True)
class Entry:
    """One change of a row of a model; row is its key as text."""

    model: type[Model]
    row: str
    change: Change


@dataclass(frozen=True)
class Histories:
    """Some changes, newest first; older is `before` for the next page, if there is one."""

    entries: tuple[Entry, ...]
    older: int | None


def histories_of(
    rows: Iterable[Model], *, limit: int = 20, before: int | None = None, public: bool = True
) -> Histories:
    """What anybody, or somebody inside, may read of the history of some rows, with names in place of keys.

    Shape: in public only declared fields, and neither actor nor reason, which are free text.
    Queries: one, and one for each model that a shown field points at.
    """
    asked = list(rows)
    models = {row._meta.db_table: type(row) for row in asked}
    wanted: dict[str, Any] = {
        "tables": [row._meta.db_table for row in asked],
        "rows": [str(row.pk) for row in asked],
        "shown": json.dumps(
            {table: _columns(model, public=public) for table, model in models.items()}
        ),
        "public": public,
        "before": before,
        "limit": limit + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_HISTORIES, wanted)
        found = cursor.fetchall()
    entries = [_entry(models, told) for told in found[:limit]]
    return Histories(tuple(_named(entries)), entries[-1].change.id if len(found) > limit else None)


def _columns(model: type[Model], *, public: bool) -> list[str]:
    fields = queries.fields_of(model)
    shown = texts.public_fields(model)
    return [column for column, field in fields.items() if not public or field.name in shown]


def _entry(models: Mapping[str, type[Model]], told: Sequence[Any]) -> Entry:
    table, row, *rest = told
    model = models[table]
    return Entry(model, row, queries.change_of(table, queries.fields_of(model), rest))


def _named(entries: Sequence[Entry]) -> Iterable[Entry]:
    every = [field for entry in entries for field in entry.change.fields]
    names = {
        model: queries.names_of(model, queries.keys_in(f for f in every if f.related is model))
        for model in {field.related for field in every if field.related}
    }
    for entry in entries:
        fields = tuple(queries.named(field, names) for field in entry.change.fields)
        yield replace(entry, change=replace(entry.change, fields=fields))
