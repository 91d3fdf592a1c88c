"""The triggers and functions that keep the trail: are they all there, on, and as we wrote them?"""

import re
from typing import Final

from django.db.backends.utils import CursorWrapper

from samverk.foundation.audit import sql

_AUDITED = """
SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  JOIN pg_namespace ON pg_namespace.oid = relnamespace
 WHERE tgname = 'audit_record' AND nspname = current_schema() ORDER BY relname
"""
_OFF = """
SELECT 'guard_off', relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  JOIN pg_namespace ON pg_namespace.oid = relnamespace
 WHERE starts_with(tgname, 'audit_') AND nspname = current_schema()
   AND tgenabled NOT IN ('O', 'A') ORDER BY 2, 3
"""
_PRESENT = """
SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  JOIN pg_namespace ON pg_namespace.oid = relnamespace
 WHERE starts_with(tgname, 'audit_') AND nspname = current_schema()
"""
# Jumps from table name to table name in the index, however many entries each has.
_HAS_HISTORY = """
WITH RECURSIVE seen AS (
    (SELECT min("table") AS name FROM foundation_auditentry)
    UNION ALL
    SELECT (SELECT min("table") FROM foundation_auditentry WHERE "table" > seen.name)
      FROM seen WHERE seen.name IS NOT NULL
)
SELECT name FROM seen JOIN pg_class ON relname = name
  JOIN pg_namespace ON pg_namespace.oid = relnamespace AND nspname = current_schema()
"""
_BODIES = """
SELECT quote_ident(nspname), proname, prosrc FROM pg_proc
  JOIN pg_namespace ON pg_namespace.oid = pronamespace
 WHERE starts_with(proname, 'audit_') AND nspname = current_schema()
"""
_NEEDED: Final = {
    ("foundation_auditentry", "audit_queue"),
    ("foundation_auditentry", "audit_refuse"),
    ("foundation_auditentry", "audit_refuse_insert"),
    ("foundation_auditlink", "audit_refuse"),
    ("foundation_auditlink", "audit_refuse_insert"),
    ("foundation_auditwaiting", "audit_seal"),
    # Bytes of files have no history, because they never change: so what keeps them is part of the trail.
    ("foundation_content", "audit_content_is_kept"),
    ("foundation_content", "audit_no_truncate"),
}
Flawed = tuple[str, str | None, str]


def audited_tables(cursor: CursorWrapper) -> list[str]:
    """Give the tables whose changes are written down. One query."""
    cursor.execute(_AUDITED)
    return [name for (name,) in cursor.fetchall()]


def flaws(cursor: CursorWrapper) -> list[Flawed]:
    """Give (code, table, name) for each guard that is off, gone or rewritten. Four queries."""
    cursor.execute(_OFF)
    return [*cursor.fetchall(), *_missing(cursor), *_rewritten(cursor)]


def _missing(cursor: CursorWrapper) -> list[Flawed]:
    cursor.execute(_HAS_HISTORY)
    had = {name for (name,) in cursor.fetchall()}
    cursor.execute(_PRESENT)
    present = set(cursor.fetchall())
    audited = had | {table for table, name in present if name == "audit_record"}
    needed = _NEEDED | {
        (table, name) for table in audited for name in ("audit_record", "audit_no_truncate")
    }
    return [("guard_missing", table, name) for table, name in sorted(needed - present)]


def _rewritten(cursor: CursorWrapper) -> list[Flawed]:
    cursor.execute(_BODIES)
    found = {name: body.replace(f"{schema}.", "{schema}.") for schema, name, body in cursor}
    ours = {re.split(r"\(", name)[0]: body for name, (_, body) in sql.FUNCTIONS.items()}
    return [
        ("guard_rewritten", None, name)
        for name, body in sorted(ours.items())
        if found.get(name) != body
    ]
