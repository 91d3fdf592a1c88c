"""The talk with a mail server, told so that we always know on which side of the handing over we are."""

import contextlib
import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

Reply = tuple[int, bytes]

_OK: Final = range(200, 300)
_GO_AHEAD: Final = 354
_REFUSED: Final = range(500, 600)
_LONGEST_WORDS: Final = 500


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters are handed in. Security is "tls" from the first byte, "starttls", or "none"."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    security: str = "starttls"
    timeout: float = 30.0


class Fate(StrEnum):
    """What became of an attempt."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"
    LOST = "lost"  # somebody else has taken the letter over


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended, why, and what the server said."""

    fate: Fate
    trouble: str = ""
    words: str = ""


class _Answered(Exception):
    """The server's answer ended the attempt."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        super().__init__(outcome.trouble)


def hand_over(
    content: bytes, *, sender: str, recipient: str, server: Server, may_pass: Callable[[], bool]
) -> Outcome:
    """Hand a letter to the server, in one attempt.

    may_pass is asked once, just before the point after which the recipient may have the letter.
    """
    connection: smtplib.SMTP | None = None
    try:
        connection = _connected(server)
        _taken(connection.mail(sender))
        _taken(connection.rcpt(recipient))
        if not may_pass():
            return Outcome(Fate.LOST)
        return _deliver(connection, content)
    except _Answered as answered:
        return answered.outcome
    except (smtplib.SMTPException, OSError) as error:
        return Outcome(Fate.LATER, *_trouble(error))
    finally:
        if connection:
            _leave(connection)


def _leave(connection: smtplib.SMTP) -> None:
    """Say good-bye without waiting for the answer: the outcome is to be written down at once."""
    with contextlib.suppress(smtplib.SMTPException, OSError):
        connection.putcmd("quit")
    connection.close()


def _connected(server: Server) -> smtplib.SMTP:
    tls = ssl.create_default_context() if server.security != "none" else None
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.timeout, context=tls
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    try:
        if server.security == "starttls":
            connection.starttls(context=tls)
        connection.ehlo_or_helo_if_needed()
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _deliver(connection: smtplib.SMTP, content: bytes) -> Outcome:
    connection.putcmd("data")
    reply = connection.getreply()
    if reply[0] != _GO_AHEAD:
        _taken(reply)
        return Outcome(Fate.LATER, "not_now", _words(reply[1]))
    connection.send(_stuffed(content))
    # Until the last byte had left, the server could not have taken the letter for whole. From
    # here on it can have: without an answer nobody knows.
    try:
        reply = connection.getreply()
    except (smtplib.SMTPException, OSError):
        return Outcome(Fate.UNKNOWN, "may_be_sent")
    _taken(reply)
    return Outcome(Fate.ACCEPTED)


def _stuffed(content: bytes) -> bytes:
    """The content as DATA wants it: a dot that begins a line doubled, and a line with one dot at the end."""
    whole = content if content.endswith(b"\r\n") else content + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole) + b".\r\n"


def _taken(reply: Reply) -> None:
    """Go on if the server took it.

    Raises: _Answered if it did not: refused for good, or not now.
    """
    code, words = reply
    if code in _OK:
        return
    refused = code in _REFUSED
    outcome = Outcome(
        Fate.REFUSED if refused else Fate.LATER,
        "refused" if refused else "not_now",
        f"{code} {_words(words)}",
    )
    raise _Answered(outcome)


def _trouble(error: Exception) -> tuple[str, str]:
    if isinstance(error, smtplib.SMTPResponseException):  # its greeting, TLS or our log-in
        words = error.smtp_error
        said = words if isinstance(words, bytes) else str(words).encode()
        return "not_us", f"{error.smtp_code} {_words(said)}"
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "no_answer", ""
    if isinstance(error, (smtplib.SMTPServerDisconnected, ConnectionResetError, BrokenPipeError)):
        return "broke_off", ""
    if isinstance(error, smtplib.SMTPException):
        return "not_us", _words(str(error).encode())
    return "no_connection", _words(str(error).encode())


def _words(said: bytes) -> str:
    """What a server said, on one line."""
    return " ".join(said.decode("utf-8", "replace").split())[:_LONGEST_WORDS]
