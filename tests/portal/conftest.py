import pytest

from tests.portal.reader import Reader


@pytest.fixture
def reader() -> Reader:
    """Give a Swedish reader."""
    return Reader()
