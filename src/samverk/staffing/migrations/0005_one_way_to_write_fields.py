from django.db import migrations

FIELDS = "part|kontakt|struktur|antal|platser|fran|senast|lank|avsandare"


def _rewritten(found: str, written: str) -> tuple[str, str]:
    """A subject that would be longer than there is room for stays as it was."""
    subject, letter = (
        f"regexp_replace({each}, '{found}', '{written}', 'g')" for each in ("subject", "letter")
    )
    return (
        f"UPDATE staffing_round SET letter = {letter}",  # noqa: S608 -- the constants above
        f"UPDATE staffing_round SET subject = {subject} WHERE char_length({subject}) <= 200",  # noqa: S608
    )


class Migration(migrations.Migration):
    """Letters of rounds hold {{ part }}, as all other letters do, no longer {part}."""

    dependencies = [("staffing", "0004_proposals")]

    operations = [
        migrations.RunSQL(
            _rewritten(rf"\{{({FIELDS})\}}", r"{{ \1 }}"),
            _rewritten(rf"\{{\{{ ({FIELDS}) \}}\}}", r"{\1}"),
        )
    ]
