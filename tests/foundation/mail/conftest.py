from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.foundation.mail.post_office import PostOffice


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    """Give an open post office that Samverk hands its letters to, with little patience."""
    with PostOffice() as opened:
        settings.SMTP = {
            "host": "127.0.0.1",
            "port": opened.port,
            "security": "none",
            "timeout": 0.3,
        }
        yield opened
