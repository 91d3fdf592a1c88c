from collections.abc import Sequence

from django.core.management.color import Style
from django.db.backends.postgresql import base

GUARDS = """
DO $$
DECLARE
    guard record;
BEGIN
    FOR guard IN
        SELECT tgrelid::regclass AS of, tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
         WHERE proname IN ('audit_refuse', 'audit_refuse_truncate')
    LOOP
        EXECUTE format('ALTER TABLE %s {} TRIGGER %I', guard.of, guard.tgname);
    END LOOP;
END $$
"""


class DatabaseOperations(base.DatabaseOperations):  # type: ignore[name-defined,misc]
    """The product's, but the tables may be emptied."""

    def sql_flush(self, style: Style, tables: Sequence[str], **options: bool) -> list[str]:
        emptying: list[str] = super().sql_flush(style, tables, **options)
        aside, back = (GUARDS.replace("{}", each) for each in ("DISABLE", "ENABLE"))
        return [aside, *emptying, back] if emptying else []


class DatabaseWrapper(base.DatabaseWrapper):
    """The product's, with the operations above."""

    ops_class = DatabaseOperations
