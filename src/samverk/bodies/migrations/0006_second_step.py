import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0005_invitation"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondStepDemand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("administrator", "förvaltare"),
                            ("coordinator", "koordinator"),
                            ("party_contact", "kontakt för en part"),
                            ("reader", "läsare"),
                        ],
                        max_length=20,
                        verbose_name="roll",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="tid"),
                ),
                (
                    "grace_days",
                    models.PositiveSmallIntegerField(verbose_name="dagar för den som är ny"),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_steps",
                        to="bodies.structure",
                        verbose_name="struktur",
                    ),
                ),
            ],
            options={
                "verbose_name": "krav på ett andra steg",
                "verbose_name_plural": "krav på ett andra steg",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False)),
                        name="bodies_second_step_period_holds_a_day",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("structure", "="), ("kind", "="), ("period", "&&")],
                        name="bodies_one_second_step_at_a_time",
                    ),
                ],
            },
        ),
        Audited("bodies_secondstepdemand"),
    ]
