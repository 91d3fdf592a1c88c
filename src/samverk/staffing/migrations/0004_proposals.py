import django.db.models.deletion
from django.db import migrations, models

from samverk.foundation.audit import Restated


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0007_structure_sender"),
        ("staffing", "0003_continued_by"),
    ]

    operations = [
        migrations.AddField(
            model_name="askedseat",
            name="body",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="bodies.body",
                verbose_name="organ för förslag",
            ),
        ),
        migrations.AddField(
            model_name="askedseat",
            name="line",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="förslagets rad"),
        ),
        migrations.AddField(
            model_name="askedseat",
            name="places",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=250,
                verbose_name="platser för förslag",
            ),
        ),
        migrations.AlterField(
            model_name="askedseat",
            name="seat",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="asked",
                to="bodies.seat",
                verbose_name="plats",
            ),
        ),
        migrations.AddConstraint(
            model_name="askedseat",
            constraint=models.UniqueConstraint(
                fields=("question", "body", "places", "line"),
                name="staffing_a_line_for_a_proposal_is_there_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="askedseat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("body__isnull", True),
                        ("line__isnull", True),
                        ("places", ""),
                        ("seat__isnull", False),
                    ),
                    models.Q(
                        ("body__isnull", False),
                        ("line__gte", 1),
                        ("seat__isnull", True),
                        models.Q(("places", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="staffing_asked_about_a_seat_or_for_proposals",
            ),
        ),
        Restated("staffing_askedseat"),
    ]
