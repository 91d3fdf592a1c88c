from django.db import migrations

from samverk.foundation.audit import Audited

# What `createcachetable` makes: one count of tries for all processes.
CACHE = """
CREATE TABLE foundation_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX foundation_cache_expires ON foundation_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0006_letters"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [
        migrations.RunSQL(CACHE, "DROP TABLE foundation_cache"),
        # Somebody's second factor comes and goes; what is in it is nobody's business.
        Audited("mfa_authenticator", may_delete=True, skip=["last_used_at"], hide=["data"]),
    ]
