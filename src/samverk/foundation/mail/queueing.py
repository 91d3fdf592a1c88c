import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from samverk.foundation.mail import deferring
from samverk.foundation.mail.address import Address, Sender, one_line
from samverk.foundation.mail.models import Letter

LONGEST_SUBJECT = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class ToQueue:
    """A letter before it is stored: what queue takes, for those who have many."""

    to: Address
    subject: str
    text: str
    kind: str
    about: str
    key: str
    html: str = ""
    sender: Sender | None = None
    reply_to: str = ""
    confidential: Sequence[str] = ()


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
    one = ToQueue(
        to=to,
        subject=subject,
        text=text,
        html=html,
        kind=kind,
        about=about,
        key=key,
        sender=sender,
        reply_to=reply_to,
        confidential=confidential,
    )
    return queue_many([one])[0]


def queue_many(letters: Sequence[ToQueue]) -> list[Letter]:
    """Store letters and the jobs that send them, each as queue does; gives them in their order.

    Queries: three, however many letters; none where there are none.
    Raises: ValueError if an address is none; nothing is stored then.
    """
    made = {each.key: _letter(each) for each in letters}
    if not made:
        return []
    with transaction.atomic():
        # In one order for all: two who queue the same letters wait for each other, and never in a ring.
        rows = [made[key] for key in sorted(made)]
        Letter.objects.bulk_create(rows, ignore_conflicts=True)
        stored = {row.key: row for row in Letter.objects.filter(key__in=made)}
        deferring.defer_all(
            stored[key].pk for key, own in made.items() if stored[key].message_id == own.message_id
        )
    return [stored[each.key] for each in letters]


def _letter(given: ToQueue) -> Letter:
    source = given.sender or default_sender()
    return Letter(
        key=given.key,
        kind=given.kind,
        about=given.about,
        to_name=given.to.name[:200],
        to_email=given.to.email,
        from_name=source.name[:200],
        from_email=source.email,
        reply_to=Address("", given.reply_to).email if given.reply_to else "",
        list_key=source.list[:100],
        subject=one_line(given.subject)[:LONGEST_SUBJECT],
        text=given.text,
        html=given.html,
        confidential=list(given.confidential),
        message_id=_message_id(source),
    )


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
