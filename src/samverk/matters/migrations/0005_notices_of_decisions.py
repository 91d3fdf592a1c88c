"""What was put up on the notice boards about a decision that a body made itself."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import F, Q

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("matters", "0004_links_that_end"),
        ("parties", "0004_figures_are_elsewhere"),
    ]

    operations: ClassVar[list[Operation]] = [
        migrations.CreateModel(
            name="PublicNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("approved_on", models.DateField(null=True, verbose_name="justerat")),
                ("announced_on", models.DateField(null=True, verbose_name="anslaget")),
                ("taken_down_on", models.DateField(null=True, verbose_name="nedtaget")),
                ("appealed_on", models.DateField(null=True, verbose_name="överklagat")),
                (
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.party",
                        verbose_name="hos",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="matters.matterstep",
                        verbose_name="beslut",
                    ),
                ),
            ],
            options={
                "verbose_name": "anslag",
                "verbose_name_plural": "anslag",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("step", "party"),
                        name="matters_one_notice_a_board",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=Q(taken_down_on__isnull=True)
                        | Q(taken_down_on__gte=F("announced_on")),
                        name="matters_a_notice_is_up_before_it_is_down",
                    ),
                ],
            },
        ),
        Audited("matters_publicnotice"),
    ]
