"""A letter as it goes over the wire."""

from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import SMTP

from django.utils import timezone

from samverk.foundation.mail.models import Letter


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
    return message.as_bytes()


def _mailbox(name: str, email: str) -> Mailbox:
    return Mailbox(display_name=name, addr_spec=email)


def _list_id(letter: Letter) -> str:
    domain = letter.from_email.rpartition("@")[2]
    return f"<{letter.list_key}.{domain}>"
