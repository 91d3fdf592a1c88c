import django.db.models.deletion
from django.db import migrations, models

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_remits"),
        ("parties", "0003_contacts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-postadress")),
                ("name", models.CharField(max_length=200, verbose_name="namn")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("administrator", "förvaltare"),
                            ("coordinator", "koordinator"),
                            ("party_contact", "kontakt för en part"),
                            ("reader", "läsare"),
                        ],
                        max_length=20,
                        verbose_name="roll",
                    ),
                ),
                (
                    "digest",
                    models.CharField(max_length=64, unique=True, verbose_name="länkens avtryck"),
                ),
                ("invited_by", models.CharField(max_length=200, verbose_name="inbjuden av")),
                ("invited_at", models.DateTimeField(verbose_name="inbjuden")),
                ("expires_at", models.DateTimeField(verbose_name="gäller till")),
                ("accepted_at", models.DateTimeField(null=True, verbose_name="antagen")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="återkallad")),
                (
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="parties.party",
                        verbose_name="för",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="bodies.structure",
                        verbose_name="struktur",
                    ),
                ),
            ],
            options={
                "verbose_name": "inbjudan",
                "verbose_name_plural": "inbjudningar",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "party_contact"), ("party__isnull", False)),
                            models.Q(
                                models.Q(("kind", "party_contact"), _negated=True),
                                ("party__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="bodies_only_a_contact_is_invited_for_a_party",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_at__isnull", True),
                            ("revoked_at__isnull", True),
                            _connector="OR",
                        ),
                        name="bodies_an_invitation_is_accepted_or_revoked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("invited_at"))),
                        name="bodies_an_invitation_is_open_for_a_while",
                    ),
                ],
            },
        ),
        Audited("bodies_invitation", hide=["digest"]),
    ]
