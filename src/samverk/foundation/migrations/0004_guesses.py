from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0003_audit_triggers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Guess",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("account", models.CharField(max_length=64)),
                ("origin", models.CharField(max_length=64)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["account", "at"], name="foundation_guesses_at_account"),
                    models.Index(fields=["origin", "at"], name="foundation_guesses_from_origin"),
                ],
            },
        ),
    ]
