from django.db import migrations, models

from samverk.foundation.audit import Restated


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0001_figures"),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="total",
            field=models.DecimalField(
                decimal_places=6, max_digits=20, null=True, verbose_name="summa i tabellen"
            ),
        ),
        Restated("figures_batch"),
    ]
