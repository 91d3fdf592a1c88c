from collections.abc import Iterator

import pytest
from django.db import connection

from tests.foundation.audit import notebook


@pytest.fixture
def notes(db: None) -> None:
    """A table with its history, rolled back after the test."""
    notebook.create()


@pytest.fixture
def committed_notes(transactional_db: None) -> Iterator[None]:
    """The same with real commits, whose trail is emptied after the test."""
    notebook.create()
    yield
    connection.close()  # whatever a test did to the session
    notebook.drop()
