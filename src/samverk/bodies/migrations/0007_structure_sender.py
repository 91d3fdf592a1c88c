import django.db.models.deletion
from django.db import migrations, models

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0006_second_step"),
    ]

    operations = [
        migrations.CreateModel(
            name="StructureSender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="avsändarens namn")),
                (
                    "reply_to",
                    models.EmailField(blank=True, max_length=254, verbose_name="svar går till"),
                ),
                (
                    "structure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sender",
                        to="bodies.structure",
                        verbose_name="struktur",
                    ),
                ),
            ],
            options={
                "verbose_name": "avsändare",
                "verbose_name_plural": "avsändare",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("name__regex", "[\\r\\n]"), _negated=True),
                        ),
                        name="bodies_sender_has_a_name_on_one_line",
                    )
                ],
            },
        ),
        Audited("bodies_structuresender"),
    ]
