"""An office file that is the same bytes whenever it is written of the same facts."""

import io
import zipfile
from typing import Final

# The first day that a ZIP can bear: a paper says when it was written in its text, not in its envelope.
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
_READABLE_BY_ALL: Final = 0o644 << 16


def steady(content: bytes) -> bytes:
    """The same office file without the time at which it was written."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read_from, zipfile.ZipFile(made, "w") as file:
        for name in read_from.namelist():
            file.writestr(entry(name), read_from.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    """The place of a file in a ZIP, without a time."""
    place = zipfile.ZipInfo(name, _NO_DAY)
    place.external_attr = _READABLE_BY_ALL
    return place
