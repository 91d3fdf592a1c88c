"""Who writes and who is written to; a name or an address can never become a header of its own."""

import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email


@dataclass(frozen=True, slots=True)
class Address:
    """A name and an e-mail address.

    Raises: ValueError if the address is none.
    """

    name: str
    email: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(self.name))
        object.__setattr__(self, "email", _address(self.email))


@dataclass(frozen=True, slots=True)
class Sender(Address):
    """Whom letters of a structure come from; list is its key, and makes their List-Id."""

    list: str = ""

    def __post_init__(self) -> None:
        # Not super(): a dataclass with slots is made anew, and the old class is what super() would mean.
        Address.__post_init__(self)
        object.__setattr__(self, "list", "".join(c for c in self.list if c.isascii() and c in _KEY))


def is_address(email: str) -> bool:
    """Whether a letter can be addressed there at all."""
    try:
        _address(email)
    except ValueError:
        return False
    return True


# Control characters, halves of characters, and what ends a line or a paragraph.
_STEERING = {"Cc", "Cs", "Zl", "Zp"}
_KEY = "abcdefghijklmnopqrstuvwxyz0123456789-"


def one_line(text: str) -> str:
    """The same text without line breaks or other characters that steer a machine.

    "=?" begins an encoded word, in which a line break can hide: Python's email decodes one in a header.
    """
    plain = (" " if unicodedata.category(each) in _STEERING else each for each in text)
    return " ".join("".join(plain).replace("=?", "= ?").split())


def _address(email: str) -> str:
    """The address with its domain as the mail system writes it."""
    local, _, domain = email.strip().rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii").lower()
        validate_email(f"{local}@{plain}")
    except (ValidationError, UnicodeError):
        message = f"{email!r} is no e-mail address"
        raise ValueError(message) from None
    return f"{local}@{plain}"
