"""A run keeps the day that its figures were asked for; empty in those that are there, of which nobody knows it."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("costs", "0001_costs")]

    operations: ClassVar[list[Operation]] = [
        migrations.AddField(
            model_name="run",
            name="bases_on",
            field=models.DateField(null=True, verbose_name="underlag den"),
        ),
    ]
