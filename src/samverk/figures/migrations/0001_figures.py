import django.db.models.deletion
from django.db import migrations, models

from samverk.foundation.audit import Audited

# A figure is what others have counted with: it stays as it was noted, and what is wrong is corrected by a new row.
# That row is about the same thing, and cannot have been known before it.
KEPT = """
CREATE FUNCTION figures_are_kept() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'En uppgift ändras aldrig.'
        USING ERRCODE = 'restrict_violation', HINT = 'En rättelse är en ny rad.';
END
$body$;
CREATE FUNCTION figures_correct_the_same() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF NOT EXISTS (
        SELECT FROM figures_figure AS was
         WHERE was.id = NEW.corrects_id AND was.series_id = NEW.series_id
           AND was.party_id = NEW.party_id AND was."on" = NEW."on"
           AND was.noted_on <= NEW.noted_on
    ) THEN
        RAISE EXCEPTION 'En rättelse gäller samma serie, part och dag som det den rättar, och noteras inte före det.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$body$;
CREATE TRIGGER figures_are_kept BEFORE UPDATE ON figures_figure
    FOR EACH STATEMENT EXECUTE FUNCTION figures_are_kept();
CREATE TRIGGER figures_correct_the_same BEFORE INSERT ON figures_figure
    FOR EACH ROW WHEN (NEW.corrects_id IS NOT NULL) EXECUTE FUNCTION figures_correct_the_same();
"""
NOT_KEPT = """
DROP TRIGGER figures_correct_the_same ON figures_figure;
DROP TRIGGER figures_are_kept ON figures_figure;
DROP FUNCTION figures_correct_the_same();
DROP FUNCTION figures_are_kept();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("foundation", "0012_content_is_kept"),
        ("parties", "0003_contacts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80, unique=True, verbose_name="nyckel")),
                ("name", models.CharField(max_length=200, verbose_name="namn")),
                ("unit", models.CharField(max_length=60, verbose_name="enhet")),
                (
                    "measures",
                    models.CharField(
                        choices=[
                            ("population", "folkmängd"),
                            ("use", "nyttjande"),
                            ("other", "annat underlag"),
                        ],
                        max_length=20,
                        verbose_name="mäter",
                    ),
                ),
                ("is_count", models.BooleanField(default=True, verbose_name="räknas i hela tal")),
                ("source_name", models.CharField(max_length=300, verbose_name="källa")),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="källans adress"),
                ),
                ("note", models.TextField(blank=True, verbose_name="anmärkning")),
            ],
            options={
                "verbose_name": "serie av underlag",
                "verbose_name_plural": "serier av underlag",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("unit", ""), _negated=True),
                            models.Q(("source_name", ""), _negated=True),
                        ),
                        name="figures_series_has_name_unit_and_source",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("file", "fil"),
                            ("pasted", "inklistrad tabell"),
                            ("pxweb", "PxWeb"),
                            ("kolada", "Kolada"),
                        ],
                        max_length=20,
                        verbose_name="kom som",
                    ),
                ),
                ("where", models.CharField(max_length=500, verbose_name="varifrån")),
                ("source", models.CharField(max_length=300, verbose_name="källa")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "väntar på granskning"),
                            ("accepted", "används"),
                            ("discarded", "förkastad"),
                        ],
                        default="proposed",
                        max_length=20,
                        verbose_name="läge",
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="inläst")),
                ("proposed_by", models.CharField(max_length=200, verbose_name="inläst av")),
                ("settled_on", models.DateField(null=True, verbose_name="avgjort")),
                (
                    "settled_by",
                    models.CharField(blank=True, max_length=200, verbose_name="avgjort av"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="skäl")),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="foundation.document",
                        verbose_name="fil",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to="figures.series",
                        verbose_name="serie",
                    ),
                ),
            ],
            options={
                "verbose_name": "inläsning av underlag",
                "verbose_name_plural": "inläsningar av underlag",
            },
        ),
        migrations.CreateModel(
            name="ProposedFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="rad")),
                ("said", models.CharField(max_length=200, verbose_name="skrivet")),
                (
                    "how",
                    models.CharField(blank=True, max_length=20, verbose_name="hur parten hittades"),
                ),
                ("on", models.DateField(verbose_name="gäller den")),
                (
                    "value",
                    models.DecimalField(decimal_places=6, max_digits=20, verbose_name="värde"),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="figures.batch",
                        verbose_name="import",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="parties.party",
                        verbose_name="part",
                    ),
                ),
            ],
            options={
                "verbose_name": "föreslagen uppgift",
                "verbose_name_plural": "föreslagna uppgifter",
                "indexes": [
                    models.Index(fields=["batch", "number"], name="figures_rows_of_a_batch")
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="gäller den")),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=6, max_digits=20, null=True, verbose_name="värde"
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="källa")),
                ("noted_on", models.DateField(verbose_name="noterat")),
                ("noted_by", models.CharField(max_length=200, verbose_name="noterat av")),
                ("reason", models.TextField(blank=True, verbose_name="skäl")),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="figures.batch",
                        verbose_name="inläsning",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="figures.figure",
                        verbose_name="rättar",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reference_figures",
                        to="parties.party",
                        verbose_name="part",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="figures.series",
                        verbose_name="serie",
                    ),
                ),
            ],
            options={
                "verbose_name": "uppgift",
                "verbose_name_plural": "uppgifter",
                "indexes": [
                    models.Index(
                        fields=["series", "party", "-on", "-noted_on", "-id"],
                        name="figures_that_count",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="figures_figure_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("noted_by", ""), _negated=True),
                        name="figures_figure_has_a_noter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", True), ("value__gte", 0), _connector="OR"
                        ),
                        name="figures_figure_is_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", False),
                            models.Q(
                                ("corrects__isnull", False), models.Q(("reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="figures_only_what_is_there_is_struck_out",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects__isnull", True),
                            models.Q(("corrects", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="figures_figure_does_not_correct_itself",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("corrects__isnull", True)),
                        fields=("series", "party", "on"),
                        name="figures_what_is_there_already_is_corrected",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="figures_batch_has_a_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("settled_by", ""), ("settled_on__isnull", True), ("state", "proposed")
                    ),
                    models.Q(
                        models.Q(("state", "proposed"), _negated=True),
                        ("settled_on__isnull", False),
                        models.Q(("settled_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="figures_batch_is_settled_by_someone",
            ),
        ),
        Audited("figures_series"),
        Audited("figures_batch"),
        Audited("figures_proposedfigure"),
        Audited("figures_figure"),
        migrations.RunSQL(KEPT, NOT_KEPT),
    ]
