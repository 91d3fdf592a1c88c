# ruff: noqa: ARG002 -- Django gives every operation the same arguments, asked for or not.
"""Migration operations of the audit trail."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.migrations.operations.base import Operation

from samverk.foundation.audit import sql

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import ProjectState


class Audited(Operation):
    """Gives a table its history: from now on each change of a row is written down.

    Shape: skip names columns that are not history (last_login); hide names columns whose change is
        recorded but whose value is not (password). Rows that exist already get a baseline entry.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(
        self,
        table: str,
        *,
        may_delete: bool = False,
        skip: Sequence[str] = (),
        hide: Sequence[str] = (),
    ) -> None:
        self.table = _name(table)
        self.may_delete = may_delete
        self.skip = tuple(map(_name, skip))
        self.hide = tuple(map(_name, hide))

    def state_forwards(self, app_label: str, state: "ProjectState") -> None:
        """Change nothing: no model is involved."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: "BaseDatabaseSchemaEditor",
        from_state: "ProjectState",
        to_state: "ProjectState",
    ) -> None:
        skip, hide = (_array(each) for each in (self.skip, self.hide))
        may_delete = str(self.may_delete).lower()
        schema_editor.execute(
            f"SELECT audit_attach('{self.table}', {may_delete}, '{skip}', '{hide}')",
            None,
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: "BaseDatabaseSchemaEditor",
        from_state: "ProjectState",
        to_state: "ProjectState",
    ) -> None:
        schema_editor.execute(f"SELECT audit_detach('{self.table}')")

    def describe(self) -> str:
        """Give a line for the output of migrate."""
        return f"Keep the history of {self.table}"

    @property
    def migration_name_fragment(self) -> str:
        """Give a part of a migration's name."""
        return f"audited_{self.table}"


class Restated(Operation):
    """Writes a baseline entry for each row that a change of columns made differ from its history."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = _name(table)

    def state_forwards(self, app_label: str, state: "ProjectState") -> None:
        """Change nothing: no model is involved."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: "BaseDatabaseSchemaEditor",
        from_state: "ProjectState",
        to_state: "ProjectState",
    ) -> None:
        schema_editor.execute(f"SELECT audit_restate('{self.table}')")

    def database_backwards(
        self,
        app_label: str,
        schema_editor: "BaseDatabaseSchemaEditor",
        from_state: "ProjectState",
        to_state: "ProjectState",
    ) -> None:
        """Leave what is written: history has no way back, and does not need one."""

    def describe(self) -> str:
        """Give a line for the output of migrate."""
        return f"Restate {self.table} in its history"


class TrailInstalled(Operation):
    """Makes the functions and triggers that write, seal and guard the audit trail."""

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: "ProjectState") -> None:
        """Change nothing: no model is involved."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: "BaseDatabaseSchemaEditor",
        from_state: "ProjectState",
        to_state: "ProjectState",
    ) -> None:
        for statement in sql.install(_schema(schema_editor)):
            schema_editor.execute(statement, None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: "BaseDatabaseSchemaEditor",
        from_state: "ProjectState",
        to_state: "ProjectState",
    ) -> None:
        for statement in sql.remove(_schema(schema_editor)):
            schema_editor.execute(statement, None)

    def describe(self) -> str:
        """Give a line for the output of migrate."""
        return "Install the audit trail"


def _schema(schema_editor: "BaseDatabaseSchemaEditor") -> str:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        return str(cursor.fetchone()[0])


def _array(names: Sequence[str]) -> str:
    return "{" + ",".join(names) + "}"


def _name(name: str) -> str:
    if not name.replace("_", "").isalnum() or not name.isascii():
        message = f"{name!r} is no name of a table or a column of ours"
        raise ValueError(message)
    return name
