import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0010_reminders"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incoming",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "digest",
                    models.CharField(max_length=64, unique=True, verbose_name="kontrollsumma"),
                ),
                ("size", models.PositiveBigIntegerField(verbose_name="storlek")),
                (
                    "is_whole",
                    models.BooleanField(default=True, verbose_name="hela brevet är hämtat"),
                ),
                ("is_readable", models.BooleanField(default=True, verbose_name="går att läsa")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letter", "brev"),
                            ("automatic", "automatiskt svar"),
                            ("bounce", "returbrev"),
                            ("own", "vårt eget brev"),
                        ],
                        max_length=20,
                        verbose_name="slag",
                    ),
                ),
                (
                    "message_id",
                    models.CharField(blank=True, max_length=250, verbose_name="brevnummer"),
                ),
                (
                    "from_name",
                    models.CharField(blank=True, max_length=200, verbose_name="avsändare"),
                ),
                (
                    "from_email",
                    models.CharField(blank=True, max_length=254, verbose_name="avsändarens adress"),
                ),
                ("to", models.TextField(blank=True, verbose_name="till")),
                ("subject", models.CharField(blank=True, max_length=500, verbose_name="ämne")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="skickat")),
                (
                    "received_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="inkom"
                    ),
                ),
                (
                    "inline_images",
                    models.PositiveIntegerField(default=0, verbose_name="bilder i texten"),
                ),
                (
                    "left_out",
                    models.PositiveIntegerField(
                        default=0, verbose_name="delar som bara finns i originalet"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("tray", "att para ihop"),
                            ("matched", "inkommet, att granska"),
                            ("handled", "klart"),
                            ("set_aside", "lagt åt sidan"),
                        ],
                        default="tray",
                        max_length=20,
                        verbose_name="läge",
                    ),
                ),
                ("about", models.CharField(blank=True, max_length=200, verbose_name="gäller")),
                (
                    "structure",
                    models.CharField(blank=True, max_length=100, verbose_name="struktur"),
                ),
                (
                    "how_matched",
                    models.CharField(blank=True, max_length=200, verbose_name="känns igen på"),
                ),
                ("trouble", models.TextField(blank=True, verbose_name="fel")),
                ("handled_by", models.CharField(blank=True, max_length=200, verbose_name="av")),
                ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="när")),
                ("reason", models.TextField(blank=True, verbose_name="skäl")),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.letter",
                        verbose_name="svar på",
                    ),
                ),
                (
                    "raw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.content",
                        verbose_name="brevet som det kom",
                    ),
                ),
            ],
            options={
                "verbose_name": "inkommet brev",
                "verbose_name_plural": "inkomna brev",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="IncomingArrival",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="läst i")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="när"
                    ),
                ),
                (
                    "incoming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="foundation.incoming",
                    ),
                ),
            ],
            options={
                "verbose_name": "ankomst",
                "verbose_name_plural": "ankomster",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="IncomingAttachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("name", models.CharField(max_length=200, verbose_name="namn")),
                (
                    "within",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="i vidarebefordrat brev"
                    ),
                ),
                (
                    "media_type",
                    models.CharField(blank=True, max_length=200, verbose_name="slag enligt brevet"),
                ),
                ("why_not", models.TextField(blank=True, verbose_name="inte sparad för sig")),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.document",
                    ),
                ),
                (
                    "incoming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="foundation.incoming",
                    ),
                ),
            ],
            options={
                "verbose_name": "bilaga i inkommet brev",
                "verbose_name_plural": "bilagor i inkomna brev",
                "ordering": ["number"],
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="incoming",
            index=models.Index(fields=["state", "-id"], name="incoming_in_a_state"),
        ),
        migrations.AddIndex(
            model_name="incoming",
            index=models.Index(fields=["about"], name="incoming_about_something"),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "matched"), _negated=True),
                    models.Q(("about", ""), _negated=True),
                    _connector="OR",
                ),
                name="incoming_matched_is_about",
            ),
        ),
        migrations.AddConstraint(
            model_name="incoming",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["handled", "set_aside"]), _negated=True),
                    models.Q(
                        models.Q(("handled_by", ""), _negated=True), ("handled_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="incoming_settled_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="incomingarrival",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source", ""), _negated=True),
                fields=("source",),
                name="incoming_read_once_in_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="incomingattachment",
            constraint=models.UniqueConstraint(
                fields=("incoming", "number"), name="incoming_attachment_has_its_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="incomingattachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("document__isnull", False),
                    models.Q(("why_not", ""), _negated=True),
                    _connector="OR",
                ),
                name="incoming_attachment_is_kept_or_says_why",
            ),
        ),
        # What a letter says is for those who may read it; the letter itself is sealed by its digest.
        Audited("foundation_incoming", hide=["text"]),
        Audited("foundation_incomingarrival"),
        Audited("foundation_incomingattachment"),
    ]
