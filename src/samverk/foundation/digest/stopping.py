"""The address at which whoever gets reminders stops them, without logging in."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse

from samverk.foundation.digest.models import Subscriber
from samverk.foundation.mail.message import unsubscribes
from samverk.foundation.mail.models import Letter

KIND: Final = "digest"
# Signed, not stored: it can do nothing but stop and start letters to one address, and must work in old letters.
_SIGNER: Final = signing.Signer(sep="~", salt="samverk.digest.stop")


def address(subscriber: Subscriber) -> str:
    """Where the subscriber chooses; nobody else can guess it."""
    token = _SIGNER.sign(str(subscriber.pk))
    return settings.SITE + reverse("foundation:reminders-by-link", args=[token])


def behind(token: str) -> Subscriber | None:
    """Whose the address is, or None where it is nobody's. One query."""
    try:
        number = int(_SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return Subscriber.objects.filter(pk=number).first()


@unsubscribes(KIND)
def _of_letter(letter: Letter) -> str:
    found = Subscriber.objects.filter(email=letter.to_email.lower()).first()
    return address(found) if found else ""
