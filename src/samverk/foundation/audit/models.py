from typing import ClassVar

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Operation(models.TextChoices):
    """What happened to a row; BASELINE says how it stood when its history began."""

    INSERT = "insert", _("tillkom")
    UPDATE = "update", _("ändrades")
    DELETE = "delete", _("togs bort")
    BASELINE = "baseline", _("fanns när historiken började")


class ActorKind(models.TextChoices):
    """Who acted: somebody logged in, a job of ours, or a statement that named nobody."""

    PERSON = "person", _("person")
    SYSTEM = "system", _("Samverk självt")
    DATABASE = "database", _("direkt i databasen")


class AuditEntry(models.Model):
    """One change of one row, written by a trigger in the database and by nothing else."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    transaction = models.BigIntegerField()
    table = models.TextField()
    row = models.TextField()
    operation = models.TextField(choices=Operation.choices)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    actor = models.TextField()
    actor_kind = models.TextField(choices=ActorKind.choices)
    reason = models.TextField(blank=True)
    version = models.TextField(blank=True)
    day = models.DateField(null=True)

    class Meta:
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["table", "row", "id"], name="audit_history_of_a_row"),
            models.Index(fields=["actor", "id"], name="audit_acts_of_somebody"),
            # Entries are written in the order of time, so a few bytes for each 128 pages suffice.
            BrinIndex(fields=["at"], name="audit_entries_of_a_time"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(
                    Q(operation="insert", before__isnull=True, after__isnull=False)
                    | Q(operation="update", before__isnull=False, after__isnull=False)
                    | Q(operation="delete", before__isnull=False, after__isnull=True)
                    | Q(operation="baseline", before__isnull=True, after__isnull=False)
                ),
                name="audit_entry_has_its_images",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.operation}"


class AuditLink(models.Model):
    """An entry's place in the chain, given when its transaction was committed."""

    number = models.BigIntegerField(primary_key=True)
    # No foreign key in the database: its check would lock and rewrite the entry at each commit.
    # Only the sealing trigger writes here, from entries it reads; `samverk audit verify` looks.
    entry = models.OneToOneField(
        AuditEntry, models.PROTECT, related_name="link", db_constraint=False
    )
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        default_permissions = ()
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(number__gte=1), name="audit_links_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
