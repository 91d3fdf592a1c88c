from django.db import migrations

# The bytes of a file have no history: there is none, because they never change and never go. The
# check on their digest says what they are; this says that they stay. The names begin with audit_,
# so "samverk audit verify" sees whether the guards are there and on.
KEPT = """
CREATE FUNCTION content_is_kept() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'En fils innehåll ändras aldrig och tas inte bort: % i % är inte tillåtet.',
        TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation',
              HINT = 'En ny version är ett nytt dokument.';
END
$body$;
CREATE TRIGGER audit_content_is_kept BEFORE UPDATE OR DELETE ON foundation_content
    FOR EACH STATEMENT EXECUTE FUNCTION content_is_kept();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON foundation_content
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_truncate();
"""
NOT_KEPT = """
DROP TRIGGER audit_no_truncate ON foundation_content;
DROP TRIGGER audit_content_is_kept ON foundation_content;
DROP FUNCTION content_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0011_incoming"),
    ]

    operations = [
        migrations.RunSQL(KEPT, NOT_KEPT),
    ]
