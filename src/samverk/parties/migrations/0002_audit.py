from django.db import migrations

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies = [("parties", "0001_register"), ("foundation", "0003_audit_triggers")]

    operations = [
        Audited("parties_party"),
        Audited("parties_organ"),
        Audited("parties_person"),
        Audited("parties_office"),
        Audited("parties_officeholding"),
        Audited("parties_figure"),
    ]
