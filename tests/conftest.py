import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings

from samverk.config import catalogs
from tests import throwaway

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

settings.register_profile("here", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,  # a shared machine is slow now and then, which is no fault of the code
    derandomize=True,  # a red build can be repeated
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure() -> None:
    """Compile the translations that were edited since the last time."""
    catalogs.compile_stale()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the cheapest first: without a database, with one, in the browser."""
    items.sort(key=_price)


def _price(item: pytest.Item) -> tuple[int, bool]:
    asks_for = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("browser"):
        return (2, False)
    if item.get_closest_marker("django_db") or asks_for & {"db", "transactional_db"}:
        return (1, False)
    return (0, "rulebook" not in item.nodeid)


@pytest.fixture(autouse=True)
def _swedish() -> None:
    """Begin in Swedish: the language that a page was last asked for in stays with the thread."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _no_jobs_left(
    request: pytest.FixtureRequest, django_db_blocker: "DjangoDbBlocker"
) -> Iterator[None]:
    """Empty the queue after a test that commits: Django clears its own tables, but not those of the queue."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    if commits or {"transactional_db", "live_server"} & set(request.fixturenames):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Start the throw-away PostgreSQL when the first test asks for a database, and only then."""
    throwaway.start()


def pytest_unconfigure() -> None:
    """Clear the throw-away PostgreSQL away; tests/throwaway.py says what if we are killed."""
    throwaway.finish()
