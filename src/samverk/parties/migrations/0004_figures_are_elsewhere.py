import django.db.models.deletion
from django.db import migrations, models

# Two places for one truth would differ one day. What stands here stays, with its history; figures 0003 copies it.
CLOSED = """
CREATE FUNCTION parties_figures_are_elsewhere() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'Underlag noteras inte längre här.'
        USING ERRCODE = 'restrict_violation', HINT = 'Uppgifter noteras i figures_figure.';
END
$body$;
CREATE TRIGGER parties_figures_are_elsewhere BEFORE INSERT OR UPDATE ON parties_figure
    FOR EACH STATEMENT EXECUTE FUNCTION parties_figures_are_elsewhere();
"""
OPEN = """
DROP TRIGGER parties_figures_are_elsewhere ON parties_figure;
DROP FUNCTION parties_figures_are_elsewhere();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0003_contacts"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="figure",
            options={
                "verbose_name": "tidigare uppgift",
                "verbose_name_plural": "tidigare uppgifter",
            },
        ),
        migrations.AlterField(
            model_name="figure",
            name="party",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="parties.party",
                verbose_name="part",
            ),
        ),
        migrations.RunSQL(CLOSED, OPEN),
    ]
