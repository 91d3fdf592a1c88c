import secrets
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from samverk.foundation.mail import deferring
from samverk.foundation.mail.address import Address, Sender, one_line
from samverk.foundation.mail.models import Letter

LONGEST_SUBJECT = 250


@transaction.atomic
def queue(  # noqa: PLR0913 -- a letter has this many parts, and each is named
    *,
    to: Address,
    subject: str,
    text: str,
    html: str = "",
    kind: str,
    about: str,
    key: str,
    sender: Sender | None = None,
    reply_to: str = "",
    confidential: Sequence[str] = (),
) -> Letter:
    """Store a letter, and the job that sends it, with whatever else the transaction holds.

    The same key a second time gives the letter that was stored the first time, and sends nothing.
    What is confidential (a personal link) is taken out of the letter once it has been sent.
    Queries: three.
    Raises: ValueError if an address is none.
    """
    source = sender or default_sender()
    letter = Letter(
        key=key,
        kind=kind,
        about=about,
        to_name=to.name[:200],
        to_email=to.email,
        from_name=source.name[:200],
        from_email=source.email,
        reply_to=Address("", reply_to).email if reply_to else "",
        list_key=source.list[:100],
        subject=one_line(subject)[:LONGEST_SUBJECT],
        text=text,
        html=html,
        confidential=list(confidential),
        message_id=_message_id(source),
    )
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
    stored = Letter.objects.get(key=key)
    if stored.message_id == letter.message_id:
        deferring.defer(stored.pk)
    return stored


def letters_about(prefix: str) -> QuerySet[Letter]:
    """The letters about something or a part of it, the newest first: "round:12" has "round:12/party:ekby"."""
    return Letter.objects.filter(Q(about=prefix) | Q(about__startswith=f"{prefix}/")).order_by(
        "-pk"
    )


def default_sender() -> Sender:
    """Whom letters come from when no structure says."""
    return Sender(settings.MAIL_FROM_NAME, settings.MAIL_FROM)


def _message_id(source: Sender) -> str:
    return f"<{secrets.token_hex(16)}@{source.email.rpartition('@')[2]}>"
