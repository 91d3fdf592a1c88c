"""Rights for the role that the web server uses, which owns nothing and cannot touch the trail."""

from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

TRAIL = ("foundation_auditentry", "foundation_auditlink", "foundation_auditwaiting")
READ = ("foundation_auditentry", "foundation_auditlink", "django_migrations")
WRITES = sql.SQL("SELECT, INSERT, UPDATE, DELETE")

_POWERS = """
SELECT rolsuper, rolreplication, rolcreaterole,
       pg_has_role(oid, (SELECT relowner FROM pg_class
                          WHERE oid = 'foundation_auditentry'::regclass), 'MEMBER'),
       has_parameter_privilege(oid, 'session_replication_role', 'SET'),
       (SELECT quote_ident(current_schema()))
  FROM pg_roles WHERE rolname = %s
"""
_TOO_MUCH = (
    "är superuser",
    "får replikera",
    "får skapa roller",
    "äger tabellerna eller är medlem i den roll som gör det",
    "får stänga av utlösare (session_replication_role)",
)


@dataclass(frozen=True)
class Unfit(Exception):
    """A role that could get round the trail, and why; nothing was granted."""

    why: str


def grant(role: str, *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Give a role what the web server needs: all rows of all tables, the trail only to read.

    Raises: Unfit if the role is not there, or could switch the triggers off.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        schema = _fit(cursor, role)
        for statement in statements(role, schema):
            cursor.execute(statement.as_string(None))


def statements(role: str, schema: str) -> list[sql.Composed]:
    """The rights in SQL, to be run by the owner after each migration."""
    to, within = sql.Identifier(role), sql.SQL(schema)
    trail, read = (
        sql.SQL(", ").join(_in(schema, each) for each in names) for names in (TRAIL, READ)
    )
    return [
        sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(within, to),
        sql.SQL("GRANT {} ON ALL TABLES IN SCHEMA {} TO {}").format(WRITES, within, to),
        # Django's own numbers are the columns' identity and need no right; those of the jobs do.
        sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA {} TO {}").format(within, to),
        # Tables that a later migration makes.
        sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA {} GRANT {} ON TABLES TO {}").format(
            within, WRITES, to
        ),
        sql.SQL("REVOKE ALL ON {}, {} FROM PUBLIC, {}").format(
            trail, _in(schema, "django_migrations"), to
        ),
        sql.SQL("GRANT SELECT ON {} TO {}").format(read, to),
    ]


def _in(schema: str, table: str) -> sql.Composed:
    return sql.SQL("{}.{}").format(sql.SQL(schema), sql.Identifier(table))


def _fit(cursor: CursorWrapper, role: str) -> str:
    cursor.execute(_POWERS, [role])
    found = cursor.fetchone()
    if found is None:
        message = f"Rollen {role} finns inte. Skapa den först: CREATE ROLE {role} LOGIN"
        raise Unfit(message)
    *powers, schema = found
    reasons = [why for has, why in zip(powers, _TOO_MUCH, strict=True) if has]
    if reasons:
        message = f"Rollen {role} kan gå förbi historiken: den {' och '.join(reasons)}."
        raise Unfit(message)
    return str(schema)
