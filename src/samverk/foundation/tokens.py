"""Secret addresses: 256 bits from the system, known to the letter alone. Standard library only: the server reads it too."""

import hashlib
import logging
import re
import secrets

BYTES = 32
# Every address that carries a token is one of these.
_PLACES = (
    "/svar/",
    "/beslutssvar/",
    "/yttrande/",
    "/paminnelser/",
    "/konto/glomt/",
    "/konto/inbjudan/",
)
_IN_A_PATH = re.compile(rf"({'|'.join(_PLACES)})[A-Za-z0-9_~%-]{{16,}}")


def new() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(BYTES)


def digest(token: str) -> str:
    """What is kept of a token. No salt and no slow hash: there is nothing to guess among 2**256."""
    return hashlib.sha256(token.encode()).hexdigest()


def hidden(text: str) -> str:
    """The text without the tokens of addresses in it."""
    return _IN_A_PATH.sub(r"\1…", text)


class HideTokens(logging.Filter):
    """Takes tokens out of what is logged, whoever logs it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, without tokens."""
        said = record.getMessage()
        if any(place in said for place in _PLACES):
            record.msg, record.args = hidden(said), ()
        return True
