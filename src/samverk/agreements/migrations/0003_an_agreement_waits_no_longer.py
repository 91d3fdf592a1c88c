"""An agreement that waits for another can stop waiting, from a day and with the reason; the condition stays to be read."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("agreements", "0002_terms_texts_and_notices")]

    operations: ClassVar[list[Operation]] = [
        migrations.AddField(
            model_name="condition",
            name="released_on",
            field=models.DateField(null=True, verbose_name="väntar inte längre från den"),
        ),
        migrations.AddField(
            model_name="condition",
            name="released_why",
            field=models.TextField(
                blank=True, db_default="", verbose_name="varför det inte väntar längre"
            ),
        ),
        migrations.AlterField(
            model_name="depositarynotice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("recommended", "rekommenderat"),
                    ("sent", "skickat för antagande"),
                    ("adopted", "antaget"),
                    ("reserved", "antaget med ändring"),
                    ("rejected", "avslaget"),
                    ("withdrawn", "återtaget"),
                    ("released", "väntar inte längre"),
                    ("in force", "ikraftträdande"),
                    ("notice given", "uppsägning"),
                    ("notice treated", "uppsägning behandlad"),
                    ("notice withdrawn", "uppsägning återtagen"),
                    ("interpreted", "tolkning"),
                    ("ends", "upphörande"),
                    ("replaced", "ersatt"),
                ],
                max_length=20,
                verbose_name="slag",
            ),
        ),
        migrations.RemoveConstraint(model_name="condition", name="agreements_waits_once"),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.UniqueConstraint(
                fields=("agreement", "other"),
                condition=Q(released_on__isnull=True),
                name="agreements_waits_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.CheckConstraint(
                condition=Q(released_on__isnull=True, released_why="")
                | (Q(released_on__isnull=False) & ~Q(released_why="")),
                name="agreements_waits_no_longer_for_a_reason",
            ),
        ),
    ]
