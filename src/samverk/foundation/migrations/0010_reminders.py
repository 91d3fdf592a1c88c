import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0009_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "email",
                    models.CharField(max_length=254, unique=True, verbose_name="e-postadress"),
                ),
            ],
            options={
                "verbose_name": "mottagare av påminnelser",
                "verbose_name_plural": "mottagare av påminnelser",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower("email")),
                            models.Q(("email", ""), _negated=True),
                        ),
                        name="foundation_subscriber_email_is_lower_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminded",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=250, verbose_name="gäller")),
                ("occasion", models.SmallIntegerField(verbose_name="dagar före")),
                ("on", models.DateField(verbose_name="dag")),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminded",
                        to="foundation.letter",
                        verbose_name="brev",
                    ),
                ),
                (
                    "subscriber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminded",
                        to="foundation.subscriber",
                        verbose_name="mottagare",
                    ),
                ),
            ],
            options={
                "verbose_name": "påminnelse",
                "verbose_name_plural": "påminnelser",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subscriber", "key", "occasion"),
                        name="foundation_nobody_is_reminded_twice",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.CharField(max_length=100, verbose_name="gäller")),
                ("name", models.CharField(max_length=200, verbose_name="namn")),
                ("stopped_on", models.DateField(blank=True, null=True, verbose_name="stoppat")),
                (
                    "subscriber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="foundation.subscriber",
                        verbose_name="mottagare",
                    ),
                ),
            ],
            options={
                "verbose_name": "val av påminnelser",
                "verbose_name_plural": "val av påminnelser",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subscriber", "topic"), name="foundation_one_choice_for_each_topic"
                    )
                ],
            },
        ),
        Audited("foundation_subscriber"),
        Audited("foundation_subscription"),
        Audited("foundation_reminded"),
    ]
