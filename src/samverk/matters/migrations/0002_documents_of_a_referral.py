"""Which of the matter's documents those who are asked for an opinion get to read."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("matters", "0001_matters")]

    operations: ClassVar[list[Operation]] = [
        migrations.AddField(
            model_name="referral",
            name="documents",
            field=models.ManyToManyField(
                related_name="referrals", to="matters.matterdocument", verbose_name="handlingar"
            ),
        ),
        Audited("matters_referral_documents"),
    ]
