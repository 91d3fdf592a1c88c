import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from samverk.config import postgres


@pytest.fixture
def home() -> Iterator[Path]:
    """Give an empty folder for a launcher of its own; its server is stopped afterwards.

    Not pytest's tmp_path: as root, PostgreSQL runs as somebody who may not enter that one.
    """
    folder = Path(tempfile.mkdtemp(prefix="samverk-home-"))
    folder.chmod(0o755)
    yield folder
    postgres.stop(folder, lambda _: None)
    shutil.rmtree(folder)
