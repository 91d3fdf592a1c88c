import django.db.models.deletion
from django.db import migrations, models

from samverk.foundation.audit import Restated


class Migration(migrations.Migration):
    dependencies = [
        ("staffing", "0002_holders_when_asked"),
    ]

    operations = [
        migrations.AddField(
            model_name="question",
            name="continued_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="continues",
                to="staffing.question",
                verbose_name="besvaras av",
            ),
        ),
        Restated("staffing_question"),
    ]
