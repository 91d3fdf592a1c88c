"""Sealing at commit: in the order of the commits, without holes, without two waiting for each other."""

import threading
from collections.abc import Callable
from functools import partial

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from samverk.foundation.audit.models import AuditEntry, AuditLink
from samverk.foundation.audit.verify import verify
from tests.foundation.audit import notebook
from tests.foundation.audit.notebook import Note, another, entries, numbers, run, seal

pytestmark = pytest.mark.usefixtures("committed_notes")
PATIENCE = 20


def in_a_thread(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def wait_until_somebody_waits(how: str) -> None:
    """Return when a session of this database waits for a lock of this kind."""
    query = """SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = %s"""
    with another() as onlooker:
        onlooker.autocommit = True
        for _ in range(PATIENCE * 100):
            found = onlooker.execute(query, [how]).fetchone()
            if found and found[0]:
                return
            onlooker.execute("SELECT pg_sleep(0.01)")
    pytest.fail(f"nobody came to wait for a lock of the kind {how}")


def texts_in_chain_order() -> list[str]:
    links = AuditLink.objects.order_by("number").filter(entry__table=notebook.TABLE)
    return list(links.values_list("entry__after__text", flat=True))


def test_a_commit_seals_each_of_its_entries() -> None:
    with transaction.atomic():
        Note.objects.create(text="1")
        Note.objects.create(text="2")
        assert numbers() == []

    assert numbers() == [1, 2]
    assert texts_in_chain_order() == ["1", "2"]


def test_the_first_link_continues_nothing_and_each_other_the_one_before() -> None:
    Note.objects.bulk_create([Note(text=str(n)) for n in range(3)])

    links = list(AuditLink.objects.order_by("number"))

    assert bytes(links[0].previous) == bytes(32)
    assert [bytes(each.previous) for each in links[1:]] == [bytes(each.hash) for each in links[:-1]]


def test_what_a_savepoint_took_back_is_not_sealed() -> None:
    with transaction.atomic():
        Note.objects.create(text="1")
        run("SAVEPOINT here")
        Note.objects.create(text="ångrad")
        run("ROLLBACK TO SAVEPOINT here")
        Note.objects.create(text="2")

    assert texts_in_chain_order() == ["1", "2"]
    assert numbers() == [1, 2]


def test_sealing_in_the_middle_of_a_transaction_does_no_harm() -> None:
    with transaction.atomic():
        Note.objects.bulk_create([Note(text="1"), Note(text="2")])
        seal()
        Note.objects.create(text="3")
        run("SET CONSTRAINTS ALL IMMEDIATE")
        Note.objects.bulk_create([Note(text="4"), Note(text="5")])

    assert texts_in_chain_order() == ["1", "2", "3", "4", "5"]
    assert verify().is_whole


def test_nothing_waits_to_be_sealed_after_a_commit() -> None:
    Note.objects.create(text="1")

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM foundation_auditwaiting")
        assert cursor.fetchone() == (0,)


def test_the_chain_is_in_the_order_of_the_commits_not_of_the_changes() -> None:
    with another() as slow, another() as fast:
        slow.execute("INSERT INTO audit_note (text) VALUES ('började först')")
        fast.execute("INSERT INTO audit_note (text) VALUES ('blev klar först')")
        fast.commit()
        slow.commit()

    assert texts_in_chain_order() == ["blev klar först", "började först"]
    assert [entry.after["text"] for entry in entries()] == ["började först", "blev klar först"]


def test_nobody_waits_for_the_chain_during_a_transaction() -> None:
    with another() as first, another() as second:
        second.execute("SET lock_timeout = '2s'")
        first.execute("INSERT INTO audit_note (text) VALUES ('a')")
        second.execute("INSERT INTO audit_note (text) VALUES ('b')")
        second.commit()

    assert texts_in_chain_order() == ["b", "a"]


def test_two_who_take_each_others_rows_do_not_deadlock_on_the_chain() -> None:
    """One changes A then B, the other changes A after it: the second waits for a row, then seals."""
    Note.objects.bulk_create([Note(text="A"), Note(text="B")])
    with another() as first:
        first.execute("UPDATE audit_note SET text = 'A1' WHERE text = 'A'")
        thread = in_a_thread(
            lambda: _commit("UPDATE audit_note SET colour = 'b' WHERE text IN ('A', 'A1', 'B')")
        )
        wait_until_somebody_waits("transactionid")
        first.execute("UPDATE audit_note SET colour = 'b' WHERE text = 'A1'")
        first.commit()
        thread.join(PATIENCE)

    assert not thread.is_alive()
    assert verify().is_whole


def test_a_foreign_key_checked_at_commit_does_not_wait_with_the_chain_in_its_hand() -> None:
    """The one commits a note whose shelf the other has locked; the other then commits its own.

    Were the chain's lock taken before the key's check, each would wait for the other.
    """
    run("INSERT INTO audit_shelf (name) VALUES ('övre')")
    with another() as holder:
        holder.execute("SELECT * FROM audit_shelf FOR UPDATE")
        thread = in_a_thread(
            lambda: _commit(
                "INSERT INTO audit_note (text) VALUES ('a')",
                "INSERT INTO audit_note (text, shelf_id) SELECT 'b', id FROM audit_shelf",
            )
        )
        wait_until_somebody_waits("transactionid")
        holder.execute("UPDATE audit_shelf SET name = 'undre'")
        holder.commit()
        thread.join(PATIENCE)

    assert not thread.is_alive()
    assert texts_in_chain_order() == ["a", "b"]
    assert verify().is_whole


def test_many_writers_at_once_leave_one_whole_chain() -> None:
    def write(who: int) -> None:
        with another() as writer:
            for n in range(25):
                writer.execute("INSERT INTO audit_note (text) VALUES (%s)", [f"{who}/{n}"])
                writer.execute("UPDATE audit_note SET colour = 'b' WHERE text = %s", [f"{who}/{n}"])
                writer.commit()

    threads = [in_a_thread(partial(write, who)) for who in range(4)]
    for thread in threads:
        thread.join(PATIENCE)

    assert numbers() == list(range(1, 201))
    assert verify().is_whole


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_a_transaction_with_an_old_snapshot_is_told_to_try_again(level: str) -> None:
    Note.objects.create(text="0")
    with another() as late:
        late.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
        late.execute("SELECT count(*) FROM audit_note")
        Note.objects.create(text="1")
        late.execute("INSERT INTO audit_note (text) VALUES ('för sent')")
        with pytest.raises(psycopg.errors.SerializationFailure):
            late.commit()

    assert texts_in_chain_order() == ["0", "1"]


def test_one_who_waits_too_long_for_the_chain_gives_up_and_writes_nothing() -> None:
    with another() as slow:
        slow.execute("INSERT INTO audit_note (text) VALUES ('a')")
        slow.execute("SET CONSTRAINTS ALL IMMEDIATE")
        run("SET lock_timeout = '100ms'")  # the connection is closed after the test
        with pytest.raises(OperationalError, match="lock timeout"):
            Note.objects.create(text="b")
        slow.commit()

    assert texts_in_chain_order() == ["a"]
    assert AuditEntry.objects.filter(table=notebook.TABLE).count() == 1


def _commit(*statements: str) -> None:
    with another() as writer:
        for statement in statements:
            writer.execute(statement)
