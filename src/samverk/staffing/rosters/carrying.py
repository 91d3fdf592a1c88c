"""A file on its way from the preview to being read in: carried by the page itself, signed, and kept nowhere.

It could have been kept in the database, but then names and addresses that nobody has confirmed would lie there.
"""

import base64
import binascii
import datetime as dt
from dataclasses import dataclass

from django.core import signing

LASTS = dt.timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Carried:
    """The file, and the day that rows without a day are for."""

    content: bytes
    on: dt.date


class NotOurs(Exception):
    """What came back is not what this person was given for this structure, or it is too old."""


def packed(carried: Carried, *, user: int, structure: int) -> str:
    """The file as a text that only we can have written, for one person and one structure."""
    told = {"file": base64.b64encode(carried.content).decode(), "on": carried.on.isoformat()}
    return signing.dumps(told, salt=_salt(user, structure), compress=True)


def unpacked(text: str, *, user: int, structure: int) -> Carried:
    """The file that packed() was given.

    Raises: NotOurs.
    """
    try:
        told = signing.loads(text, salt=_salt(user, structure), max_age=LASTS)
        return Carried(base64.b64decode(told["file"]), dt.date.fromisoformat(told["on"]))
    except (signing.BadSignature, binascii.Error, KeyError, ValueError) as fault:
        raise NotOurs from fault


def _salt(user: int, structure: int) -> str:
    return f"samverk.rosters:{user}:{structure}"
