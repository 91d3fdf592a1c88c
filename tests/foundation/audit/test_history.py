"""A row's history as a page shows it."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.db.backends.postgresql.psycopg_any import DateRange
from pytest_django import DjangoAssertNumQueries

from samverk.foundation import audit
from samverk.foundation.audit import queries, texts
from tests.foundation.audit.notebook import MADE, TABLE, Note, Shelf, run, seal

pytestmark = pytest.mark.usefixtures("notes")


@pytest.fixture
def declared() -> Iterator[None]:
    """Room for what a test declares about the notebook."""
    yield
    texts._labels.pop(TABLE, None)
    texts._public.pop(TABLE, None)


def a_note() -> Note:
    with audit.acting(actor="kim", reason="ny"):
        return Note.objects.create(text="hej", made=MADE)


def test_a_history_says_when_who_what_and_why(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    note = a_note()
    with audit.acting(actor="alex", reason="rättad", day=MADE):
        Note.objects.filter(pk=note.pk).update(text="då")

    with django_assert_num_queries(1):
        found = queries.history_of(note, public=False)

    changed, made = found.changes
    assert (changed.actor, changed.reason, changed.day) == ("alex", "rättad", MADE)
    assert (made.actor, made.operation) == ("kim", "insert")
    assert [(each.name, each.before, each.after) for each in changed.fields] == [
        ("text", "hej", "då")
    ]
    assert changed.at >= made.at
    assert changed.version == made.version != ""


def test_an_insert_tells_only_the_fields_that_hold_something_in_the_models_order() -> None:
    note = a_note()

    (made,) = queries.history_of(note, public=False).changes

    assert [each.name for each in made.fields] == ["id", "text", "colour", "made", "secret"]
    assert str(made.fields[3].label) == "gjord"


def test_a_field_no_model_knows_is_told_as_it_stands() -> None:
    note = a_note()
    seal()
    run("ALTER TABLE audit_note ADD COLUMN extra text")
    run("UPDATE audit_note SET extra = 'x'")

    field = queries.history_of(note, public=False).changes[0].fields[-1]

    assert (field.name, field.label, field.before, field.after) == ("extra", "extra", None, "x")


def test_values_are_given_as_their_fields_give_them() -> None:
    note = a_note()
    noon = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
    note.colour, note.seen, note.period = "b", noon, DateRange(MADE, None)
    note.save()

    fields = {each.name: each for each in queries.history_of(note, public=False).changes[0].fields}

    assert (fields["colour"].before, fields["colour"].after) == ("röd", "blå")
    assert fields["seen"].after == noon
    assert fields["period"].after == DateRange(MADE, None)


def test_a_hidden_value_is_told_as_hidden() -> None:
    note = a_note()
    Note.objects.update(secret="x")

    (field,) = queries.history_of(note, public=False).changes[0].fields

    assert field.after == texts.HIDDEN


def test_keys_are_given_names_with_one_query_for_each_kind_of_thing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    upper, lower = (Shelf.objects.create(name=each) for each in ("övre", "undre"))
    note = Note.objects.create(text="hej", shelf=upper)
    Note.objects.update(shelf=lower)
    found = queries.history_of(note, public=False)

    with django_assert_num_queries(1):
        named = queries.with_names(found)

    (field,) = named.changes[0].fields
    assert (field.name, field.before, field.after) == ("shelf", "övre", "undre")


def test_a_long_history_comes_in_pages() -> None:
    note = a_note()
    for number in range(5):
        Note.objects.update(text=str(number))

    first = queries.history_of(note, public=False, limit=4)
    second = queries.history_of(note, public=False, limit=4, before=first.older)

    told = [change.fields[0].after for change in first.changes]
    assert told == ["4", "3", "2", "1"]
    assert [change.operation for change in second.changes] == ["update", "insert"]
    assert second.older is None


def test_a_page_that_holds_all_has_no_next() -> None:
    note = a_note()
    Note.objects.update(text="då")

    assert queries.history_of(note, public=False, limit=2).older is None


def test_a_history_holds_one_row_only() -> None:
    note, other = a_note(), a_note()
    Note.objects.filter(pk=other.pk).update(text="en annan")

    assert len(queries.history_of(note, public=False).changes) == 1


def test_the_public_reads_declared_fields_and_neither_who_nor_why() -> None:
    note = a_note()
    Note.objects.update(text="då", secret="hemligt", colour="b")

    changed, made = queries.history_of(note, public=True).changes

    assert [each.name for each in changed.fields] == ["text"]
    assert [each.name for each in made.fields] == ["text"]
    assert (made.actor, made.reason) == ("", "")


def test_a_change_of_other_fields_is_no_event_to_the_public() -> None:
    note = a_note()
    Note.objects.update(secret="hemligt")

    assert [each.operation for each in queries.history_of(note, public=True).changes] == ["insert"]


def test_a_model_that_declares_nothing_shows_the_public_nothing() -> None:
    user = get_user_model().objects.create_user(email="kim@x.se", name="Kim")

    (made,) = queries.history_of(user, public=True).changes

    assert made.fields == ()


@pytest.mark.usefixtures("declared")
def test_a_capability_declares_words_and_what_is_public() -> None:
    texts.declare(TABLE, labels={"made": "skriven"}, public=["made"])
    note = a_note()

    (made,) = queries.history_of(note, public=True).changes

    assert [(each.label, each.after) for each in made.fields] == [("skriven", MADE)]
