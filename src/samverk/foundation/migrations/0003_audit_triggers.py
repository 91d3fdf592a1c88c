from django.db import migrations

from samverk.foundation.audit.operations import Audited, TrailInstalled


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0002_audit"),
    ]

    operations = [
        TrailInstalled(),
        Audited("foundation_user", skip=["last_login"], hide=["password"]),
        # Rights are given and taken; both are history.
        Audited("foundation_user_groups", may_delete=True),
        Audited("foundation_user_user_permissions", may_delete=True),
    ]
