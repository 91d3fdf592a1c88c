"""Reminders are stopped, and begin again, for one principal's row."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import F, Q

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("matters", "0005_notices_of_decisions")]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="ReminderPause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stopped_on", models.DateField(verbose_name="stoppade")),
                ("why", models.TextField(verbose_name="varför")),
                ("resumed_on", models.DateField(null=True, verbose_name="går igen från")),
                (
                    "resumed_why",
                    models.TextField(blank=True, verbose_name="varför de går igen"),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="matters.partydecision",
                        verbose_name="huvudmans beslut",
                    ),
                ),
            ],
            options={
                "verbose_name": "uppehåll i påminnelserna",
                "verbose_name_plural": "uppehåll i påminnelserna",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("row",),
                        condition=Q(resumed_on__isnull=True),
                        name="matters_reminders_are_stopped_once",
                    ),
                    models.CheckConstraint(
                        condition=Q(resumed_on__isnull=True) | Q(resumed_on__gte=F("stopped_on")),
                        name="matters_reminders_resume_after_they_stop",
                    ),
                    models.CheckConstraint(
                        condition=~Q(why=""), name="matters_reminders_stop_for_a_reason"
                    ),
                ],
            },
        ),
        Audited("matters_reminderpause"),
    ]
