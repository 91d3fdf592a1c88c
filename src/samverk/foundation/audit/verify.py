"""Is the trail whole? Walks the chain, and holds every audited row against its last entry."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.utils import CursorWrapper

from samverk.foundation.audit import guards

SHOWN = 20  # of each kind of flaw: the first one matters, the rest say how far it goes

_CHAIN = """
SELECT flaw, number, entry, "table", "row", count(*) OVER (PARTITION BY flaw) FROM (
    SELECT link.number, link.entry_id AS entry, entry."table", entry."row", CASE
        WHEN link.number <> lag(link.number, 1, 0::bigint) OVER chain + 1 THEN 'link_missing'
        WHEN link.previous <> lag(link.hash, 1, decode(repeat('00', 32), 'hex')) OVER chain
            THEN 'link_broken'
        WHEN entry.id IS NULL THEN 'entry_missing'
        WHEN link.hash <> sha256(link.previous || convert_to(audit_text(entry), 'UTF8'))
            THEN 'entry_changed' END AS flaw
      FROM foundation_auditlink AS link
      LEFT JOIN foundation_auditentry AS entry ON entry.id = link.entry_id
    WINDOW chain AS (ORDER BY link.number)) AS walk
 WHERE flaw IS NOT NULL ORDER BY number LIMIT %s
"""
_UNSEALED = """
SELECT 'entry_unsealed', NULL::bigint, entry.id, "table", "row", count(*) OVER ()
  FROM foundation_auditentry AS entry
 WHERE NOT EXISTS (SELECT FROM foundation_auditlink AS link WHERE link.entry_id = entry.id)
 ORDER BY entry.id LIMIT %s
"""
_DIFFERING = """
SELECT fault, NULL::bigint, NULL::bigint, %s, "row", count(*) OVER (PARTITION BY fault)
  FROM audit_differing(%s::regclass) LIMIT %s
"""
_HEAD = """
SELECT link.number, encode(link.hash, 'hex'), to_char(
           entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  FROM foundation_auditlink AS link
  LEFT JOIN foundation_auditentry AS entry ON entry.id = link.entry_id
 ORDER BY link.number DESC LIMIT 1
"""
_KNOWN = "SELECT number FROM foundation_auditlink WHERE encode(hash, 'hex') = %s"
_LINKS = "SELECT count(*) FROM foundation_auditlink"


@dataclass(frozen=True)
class Flaw:
    """One thing that is not as the triggers leave it; total says how many there are of its kind."""

    code: str
    number: int | None = None
    entry: int | None = None
    table: str | None = None
    row: str | None = None
    total: int = 1


@dataclass(frozen=True)
class Head:
    """The last link: publish it elsewhere, and a chain that was built anew can be told."""

    number: int
    hash: str
    at: str | None


@dataclass(frozen=True)
class Report:
    """What a walk through the trail found."""

    links: int
    tables: tuple[str, ...]
    head: Head | None
    flaws: tuple[Flaw, ...]
    seconds: float
    links_per_second: int

    @property
    def is_whole(self) -> bool:
        return not self.flaws


def verify(*, published: str | None = None, using: str = DEFAULT_DB_ALIAS) -> Report:
    """Walk the trail as it stands at this moment; others may go on writing.

    Shape:   published is the hash of a head that was noted elsewhere.
    Queries: seven, and one for each audited table.
    """
    began = time.perf_counter()
    with _one_moment(using) as cursor:
        tables = guards.audited_tables(cursor)
        flaws = [Flaw(code, table=table, row=name) for code, table, name in guards.flaws(cursor)]
        walking = time.perf_counter()
        flaws += _found(cursor, _CHAIN, [SHOWN])
        walked = time.perf_counter() - walking
        flaws += _found(cursor, _UNSEALED, [SHOWN])
        for table in tables:
            flaws += _found(cursor, _DIFFERING, [table, _quoted(using, table), SHOWN])
        if published and not _one(cursor, _KNOWN, [published.strip().lower()]):
            flaws.append(Flaw("head_unknown", row=published))
        links = int(str((_one(cursor, _LINKS) or (0,))[0]))
        last = _head(cursor)
    seconds = time.perf_counter() - began
    return Report(links, tuple(tables), last, tuple(flaws), seconds, round(links / walked))


def head(*, using: str = DEFAULT_DB_ALIAS) -> Head | None:
    """Give the last link. One query."""
    with connections[using].cursor() as cursor:
        return _head(cursor)


def _head(cursor: CursorWrapper) -> Head | None:
    found = _one(cursor, _HEAD)
    if found is None:
        return None
    number, digest, at = found
    return Head(int(str(number)), str(digest), None if at is None else str(at))


@contextmanager
def _one_moment(using: str) -> Iterator[CursorWrapper]:
    """A cursor that sees one moment throughout, unless a transaction is already under way."""
    connection = connections[using]
    is_first = not connection.in_atomic_block
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if is_first:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield cursor


def _found(cursor: CursorWrapper, query: str, values: Sequence[int | str]) -> list[Flaw]:
    cursor.execute(query, values)
    return [Flaw(*row) for row in cursor.fetchall()]


def _one(
    cursor: CursorWrapper, query: str, values: Sequence[int | str] = ()
) -> tuple[object, ...] | None:
    cursor.execute(query, values)
    row: tuple[object, ...] | None = cursor.fetchone()
    return row


def _quoted(using: str, table: str) -> str:
    return connections[using].ops.quote_name(table)
