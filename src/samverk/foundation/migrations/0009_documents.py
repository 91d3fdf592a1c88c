import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0008_job_acts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Content",
            fields=[
                (
                    "digest",
                    models.CharField(
                        max_length=64,
                        primary_key=True,
                        serialize=False,
                        verbose_name="kontrollsumma",
                    ),
                ),
                ("bytes", models.BinaryField(verbose_name="innehåll")),
            ],
            options={
                "verbose_name": "innehåll",
                "verbose_name_plural": "innehåll",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "digest",
                                models.Func(
                                    models.Func(
                                        models.F("bytes"),
                                        function="sha256",
                                        output_field=models.BinaryField(),
                                    ),
                                    models.Value("hex"),
                                    function="encode",
                                    output_field=models.CharField(),
                                ),
                            )
                        ),
                        name="content_has_the_digest_of_its_bytes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="namn")),
                (
                    "media_type",
                    models.CharField(
                        choices=[
                            ("application/pdf", "PDF"),
                            (
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                "DOCX",
                            ),
                            (
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                "XLSX",
                            ),
                            (
                                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                                "PPTX",
                            ),
                            ("image/png", "PNG"),
                            ("image/jpeg", "JPEG"),
                            ("text/plain", "text"),
                            ("application/octet-stream", "annan fil"),
                        ],
                        max_length=100,
                        verbose_name="slag",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="storlek")),
                (
                    "kept_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="sparat"
                    ),
                ),
                ("kept_by", models.CharField(max_length=200, verbose_name="sparat av")),
                (
                    "content",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="foundation.content",
                    ),
                ),
            ],
            options={
                "verbose_name": "dokument",
                "verbose_name_plural": "dokument",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("name__regex", "[[:cntrl:]/\\\\]"), _negated=True),
                        ),
                        name="document_name_is_no_path",
                    )
                ],
            },
        ),
        # The bytes are no history of their own: their digest, which a document names, is their seal.
        Audited("foundation_document"),
    ]
