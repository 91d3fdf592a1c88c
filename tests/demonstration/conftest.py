"""The demonstration, loaded once for the tests that only read it."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from samverk.demonstration.load import load


def silently(_what: str, _done: int, _of: int) -> None:
    pass


@pytest.fixture(scope="package")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole demonstration, gone again when the tests of this folder are done."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(silently)
        # Seal it now: what is left for the end of a test is done anew by each, as it is rolled back.
        connection.check_constraints()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # nobody else can see these rows, so nobody else counts them
        yield
        transaction.set_rollback(True)
