"""Letters as they come, for the tests."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

from samverk.foundation.mail.incoming.receiving import receive

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def a_reply(
    text: str = "Hej!\n\nHär kommer beslutet.\n",
    *,
    attached: tuple[tuple[str, bytes], ...] = (),
    html: str = "",
    **given: str,
) -> bytes:
    """A registrar's letter; headers by their names, with _ for -."""
    message = EmailMessage(policy=SMTP)
    known = {
        "From": "Åsa Registrator <registrator@ekby.example>",
        "To": "svar@lanet.example",
        "Subject": "SV: Beslut om överenskommelsen",
        "Date": "Mon, 06 Apr 2020 09:15:00 +0200",
        "Message-ID": "<1@ekby.example>",
    }
    for name, value in {**known, **{k.replace("_", "-"): v for k, v in given.items()}}.items():
        if value:
            message[name] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def in_the_tray(_county: object = None) -> Mapping[str, object]:
    """The arguments of the address of a letter that came."""
    return {"pk": receive(a_reply()).pk}


def in_a_letter(_county: object = None) -> Mapping[str, object]:
    """The arguments of the address of what is attached to it."""
    return {"pk": receive(a_reply().replace(b"Content-Type: text/plain", FILE)).pk, "number": 1}


FILE = b'Content-Disposition: attachment; filename="beslut.txt"\r\nContent-Type: text/plain'
