"""Every table of ours has its history, and a migration gives and takes it."""

from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from samverk.foundation import audit
from samverk.foundation.audit import guards
from samverk.foundation.audit.models import AuditEntry
from samverk.foundation.audit.verify import verify
from tests.foundation.audit.notebook import Note, entries

# Tables of ours without a history of their own, each with its reason.
WITHOUT = {
    "foundation_auditentry": "is the history",
    "foundation_auditlink": "is the history's chain",
    "foundation_content": "bytes that are only added, under their digest, which their document's history names",
    "foundation_guess": "passwords that were tried, forgotten after a quarter of an hour",
    # Not ours, but in our database: procrastinate's own.
    "procrastinate_jobs": "work in the queue; what it changed has its history where it was changed",
    "procrastinate_events": "is the history of the jobs, kept by procrastinate's own triggers",
    "procrastinate_periodic_defers": "which moments of periodic jobs have been queued",
    "procrastinate_workers": "heartbeats of the workers",
}

# A table that is not ours, whose history we keep all the same: who adds and removes a second factor.
OF_OTHERS = {"mfa_authenticator"}


def tables() -> set[str]:
    with connection.cursor() as cursor:
        return set(guards.audited_tables(cursor))


@pytest.mark.django_db
def test_every_table_of_ours_has_its_history() -> None:
    ours = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("samverk.") and model._meta.managed
    }

    assert (ours | OF_OTHERS) - WITHOUT.keys() == tables()


@pytest.mark.django_db
def test_every_table_without_a_history_is_there_and_has_a_reason() -> None:
    assert set(connection.introspection.table_names()) >= WITHOUT.keys()
    assert all(WITHOUT.values())


@pytest.mark.usefixtures("notes")
def test_an_operation_gives_a_table_its_history_and_takes_it_back() -> None:
    operation = audit.Audited("audit_later", skip=["seen"], hide=["secret"])
    state = ProjectState()
    with connection.schema_editor() as editor:
        editor.execute("CREATE TABLE audit_later (id int PRIMARY KEY, seen int, secret text)")
        operation.database_forwards("foundation", editor, state, state)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO audit_later VALUES (1, 2, 'hemligt')")
    assert "audit_later" in tables()
    after: Any = AuditEntry.objects.get(table="audit_later").after
    assert (after.keys(), after["secret"][:7]) == ({"id", "secret"}, "sha256:")

    with connection.schema_editor() as editor:
        operation.database_backwards("foundation", editor, state, state)

    assert "audit_later" not in tables()


@pytest.mark.usefixtures("notes")
def test_an_operation_restates_what_a_change_of_columns_made_differ() -> None:
    Note.objects.create(text="hej")
    state = ProjectState()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_note ALTER text TYPE jsonb USING to_jsonb(text || '!')")

    with connection.schema_editor() as editor:
        audit.Restated("audit_note").database_forwards("foundation", editor, state, state)

    assert [each.operation for each in entries()] == ["insert", "baseline"]
    assert verify().is_whole


@pytest.mark.parametrize("name", ["x; DROP TABLE y", "", "Å", "a'b"])
def test_an_operation_takes_only_names(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        audit.Audited(name)


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_commits_leaves_the_trail_empty_and_guarded() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO foundation_user (password, is_superuser, email, name, is_active,"
            " is_staff) VALUES ('', false, 'kim@x.se', 'Kim', true, false)"
        )

    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)

    assert not AuditEntry.objects.exists()
    assert verify().is_whole


@pytest.mark.django_db(transaction=True)
def test_the_trail_can_be_uninstalled_and_installed_again() -> None:
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    try:
        executor.migrate([("foundation", "0002_audit")])
        assert tables() == set()
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(newest)

    assert "foundation_user" in tables()
    assert verify().is_whole
