"""Who acts, told to the database for the length of a transaction."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

from samverk.foundation.audit.version import software

# Read before it is written, in one statement: the outer row is made after the inner one.
_SET = """
WITH was AS MATERIALIZED (
    SELECT current_setting('samverk.actor', true) AS actor,
           current_setting('samverk.actor_kind', true) AS actor_kind,
           current_setting('samverk.reason', true) AS reason,
           current_setting('samverk.version', true) AS version,
           current_setting('samverk.day', true) AS day
)
SELECT was.*,
       set_config('samverk.actor', %s, true), set_config('samverk.actor_kind', %s, true),
       set_config('samverk.reason', %s, true), set_config('samverk.version', %s, true),
       set_config('samverk.day', %s, true)
  FROM was
"""
_Settings = tuple[str, str, str, str, str]


@contextmanager
def acting(
    *,
    actor: str,
    reason: str = "",
    day: dt.date | None = None,
    kind: str = "person",
    using: str = DEFAULT_DB_ALIAS,
) -> Iterator[None]:
    """Let every change inside be recorded as this actor's, in a transaction.

    Opens the transaction where there is none. Inside another acting the inner one counts, and the
    outer one counts again after it. The day is the one the act concerns, if it concerns one.
    Queries: one; and one more where the transaction goes on afterwards.
    Raises: ValueError if the actor has no name.
    """
    if not actor.strip():
        message = "somebody acts: an actor needs a name"
        raise ValueError(message)
    settings = (actor, kind, reason, software(), day.isoformat() if day else "")
    connection = connections[using]
    if not connection.in_atomic_block:
        with transaction.atomic(using=using):
            _set(connection, settings)
            yield
        return
    was = _set(connection, settings)
    try:
        yield
    finally:
        # A transaction that failed takes no statements; its rollback restores the settings.
        if _takes_statements(connection):
            _set(connection, was)


def _set(connection: BaseDatabaseWrapper, settings: _Settings) -> _Settings:
    with connection.cursor() as cursor:
        cursor.execute(_SET, settings)
        actor, kind, reason, version, day = (each or "" for each in cursor.fetchone()[:5])
    return actor, kind, reason, version, day


def _takes_statements(connection: BaseDatabaseWrapper) -> bool:
    if connection.connection is None or connection.needs_rollback:
        return False
    status = connection.connection.info.transaction_status
    return bool(status == TransactionStatus.INTRANS)
