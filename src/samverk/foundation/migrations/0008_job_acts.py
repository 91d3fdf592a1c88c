import django.db.models.functions.datetime
from django.db import migrations, models

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0007_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="JobAct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("job", models.BigIntegerField(verbose_name="jobb")),
                ("task", models.CharField(max_length=128, verbose_name="vad")),
                (
                    "act",
                    models.CharField(
                        choices=[("retry", "försök igen"), ("write-off", "avskriv")],
                        max_length=10,
                        verbose_name="åtgärd",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="varför")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="när"
                    ),
                ),
            ],
            options={
                "verbose_name": "åtgärd med ett jobb",
                "verbose_name_plural": "åtgärder med jobb",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("act", "write-off"), ("reason", ""), _negated=True),
                        name="foundation_a_job_is_written_off_for_a_reason",
                    )
                ],
            },
        ),
        Audited("foundation_jobact"),
    ]
