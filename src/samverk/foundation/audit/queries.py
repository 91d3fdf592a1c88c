# ruff: noqa: SLF001 -- _meta is documented by Django as its door to a model
"""The history of one thing, newest first, for a page's Historik."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.apps import apps
from django.contrib.postgres.fields import RangeField
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, ForeignKey, Model

from samverk.foundation.audit import texts
from samverk.foundation.audit.models import AuditLink

# Which fields changed is worked out where they are, so that no other field leaves the database.
_HISTORY = """
SELECT entry.id, entry.at, entry.operation, entry.actor, entry.actor_kind, entry.reason,
       entry.version, entry.day, changed.fields::text
  FROM foundation_auditentry AS entry
 CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(name, entry.before -> name, entry.after -> name)) AS fields
      FROM jsonb_object_keys(coalesce(entry.after, '{}') || coalesce(entry.before, '{}')) AS name
     WHERE coalesce(entry.before -> name, 'null') <> coalesce(entry.after -> name, 'null')
       AND (%(only)s::text[] IS NULL OR name = ANY (%(only)s::text[]))) AS changed
 WHERE entry."table" = %(table)s AND entry."row" = %(row)s
   AND (%(before)s::bigint IS NULL OR entry.id < %(before)s::bigint)
   AND (changed.fields IS NOT NULL OR entry.operation <> 'update')
 ORDER BY entry.id DESC LIMIT %(limit)s
"""
_RANGE = re.compile(r"^([\[(])\"?([^\",]*)\"?,\"?([^\",]*)\"?([\])])$")
_Fields = Mapping[str, "Field[Any, Any]"]
_TOLD: Final = ("id", "at", "operation", "actor", "actor_kind", "reason", "version", "day")


@dataclass(frozen=True)
class _Asked:
    table: str
    row: str
    limit: int
    before: int | None
    only: list[str] | None = None


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, with its word; related is the model a key points at."""

    name: str
    label: texts.Words
    before: object
    after: object
    related: type[Model] | None = None


@dataclass(frozen=True)
class Change:
    """One entry of a row's history; actor and reason are empty where the public reads."""

    id: int
    at: dt.datetime
    operation: str
    actor: str
    actor_kind: str
    reason: str
    version: str
    day: dt.date | None
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class History:
    """Some of a row's changes, newest first; older is `before` for the next page, if there is one."""

    changes: tuple[Change, ...]
    older: int | None


def history_of(
    instance: Model, *, public: bool, limit: int = 20, before: int | None = None
) -> History:
    """The history of a row, as everybody or as those inside may see it. One query.

    Shape: in public only declared fields, and neither actor nor reason, which are free text.
    """
    shown = texts.public_fields(type(instance))
    fields = fields_of(type(instance))
    columns = [column for column, field in fields.items() if field.name in shown]
    asked = _Asked(instance._meta.db_table, str(instance.pk), limit, before)
    if not public:
        return _read(asked, fields, instance._state.db or DEFAULT_DB_ALIAS)
    found = _read(replace(asked, only=columns), fields, instance._state.db or DEFAULT_DB_ALIAS)
    unnamed = tuple(replace(each, actor="", reason="") for each in found.changes)
    return replace(found, changes=unnamed)


def history(
    table: str,
    row: str,
    *,
    limit: int = 20,
    before: int | None = None,
    using: str = DEFAULT_DB_ALIAS,
) -> History:
    """The whole history of a row by its table and key, for those inside. One query."""
    models = apps.get_models(include_auto_created=True)
    model = next((each for each in models if each._meta.db_table == table), None)
    return _read(_Asked(table, row, limit, before), fields_of(model), using)


def with_names(found: History) -> History:
    """The same history with the names of what keys point at, as they are called now.

    Queries: one for each model that is pointed at.
    """
    every = [field for change in found.changes for field in change.fields]
    names = {
        model: names_of(model, keys_in(field for field in every if field.related is model))
        for model in {field.related for field in every if field.related}
    }
    changes = (
        replace(change, fields=tuple(named(field, names) for field in change.fields))
        for change in found.changes
    )
    return replace(found, changes=tuple(changes))


def keys_in(fields: Iterable[FieldChange]) -> set[object]:
    """The keys that fields had before and have after."""
    return {key for field in fields for key in (field.before, field.after) if key is not None}


def names_of(model: type[Model], keys: Iterable[object]) -> dict[object, str]:
    """What the rows of these keys are called now. One query, with what a name is made of."""
    parts, every = tuple(_in_the_name(model)), model._base_manager.all()
    rows = (every.select_related(*parts) if parts else every).in_bulk(list(keys))
    return {key: str(row) for key, row in rows.items()}


def _in_the_name(model: type[Model], steps: int = 2) -> Iterator[str]:
    """The rows that a row always points at, and those they point at: its name may be made of them."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and not field.null and steps:
            yield field.name
            beyond = _in_the_name(field.related_model, steps - 1)
            yield from (f"{field.name}__{name}" for name in beyond)


def named(field: FieldChange, names: Mapping[type[Model], Mapping[object, str]]) -> FieldChange:
    """The field with names in place of its keys, where they are known."""
    if field.related is None:
        return field
    known = names[field.related]
    return replace(
        field,
        before=known.get(field.before, field.before),
        after=known.get(field.after, field.after),
    )


def _read(asked: _Asked, fields: _Fields, using: str) -> History:
    with connections[using].cursor() as cursor:
        cursor.execute(_HISTORY, {**vars(asked), "limit": asked.limit + 1})
        found = cursor.fetchall()
    changes = tuple(change_of(asked.table, fields, entry) for entry in found[: asked.limit])
    return History(changes, changes[-1].id if len(found) > asked.limit else None)


def fields_of(model: type[Model] | None) -> _Fields:
    """The fields of a model by their columns; none for a table that no model has any more."""
    return {str(field.column): field for field in model._meta.concrete_fields} if model else {}


def change_of(table: str, fields: _Fields, entry: Sequence[Any]) -> Change:
    """An entry as it was read: what _TOLD names, and last the fields that changed."""
    told = dict(zip(_TOLD, entry, strict=False))
    changed = json.loads(entry[-1] or "[]")
    return Change(**told, fields=tuple(_changed(table, fields, changed)))


def _changed(table: str, fields: _Fields, changed: Sequence[Any]) -> Iterable[FieldChange]:
    places = {column: place for place, column in enumerate(fields)}
    for column, before, after in sorted(changed, key=lambda each: places.get(each[0], len(places))):
        field = fields.get(column)
        name = field.name if field else column
        yield FieldChange(
            name,
            texts.label(table, name, field),
            _typed(field, before),
            _typed(field, after),
            field.related_model if isinstance(field, ForeignKey) else None,
        )


def _typed(field: "Field[Any, Any] | None", value: Any) -> object:  # noqa: ANN401
    """A value out of JSON as its field would give it; as it stands where the field has changed."""
    if isinstance(value, str) and value.startswith("sha256:"):
        return texts.HIDDEN
    if field is None or value is None:
        return value
    if field.flatchoices:
        return dict(field.flatchoices).get(value, value)
    try:
        if isinstance(field, RangeField):
            return _range(field, value)
        return field.to_python(value)
    except (ValidationError, ValueError, TypeError):
        return value


def _range(field: "RangeField[Any]", written: str) -> object:
    match = _RANGE.fullmatch(written)
    if match is None:
        return written
    opened, *ends, closed = match.groups()
    base: Field[Any, Any] = field.base_field  # type: ignore[assignment] # an instance, once made
    lower, upper = (base.to_python(end) if end else None for end in ends)
    return field.range_type(lower, upper, opened + closed)


_SINCE = """
SELECT coalesce((SELECT max(number) FROM foundation_auditlink), 0), EXISTS (
    SELECT FROM foundation_auditlink JOIN foundation_auditentry AS entry ON entry.id = entry_id
    WHERE number > %s AND entry."table" LIKE ANY(%s))
"""


def last_number(*, using: str = DEFAULT_DB_ALIAS) -> int:
    """The number of the newest link of the chain, 0 before the first. It changes whenever anything has changed.

    Queries: one, answered by the primary key.
    """
    newest = AuditLink.objects.using(using).order_by("-number").values_list("number", flat=True)
    return newest.first() or 0


def changes_since(number: int, beginnings: tuple[str, ...]) -> tuple[int, bool]:
    """The number of the newest link, and whether a table whose name begins so was changed after a number.

    Queries: one, that reads the links after the number and no others.
    """
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_SINCE, (number, [each.replace("_", r"\_") + "%" for each in beginnings]))
        newest, is_touched = cursor.fetchone()
    return newest, is_touched
