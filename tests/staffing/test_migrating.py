"""Rounds that were asked before letters had one way to write their fields."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from samverk.staffing import letters
from samverk.staffing.models import Round
from tests.staffing.asked import a_round

pytestmark = pytest.mark.django_db(transaction=True)


def migrated_to(name: str) -> None:
    MigrationExecutor(connection).migrate([("staffing", name)])


def test_a_letter_written_the_old_way_is_filled_in_as_before() -> None:
    row = a_round(subject="Namn till {{ struktur }}, {okänt}", text="Till {{ part }}: {{ lank }}")

    migrated_to("0004_proposals")
    row.refresh_from_db()
    earlier = (row.subject, row.letter)
    migrated_to("0005_one_way_to_write_fields")
    row.refresh_from_db()

    assert earlier == ("Namn till {struktur}, {okänt}", "Till {part}: {lank}")
    assert row.subject == "Namn till {{ struktur }}, {okänt}"
    assert row.letter == "Till {{ part }}: {{ lank }}"


def test_a_subject_that_would_not_have_room_stays_as_it_was_written() -> None:
    row = a_round(subject="{{ part }}".ljust(200, "."), text=letters.LETTER)
    Round.objects.filter(pk=row.pk).update(subject="{part}".ljust(200, "."))

    migrated_to("0004_proposals")
    migrated_to("0005_one_way_to_write_fields")

    row.refresh_from_db()
    assert row.subject == "{part}".ljust(200, ".")
    assert row.letter == letters.LETTER
