import io

import pytest
from django.core.management import call_command
from django_migration_linter import MigrationLinter

# Read by a person instead: the linter takes words of SQL inside a function, and the columns of a new table, for a
# change of a table that is in use; and it does not see that a unique constraint is over columns that are new and empty,
# nor that one takes the place of a stricter one.
READ_BY_A_PERSON = [
    *("0003_audit_triggers", "0007_accounts", "0004_proposals"),
    *("0003_an_agreement_waits_no_longer", "0004_links_that_end"),
]

pytestmark = pytest.mark.django_db


def test_the_migrations_say_what_the_models_say() -> None:
    out = io.StringIO()

    call_command("makemigrations", check_changes=True, dry_run=True, stdout=out)

    assert "No changes detected" in out.getvalue()


def test_the_migrations_of_each_part_stand_in_one_line() -> None:
    call_command("check", fail_level="WARNING")


def test_no_migration_breaks_the_version_that_runs_while_it_is_applied() -> None:
    linter = MigrationLinter(
        exclude_apps=[
            *("account", "auth", "contenttypes", "mfa", "procrastinate", "sessions"),
            "usersessions",
        ],
        ignore_name=READ_BY_A_PERSON,
        quiet=["ok", "ignore", "warning"],
        analyser_string="postgresql",  # its guess reads the name of our backend, tests.flushable
    )

    linter.lint_all_migrations()

    assert not linter.has_errors
