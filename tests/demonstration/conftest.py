"""The demonstration, loaded once for the tests that only read it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from samverk.demonstration.load import load


def silently(_what: str, _done: int, _of: int) -> None:
    pass


@pytest.fixture(scope="package")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole demonstration, gone again when the tests of this folder are done."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(silently)
        yield
        transaction.set_rollback(True)
