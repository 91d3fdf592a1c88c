"""Who acted, why, and for which day."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from samverk.foundation import audit
from tests.foundation.audit import notebook
from tests.foundation.audit.notebook import Note, entries, run


@pytest.mark.usefixtures("notes")
def test_a_change_carries_who_why_and_for_which_day() -> None:
    with audit.acting(actor="kim", reason="ny ledamot", day=notebook.MADE, kind="system"):
        Note.objects.create(text="hej")

    (entry,) = entries()
    told = (entry.actor, entry.actor_kind, entry.reason, entry.day)
    assert told == ("kim", "system", "ny ledamot", notebook.MADE)


@pytest.mark.usefixtures("notes")
def test_the_inner_actor_counts_and_the_outer_one_counts_again() -> None:
    with audit.acting(actor="yttre", reason="a"):
        Note.objects.create(text="1")
        with audit.acting(actor="inre"):
            Note.objects.create(text="2")
        Note.objects.create(text="3")
    Note.objects.create(text="4")

    role = connection.settings_dict["USER"]
    assert [entry.actor for entry in entries()] == ["yttre", "inre", "yttre", role]
    assert [entry.reason for entry in entries()] == ["a", "", "a", ""]


@pytest.mark.usefixtures("notes")
def test_the_outer_actor_counts_again_after_an_exception() -> None:
    with audit.acting(actor="yttre"):
        with pytest.raises(ZeroDivisionError), audit.acting(actor="inre"):
            fail()
        Note.objects.create(text="hej")

    assert [entry.actor for entry in entries()] == ["inre", "yttre"]


@pytest.mark.usefixtures("notes")
def test_the_outer_actor_counts_again_after_a_failed_statement() -> None:
    with audit.acting(actor="yttre"):
        with (
            pytest.raises(DatabaseError, match="no_such_table"),
            transaction.atomic(),
            audit.acting(actor="inre"),
        ):
            run("SELECT * FROM no_such_table")
        Note.objects.create(text="hej")

    assert entries()[0].actor == "yttre"


@pytest.mark.usefixtures("notes")
def test_an_actor_has_a_name() -> None:
    with pytest.raises(ValueError, match="needs a name"), audit.acting(actor=" "):
        Note.objects.create(text="hej")

    assert entries() == []


@pytest.mark.usefixtures("committed_notes")
def test_acting_costs_one_query_and_its_own_transaction_takes_the_actor_with_it() -> None:
    with CaptureQueriesContext(connection) as asked:
        with audit.acting(actor="kim"):
            Note.objects.create(text="1")
        Note.objects.create(text="2")

    statements = [each["sql"].split()[0] for each in asked.captured_queries]
    assert statements == ["BEGIN", "WITH", "INSERT", "COMMIT", "INSERT"]
    assert [entry.actor_kind for entry in entries()] == ["person", "database"]


@pytest.mark.usefixtures("committed_notes")
def test_acting_rolls_back_the_transaction_it_opened() -> None:
    with pytest.raises(ZeroDivisionError), audit.acting(actor="kim"):
        fail()

    assert not Note.objects.exists()
    assert entries() == []


def fail() -> None:
    Note.objects.create(text="följer med i fallet")
    raise ZeroDivisionError
