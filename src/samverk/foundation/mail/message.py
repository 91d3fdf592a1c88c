"""A letter as it goes over the wire."""

from collections.abc import Callable
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import SMTP

from django.utils import timezone

from samverk.foundation.mail.models import Letter

StopAddress = Callable[[Letter], str]
_UNSUBSCRIBES: dict[str, StopAddress] = {}


def unsubscribes(kind: str) -> Callable[[StopAddress], StopAddress]:
    """Let letters of a kind carry the address at which their recipient stops them: it is never stored with the letter."""

    def register(address_of: StopAddress) -> StopAddress:
        _UNSUBSCRIBES[kind] = address_of
        return address_of

    return register


def composed(letter: Letter) -> bytes:
    """The letter with its headers; the same each time it is made.

    Raises: ValueError if a header would not be one.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = _mailbox(letter.from_name, letter.from_email)
    message["To"] = _mailbox(letter.to_name, letter.to_email)
    message["Subject"] = letter.subject
    message["Date"] = timezone.localtime(letter.queued_at)
    message["Message-ID"] = letter.message_id
    if letter.reply_to:
        message["Reply-To"] = _mailbox("", letter.reply_to)
    if letter.list_key:
        message["List-Id"] = _list_id(letter)
    # Robots should not answer robots; the second line is what Exchange understands.
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    # Quoted-printable: no line is too long for any server, and no lonely CR ends one by stealth.
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return _unsubscribing(letter) + message.as_bytes()


def _unsubscribing(letter: Letter) -> bytes:
    """RFC 2369 and 8058: the program for mail shows a button, and asks by POST, without a log-in.

    Written by hand: Python's email would fold a long address into encoded words, which no program reads as one.
    """
    found = _UNSUBSCRIBES.get(letter.kind)
    address = found(letter) if found else ""
    if not address:
        return b""
    lines = (f"List-Unsubscribe: <{address}>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click")
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _mailbox(name: str, email: str) -> Mailbox:
    return Mailbox(display_name=name, addr_spec=email)


def _list_id(letter: Letter) -> str:
    domain = letter.from_email.rpartition("@")[2]
    return f"<{letter.list_key}.{domain}>"
