import django.db.models.functions.datetime
from django.db import migrations, models

from samverk.foundation import audit


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0005_audit_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, unique=True, verbose_name="nyckel")),
                ("kind", models.CharField(max_length=50, verbose_name="slag")),
                ("about", models.CharField(max_length=200, verbose_name="gäller")),
                ("to_name", models.CharField(blank=True, max_length=200, verbose_name="mottagare")),
                ("to_email", models.CharField(max_length=254, verbose_name="mottagarens adress")),
                (
                    "from_name",
                    models.CharField(blank=True, max_length=200, verbose_name="avsändare"),
                ),
                ("from_email", models.CharField(max_length=254, verbose_name="avsändarens adress")),
                (
                    "reply_to",
                    models.CharField(blank=True, max_length=254, verbose_name="svar till"),
                ),
                ("list_key", models.CharField(blank=True, max_length=100, verbose_name="lista")),
                ("subject", models.CharField(max_length=500, verbose_name="ämne")),
                ("text", models.TextField(verbose_name="text")),
                ("html", models.TextField(blank=True, verbose_name="HTML")),
                (
                    "confidential",
                    models.JSONField(blank=True, default=list, verbose_name="förtroligt"),
                ),
                (
                    "message_id",
                    models.CharField(max_length=250, unique=True, verbose_name="brevnummer"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "i kö"),
                            ("sending", "skickas nu"),
                            ("sent", "skickat"),
                            ("refused", "avvisat av mottagarens server"),
                            ("bounced", "kom i retur"),
                            ("unknown", "kan ha skickats"),
                            ("given_up", "gick inte att skicka"),
                            ("written_off", "avskrivet"),
                        ],
                        default="queued",
                        max_length=20,
                        verbose_name="läge",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="försök")),
                ("trouble", models.CharField(blank=True, max_length=30, verbose_name="fel")),
                ("words", models.TextField(blank=True, verbose_name="serverns ord")),
                (
                    "queued_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="köat"
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="skickat")),
                (
                    "due_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="skickas tidigast",
                    ),
                ),
                ("claim", models.UUIDField(blank=True, null=True, verbose_name="försökets nummer")),
                (
                    "claimed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="försöket började"),
                ),
                (
                    "handed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="lämnades över"),
                ),
            ],
            options={
                "verbose_name": "brev",
                "verbose_name_plural": "brev",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["about"],
                        name="letters_about_something",
                        opclasses=["varchar_pattern_ops"],
                    ),
                    models.Index(fields=["state", "id"], name="letters_in_a_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("claim__isnull", False),
                                ("claimed_at__isnull", False),
                                ("state", "sending"),
                            ),
                            models.Q(
                                models.Q(("state", "sending"), _negated=True),
                                ("claim__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="letter_is_sent_by_one_attempt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="letter_was_sent_at_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("subject__regex", "[\\r\\n]"),
                            ("to_name__regex", "[\\r\\n]"),
                            ("to_email__regex", "[\\r\\n]"),
                            ("from_name__regex", "[\\r\\n]"),
                            ("from_email__regex", "[\\r\\n]"),
                            ("reply_to__regex", "[\\r\\n]"),
                            ("message_id__regex", "[\\r\\n]"),
                            _connector="OR",
                            _negated=True,
                        ),
                        name="letter_headers_are_one_line_each",
                    ),
                ],
            },
        ),
        # What a letter says is for its recipient; which attempt is at it now is no history.
        audit.Audited(
            "foundation_letter",
            skip=["due_at", "claim", "claimed_at", "handed_at"],
            hide=["text", "html", "confidential"],
        ),
    ]
