import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import throwaway

settings.register_profile("here", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,  # a shared machine is slow now and then, which is no fault of the code
    derandomize=True,  # a red build can be repeated
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Start the throw-away PostgreSQL when the first test asks for a database, and only then."""
    throwaway.start()
    yield
    throwaway.finish()
