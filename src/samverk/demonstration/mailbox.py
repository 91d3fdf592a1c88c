"""The letters that the demonstration has sent, as its own mail server keeps them."""

import datetime as dt
import email.policy
from dataclasses import dataclass
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.utils import timezone

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter as its recipient reads it."""

    name: str
    sender: str
    to: str
    subject: str
    at: dt.datetime | None
    text: str
    number: str = ""
    replies_to: str = ""


def kept(folder: Path) -> tuple[list[Kept], int]:
    """The newest letters, the newest first, and how many there are."""
    files = sorted(folder.glob("*.eml"), key=lambda file: file.stem.rjust(24, "0"), reverse=True)
    return [read(file) for file in files[:ON_A_PAGE]], len(files)


def find(folder: Path, name: str) -> Kept | None:
    """The letter of this name, if there is one."""
    file = folder / f"{name}.eml"
    return read(file) if name.isascii() and name.isdigit() and file.is_file() else None


def read(file: Path) -> Kept:
    """A letter from its file."""
    message = message_from_bytes(file.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    return Kept(
        name=file.stem,
        sender=str(message["From"] or ""),
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        at=_moment(str(message["Date"] or "")),
        text=str(body.get_content()) if body else "",
        number=str(message["Message-ID"] or ""),
        replies_to=str(message["Reply-To"] or ""),
    )


def _moment(written: str) -> dt.datetime | None:
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    return moment if timezone.is_aware(moment) else None
