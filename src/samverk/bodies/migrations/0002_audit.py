from django.db import migrations

from samverk.foundation.audit import Audited


class Migration(migrations.Migration):
    dependencies = [("bodies", "0001_structures"), ("parties", "0002_audit")]

    operations = [
        Audited("bodies_structure"),
        Audited("bodies_structureversion"),
        # Only repeats what the files say, so a corrected file may take a row away.
        Audited("bodies_structureparty", may_delete=True),
        Audited("bodies_body"),
        Audited("bodies_seat"),
        Audited("bodies_appointment"),
        Audited("bodies_replacement"),
        Audited("bodies_post"),
        Audited("bodies_reviewed"),
    ]
