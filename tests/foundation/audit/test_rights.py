"""The web server's role writes in the register and can do nothing to its history."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from samverk.config.commands import audit as command
from samverk.foundation.audit.grant import Unfit, grant
from samverk.foundation.audit.verify import verify
from tests.foundation.audit.notebook import another, entries, run

ROLE = "samverk_audit_web"
DENIED = psycopg.errors.InsufficientPrivilege


@pytest.fixture
def role(committed_notes: None) -> Iterator[str]:
    """A role that owns nothing, made by the superuser of the tests' own server."""
    name = sql.Identifier(ROLE)
    _as_superuser(sql.SQL("DROP ROLE IF EXISTS {}").format(name))
    _as_superuser(sql.SQL("CREATE ROLE {} LOGIN").format(name))
    yield ROLE
    _as_superuser(sql.SQL("DROP OWNED BY {}").format(name))
    _as_superuser(sql.SQL("DROP ROLE {}").format(name))


@pytest.fixture
def web(role: str) -> Iterator[psycopg.Connection]:
    grant(role)
    with another(user=role) as connected:
        yield connected
        connected.rollback()


def _as_superuser(statement: sql.Composed) -> None:
    with another(user="postgres") as superuser:
        superuser.execute(statement)


def test_what_the_role_writes_is_recorded_under_its_name_and_sealed(
    web: psycopg.Connection,
) -> None:
    web.execute("INSERT INTO audit_note (text) VALUES ('hej')")
    web.execute("UPDATE audit_note SET text = 'då'")
    web.execute("DELETE FROM audit_note")
    web.commit()

    assert [(each.operation, each.actor) for each in entries()] == [
        ("insert", ROLE),
        ("update", ROLE),
        ("delete", ROLE),
    ]
    assert verify().is_whole


def test_the_role_can_queue_a_job(web: psycopg.Connection) -> None:
    web.execute(
        "INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('mail', 'mail.send')"
    )
    web.execute("DELETE FROM procrastinate_jobs")
    web.rollback()


def test_the_role_says_who_acts(web: psycopg.Connection) -> None:
    web.execute("SELECT set_config('samverk.actor', 'kim', true)")
    web.execute("INSERT INTO audit_note (text) VALUES ('hej')")
    web.commit()

    assert [each.actor for each in entries()] == ["kim"]


def test_the_role_reads_the_history(web: psycopg.Connection) -> None:
    web.execute("INSERT INTO audit_note (text) VALUES ('hej')")
    web.commit()

    assert web.execute("SELECT count(*) FROM foundation_auditlink").fetchone() == (1,)
    assert web.execute("SELECT count(*) FROM foundation_auditentry").fetchone() == (1,)


@pytest.mark.parametrize(
    "attempt",
    [
        "ALTER TABLE audit_note DISABLE TRIGGER audit_record",
        "ALTER TABLE audit_note DISABLE TRIGGER USER",
        "DROP TRIGGER audit_record ON audit_note",
        "ALTER TABLE foundation_auditentry DISABLE TRIGGER audit_queue",
        "SET session_replication_role = replica",
        "DELETE FROM foundation_auditentry",
        "UPDATE foundation_auditentry SET actor = 'x'",
        "INSERT INTO foundation_auditentry SELECT * FROM foundation_auditentry",
        "TRUNCATE foundation_auditentry",
        "DELETE FROM foundation_auditlink",
        "UPDATE foundation_auditlink SET hash = ''",
        "INSERT INTO foundation_auditlink SELECT * FROM foundation_auditlink",
        "TRUNCATE foundation_auditlink",
        "INSERT INTO foundation_auditwaiting VALUES ('1', 1)",
        "TRUNCATE audit_note",
        "DROP TABLE audit_note",
        "SELECT audit_detach('audit_note')",
        "ALTER FUNCTION audit_record() RENAME TO audit_forgotten",
        "DELETE FROM django_migrations",
    ],
)
def test_the_role_cannot_get_past_the_trail(web: psycopg.Connection, attempt: str) -> None:
    with pytest.raises(DENIED):
        web.execute(attempt)


def test_a_table_of_the_roles_own_making_does_not_stand_in_for_the_trail(
    web: psycopg.Connection,
) -> None:
    web.execute("CREATE TEMP TABLE foundation_auditentry (LIKE public.foundation_auditentry)")
    web.execute("CREATE TEMP TABLE foundation_auditlink (LIKE public.foundation_auditlink)")
    web.execute("INSERT INTO audit_note (text) VALUES ('hej')")
    web.commit()

    assert len(entries()) == 1
    assert verify().is_whole


def test_a_table_that_comes_later_is_open_to_the_role(web: psycopg.Connection) -> None:
    run("CREATE TABLE audit_later (id int)")
    try:
        web.execute("INSERT INTO audit_later VALUES (1)")
        web.commit()
    finally:
        run("DROP TABLE audit_later")


def test_rights_can_be_given_again(role: str) -> None:
    grant(role)

    assert command.run(["grant", role]) == 0


def test_a_role_that_is_not_there_gets_no_rights(db: None) -> None:
    with pytest.raises(Unfit, match="finns inte"):
        grant("samverk_nobody")


def test_the_owner_of_the_tables_is_no_role_for_the_web_server(
    committed_notes: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run(["grant", connection.settings_dict["USER"]]) == 2

    assert "äger tabellerna" in capsys.readouterr().err


def test_a_superuser_is_no_role_for_the_web_server(db: None) -> None:
    with pytest.raises(Unfit, match="är superuser"):
        grant("postgres")
