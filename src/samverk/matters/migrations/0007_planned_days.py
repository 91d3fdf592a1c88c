"""The day on which a principal is expected to decide has a history: what was known of it on a day can be asked."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("matters", "0006_reminders_of_a_row")]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="PlannedDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("planned_on", models.DateField(null=True, verbose_name="väntas beslutas")),
                ("recorded_on", models.DateField(verbose_name="antecknat")),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned_days",
                        to="matters.partydecision",
                        verbose_name="huvudmans beslut",
                    ),
                ),
            ],
            options={
                "verbose_name": "väntad beslutsdag",
                "verbose_name_plural": "väntade beslutsdagar",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("row", "number"), name="matters_one_planned_day_a_number"
                    ),
                ],
            },
        ),
        Audited("matters_plannedday"),
    ]
