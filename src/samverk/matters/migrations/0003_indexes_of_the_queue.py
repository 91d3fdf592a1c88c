"""Indexes for who is waited for, and for what is looked for in any case of letters."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import Index, Q
from django.db.models.functions import Upper

_OF_MATTERS: tuple[Index, ...] = (
    models.Index(Upper("registry_number"), name="matters_by_number_in_any_case"),
    GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="matters_by_part_of_title"),
    models.Index(
        fields=["structure", "state"], condition=~Q(holder=""), name="matters_open_by_state"
    ),
    models.Index(
        fields=["structure"], condition=~Q(other_numbers=[]), name="matters_named_by_others"
    ),
)
_OF_ROWS = (
    models.Index(
        Upper("registry_number"),
        condition=~Q(registry_number=""),
        name="matters_rows_by_number",
    ),
    models.Index(
        fields=["recommendation", "party"],
        include=["id"],
        condition=Q(asked_on__isnull=False, withdrawn_on__isnull=True),
        name="matters_rows_asked",
    ),
)
_OF_ANSWERS = (
    models.Index(
        fields=["received_on", "id"],
        condition=Q(state="received"),
        name="matters_answers_to_read",
    ),
    models.Index(
        fields=["row"],
        include=["id"],
        condition=Q(state__in=["received", "confirmed"]),
        name="matters_answers_come",
    ),
)
_OF_CLAUSES = (
    models.Index(
        fields=["answer"],
        condition=Q(outcome__in=["referred back", "postponed"]),
        name="matters_clauses_come_back",
    ),
)


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("matters", "0002_documents_of_a_referral")]

    operations: ClassVar[list[Operation]] = [
        migrations.RemoveIndex("answer", "matters_answers_to_review"),
        *(migrations.AddIndex("matter", index) for index in _OF_MATTERS),
        *(migrations.AddIndex("partydecision", index) for index in _OF_ROWS),
        *(migrations.AddIndex("answer", index) for index in _OF_ANSWERS),
        *(migrations.AddIndex("clauseanswer", index) for index in _OF_CLAUSES),
    ]
