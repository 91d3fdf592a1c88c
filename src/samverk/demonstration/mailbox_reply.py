"""An answer that somebody writes in the demonstration's mailbox: it goes by the mail server and comes in as any other."""

import mimetypes
import smtplib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samverk.demonstration.mailbox import Kept

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LARGEST = 25_000_000


class ReplyForm(forms.Form):
    """What the recipient of a letter answers, with a file."""

    svar = forms.CharField(
        label=_("Ditt svar"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Skriv ett svar.")},
    )
    fil = forms.FileField(
        label=_("Bilaga"), help_text=_("Till exempel ett protokollsutdrag i PDF."), required=False
    )

    def clean_fil(self) -> "UploadedFile[bytes] | None":
        """Hold the file to what a letter carries."""
        file: UploadedFile[bytes] | None = self.cleaned_data["fil"]
        if file is not None and (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("Filen är större än 25 MB."))
        return file


def reply(letter: Kept, text: str, file: "UploadedFile[bytes] | None") -> None:
    """Send the answer to a letter, as a mail program would.

    Raises: OSError and smtplib's own where the mail server is away.
    """
    message = _written(letter, text, file)
    place = settings.SMTP or {}
    with smtplib.SMTP(place.get("host", ""), place.get("port", 0), timeout=60) as server:
        server.send_message(message)


def _written(letter: Kept, text: str, file: "UploadedFile[bytes] | None") -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = letter.to, letter.replies_to
    message["Subject"] = f"SV: {letter.subject}"
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid()
    if letter.number:
        message["In-Reply-To"] = message["References"] = letter.number
    quoted = "".join(f"> {line}\n" for line in letter.text.splitlines())
    sent = f"{letter.at:%Y-%m-%d}" if letter.at else "dagen"
    message.set_content(f"{text}\n\nDen {sent} skrev {letter.sender}:\n{quoted}")
    if file is not None:
        kind = mimetypes.guess_type(file.name or "")[0] or "application/octet-stream"
        main, _slash, sub = kind.partition("/")
        message.add_attachment(file.read(), maintype=main, subtype=sub, filename=file.name)
    return message
