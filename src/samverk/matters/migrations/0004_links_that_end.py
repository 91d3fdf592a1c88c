"""A link between two matters can end: it stays for the days before, and can be made again."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("matters", "0003_indexes_of_the_queue")]

    operations: ClassVar[list[Operation]] = [
        migrations.AddField(
            model_name="matterlink",
            name="ended_on",
            field=models.DateField(null=True, verbose_name="upphörde"),
        ),
        migrations.RemoveConstraint(model_name="matterlink", name="matters_a_link_is_made_once"),
        migrations.AddConstraint(
            model_name="matterlink",
            constraint=models.UniqueConstraint(
                fields=("matter", "other", "kind"),
                condition=Q(ended_on__isnull=True),
                name="matters_one_link_of_a_kind_holds",
            ),
        ),
        migrations.AddConstraint(
            model_name="matterlink",
            constraint=models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("made_on")),
                name="matters_a_link_ends_after_it_is_made",
            ),
        ),
    ]
