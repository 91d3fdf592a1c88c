"""Every way of writing leaves an entry."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction

from samverk.foundation import audit
from samverk.foundation.audit.models import AuditEntry
from tests.foundation.audit import notebook
from tests.foundation.audit.notebook import Note, Shelf, entries, run, seal

pytestmark = pytest.mark.usefixtures("notes")


def test_a_new_row_is_recorded_as_it_became() -> None:
    note = Note.objects.create(text="hej", made=notebook.MADE)

    (entry,) = entries()
    assert (entry.operation, entry.row, entry.before) == ("insert", str(note.pk), None)
    assert entry.after["text"] == "hej"
    assert entry.after["made"] == "2026-03-01"


def test_a_changed_row_is_recorded_before_and_after() -> None:
    note = Note.objects.create(text="hej")

    note.text = "då"
    note.save()

    entry = entries()[-1]
    assert entry.operation == "update"
    assert (entry.before["text"], entry.after["text"]) == ("hej", "då")


def test_a_deleted_row_is_recorded_as_it_was() -> None:
    note = Note.objects.create(text="hej")
    key = str(note.pk)

    note.delete()

    entry = entries()[-1]
    assert (entry.operation, entry.row, entry.after) == ("delete", key, None)
    assert entry.before["text"] == "hej"


def test_rows_made_in_bulk_are_recorded_one_by_one() -> None:
    Note.objects.bulk_create([Note(text=str(n)) for n in range(5)])

    assert [entry.after["text"] for entry in entries()] == ["0", "1", "2", "3", "4"]


def test_rows_changed_by_one_statement_are_recorded_one_by_one() -> None:
    Note.objects.bulk_create([Note(text=str(n)) for n in range(3)])

    Note.objects.update(colour="b")

    changed = [entry for entry in entries() if entry.operation == "update"]
    assert [(each.before["colour"], each.after["colour"]) for each in changed] == [("r", "b")] * 3


def test_raw_sql_is_recorded_with_the_role_that_ran_it() -> None:
    run("INSERT INTO audit_note (text) VALUES ('rå')")
    run("UPDATE audit_note SET text = 'kokt'")
    run("DELETE FROM audit_note")

    assert [entry.operation for entry in entries()] == ["insert", "update", "delete"]
    role = connection.settings_dict["USER"]
    assert {(each.actor, each.actor_kind) for each in entries()} == {(role, "database")}


def test_a_change_that_changes_nothing_leaves_no_entry() -> None:
    note = Note.objects.create(text="hej")

    note.save()

    assert len(entries()) == 1


def test_nothing_is_left_of_a_change_that_was_rolled_back() -> None:
    run("SAVEPOINT here")
    Note.objects.create(text="hej")
    assert len(entries()) == 1

    run("ROLLBACK TO SAVEPOINT here")

    assert entries() == []


def test_a_skipped_column_is_no_history() -> None:
    note = Note.objects.create(text="hej")

    Note.objects.update(opened=7)

    (entry,) = entries()
    assert "opened" not in entry.after
    assert entry.row == str(note.pk)


def test_a_hidden_column_is_recorded_as_changed_but_not_told() -> None:
    Note.objects.create(text="hej", secret="gammal")

    Note.objects.update(secret="ny")

    entry = entries()[-1]
    assert entry.before["secret"] != entry.after["secret"]
    assert "gammal" not in str(entry.before)
    assert "ny" not in str(entry.after.values())


def test_a_password_never_reaches_the_history() -> None:
    user = get_user_model().objects.create_user(email="kim@x.se", name="Kim", password="hemligt")

    after: Any = AuditEntry.objects.get(table="foundation_user", row=str(user.pk)).after

    assert after["password"].startswith("sha256:")
    assert user.password not in str(after)


def test_logging_in_is_no_change_of_a_user() -> None:
    user = get_user_model().objects.create_user(email="kim@x.se", name="Kim", password="hemligt")

    user.last_login = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    user.save(update_fields=["last_login"])

    assert AuditEntry.objects.filter(table="foundation_user", row=str(user.pk)).count() == 1


def test_an_image_does_not_depend_on_the_session() -> None:
    noon = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
    Note.objects.create(text="a", seen=noon, period=(notebook.MADE, None))
    run("SET LOCAL timezone = 'Asia/Tokyo'")
    run("SET LOCAL datestyle = 'SQL, DMY'")

    run("INSERT INTO audit_note (text, seen, period) SELECT 'a', seen, period FROM audit_note")

    run("SET LOCAL timezone = 'UTC'")
    run("SET LOCAL datestyle = 'ISO'")
    first, second = (entry.after for entry in entries())
    assert first["seen"] == "2026-07-01T12:00:00+00:00"
    assert {**first, "id": 0} == {**second, "id": 0}


def test_a_key_never_changes() -> None:
    Note.objects.create(text="hej")

    with pytest.raises(IntegrityError, match="ändras aldrig"), transaction.atomic():
        run("UPDATE audit_note SET id = id + 1000")

    assert len(entries()) == 1


def test_a_table_that_had_rows_begins_its_history_with_them() -> None:
    Note.objects.create(text="hej")
    run("SELECT audit_detach('audit_note')")
    run("INSERT INTO audit_note (text) VALUES ('utanför')")

    run("SELECT audit_attach('audit_note', true, '{opened}', '{secret}')")

    entry = entries()[-1]
    assert (entry.operation, entry.after["text"]) == ("baseline", "utanför")
    assert len(entries()) == 2


def test_a_change_cannot_pass_for_a_baseline() -> None:
    Note.objects.create(text="hej")

    run("SET LOCAL samverk.restate = 'on'")
    run("UPDATE audit_note SET text = 'då'")

    assert entries()[-1].operation == "update"


def test_a_table_without_a_key_of_one_column_is_refused() -> None:
    run("CREATE TABLE audit_pair (a int, b int, PRIMARY KEY (a, b))")

    with pytest.raises(Exception, match="saknar en nyckel"), transaction.atomic():
        run("SELECT audit_attach('audit_pair', true, '{}', '{}')")

    run("DROP TABLE audit_pair")


def test_a_row_that_is_kept_is_not_deleted() -> None:
    shelf = Shelf.objects.create(name="övre")

    with pytest.raises(IntegrityError, match="avsluta med ett datum"), transaction.atomic():
        Shelf.objects.filter(pk=shelf.pk).delete()

    assert Shelf.objects.filter(pk=shelf.pk).exists()


def test_a_deletion_that_finds_no_row_is_no_fault() -> None:
    run("DELETE FROM audit_shelf WHERE name = 'finns inte'")

    assert not Shelf.objects.exists()


def test_an_audited_table_is_not_emptied() -> None:
    Note.objects.create(text="hej")
    seal()

    with pytest.raises(IntegrityError, match="töms inte"), transaction.atomic():
        run("TRUNCATE audit_note")

    assert Note.objects.exists()


@pytest.mark.parametrize("table", ["foundation_auditentry", "foundation_auditlink"])
@pytest.mark.parametrize(
    "attempt",
    [
        "DELETE FROM {}",
        "UPDATE {} SET {column} = {column}",
        "TRUNCATE {}",
        "INSERT INTO {} SELECT * FROM {}",
    ],
)
def test_nobody_writes_in_the_trail_itself(table: str, attempt: str) -> None:
    Note.objects.create(text="hej")
    seal()
    column = "hash" if table.endswith("link") else "actor"

    with pytest.raises(IntegrityError, match="Historiken ändras aldrig"), transaction.atomic():
        run(attempt.replace("{column}", column).replace("{}", table))

    assert len(entries()) == 1


def test_the_orm_cannot_write_in_the_trail_either() -> None:
    Note.objects.create(text="hej")
    entry = entries()[0]

    with pytest.raises(IntegrityError, match="Historiken ändras aldrig"), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).update(actor="någon annan")

    assert entries()[0].actor == entry.actor


def test_the_software_is_named_in_each_entry() -> None:
    with audit.acting(actor="kim"):
        Note.objects.create(text="hej")

    assert entries()[0].version.startswith("0.")
