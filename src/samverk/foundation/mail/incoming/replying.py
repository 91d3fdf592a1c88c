"""Where a reply goes, and the code by which it finds its way when it comes."""

import re
import secrets
from collections.abc import Iterable
from typing import Final

from django.conf import settings

# Without those that look alike; in one case, for mail servers write addresses as they please.
LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH: Final = 12
CODE: Final = re.compile(r"[a-z0-9]{8,64}")
_PLUS: Final = re.compile(r"[^@+]{1,64}\+([a-z0-9]{8,64})@")
_WRITTEN: Final = re.compile(r"(?:svarskod|reply code)\s{0,3}:\s{0,3}([a-z0-9]{8,64})\b")
_MOST: Final = 20


def new_code() -> str:
    """A code that nobody guesses: sixty bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def reply_address(code: str) -> str:
    """The address that leads a reply to what the code stands for; empty where no mailbox takes replies.

    Raises: ValueError if it is no code: eight or more small letters and digits.
    """
    if not CODE.fullmatch(code):
        message = f"{code!r} is no reply code"
        raise ValueError(message)
    local, _, domain = settings.MAIL_REPLIES_TO.rpartition("@")
    return f"{local}+{code}@{domain}" if local else ""


def reply_line(code: str) -> str:
    """The line for a letter that leads its reply, also where the address loses what stands after its plus."""
    return f"Svarskod: {code}"


def codes(recipients: Iterable[str], text: str) -> tuple[str, ...]:
    """The codes in a letter that came: those of its addresses first, then those that its text quotes."""
    plus = (found[1] for each in recipients if (found := _PLUS.match(each.lower())))
    return tuple(dict.fromkeys([*plus, *_WRITTEN.findall(text.lower())]))[:_MOST]
