"""Taking a letter in: kept whole with all that is in it, in one transaction, before anybody is told that we have it."""

import hashlib
import logging
from typing import Final

from django.db import Error, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext

from samverk.foundation import audit, documents
from samverk.foundation.mail import bounces
from samverk.foundation.mail.incoming import limits, matchers, sameness
from samverk.foundation.mail.incoming.models import (
    Incoming,
    IncomingArrival,
    IncomingAttachment,
    IncomingState,
)
from samverk.foundation.mail.incoming.parsing import Parsed, parse
from samverk.foundation.mail.incoming.parts import Attachment
from samverk.foundation.mail.incoming.robots import Kind
from samverk.foundation.mail.models import Letter
from samverk.foundation.refusals import Refused

logger = logging.getLogger(__name__)

ACTOR: Final = "Samverk"
_LONGEST_WORDS: Final = 500


class TooLarge(Exception):
    """A letter that is larger than we take; whoever hands it over tells the sender."""


def receive(content: bytes, *, source: str = "") -> Incoming:
    """Keep a letter, and find what it answers; the same letter again is counted at the first one.

    Source names the place and number in a mailbox where it was read; read there again, nothing is counted.
    Raises: TooLarge; and the database's own errors, after which nothing was kept.
    """
    if len(content) > limits.LARGEST:
        raise TooLarge
    return _taken(content, parse(content), size=len(content), source=source)


def receive_head(head: bytes, *, size: int, source: str) -> Incoming:
    """Keep the head of a letter that is too large and stays in its mailbox.

    Raises: the database's own errors.
    """
    return _taken(head, parse(head), size=size, source=source, is_whole=False)


@transaction.atomic
def _taken(
    content: bytes, parsed: Parsed, *, size: int, source: str, is_whole: bool = True
) -> Incoming:
    with audit.acting(actor=ACTOR, kind="system", reason=gettext("Brev som kom")):
        known = sameness.digest(content)
        made = _row(content, parsed, size=size, digest=known, is_whole=is_whole)
        # A second one that comes now waits here for the first, and finds it.
        Incoming.objects.bulk_create([made], ignore_conflicts=True)
        row = Incoming.objects.select_for_update().get(digest=known)
        is_new = not row.arrivals.exists()
        IncomingArrival.objects.bulk_create(
            [IncomingArrival(incoming=row, source=source)], ignore_conflicts=True
        )
        if is_new:
            _keep_attachments(row, parsed.attachments)
            _settle(row, parsed)
        return row


def _row(content: bytes, parsed: Parsed, *, size: int, digest: str, is_whole: bool) -> Incoming:
    answers = Letter.objects.filter(message_id__in=parsed.references).order_by("-pk").first()
    return Incoming(
        digest=digest,
        raw_id=_keep_raw(content),
        size=size,
        is_whole=is_whole,
        is_readable=parsed.is_readable,
        kind=parsed.kind.value,
        message_id=parsed.message_id,
        from_name=parsed.from_name,
        from_email=parsed.from_email,
        to=", ".join(parsed.to),
        subject=parsed.subject,
        text=parsed.text,
        sent_at=parsed.sent_at,
        inline_images=parsed.inline_images,
        left_out=parsed.left_out,
        answers=answers,
    )


def _keep_raw(content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    held = documents.Content(digest=digest, bytes=content)
    documents.Content.objects.bulk_create([held], ignore_conflicts=True)
    return digest


def _keep_attachments(row: Incoming, attachments: tuple[Attachment, ...]) -> None:
    for number, each in enumerate(attachments, start=1):
        document, why_not = _kept(each)
        IncomingAttachment.objects.create(
            incoming=row,
            number=number,
            name=each.name,
            within=each.within[:200],
            media_type=each.media_type[:200],
            document=document,
            why_not=why_not,
        )


def _kept(attachment: Attachment) -> tuple[documents.Document | None, str]:
    if attachment.content is None:
        return None, gettext("Bilagan gick inte att läsa ut. Den finns i brevet som det kom.")
    try:
        with transaction.atomic():
            kept = documents.keep(
                name=attachment.name, content=attachment.content, actor=ACTOR, from_mail=True
            )
    except Refused as refused:
        return None, documents.told(refused)
    return kept, ""


def _settle(row: Incoming, parsed: Parsed) -> None:
    """Say what the letter answers, or why nobody need look at it; else it lies in the tray."""
    if parsed.kind is Kind.BOUNCE:
        _note_bounce(row)
    elif parsed.kind is Kind.AUTOMATIC:
        _put(row, IncomingState.SET_ASIDE, gettext("Ett automatiskt svar utan bilagor."))
    elif parsed.kind is Kind.OWN:
        _put(row, IncomingState.SET_ASIDE, gettext("Vårt eget brev, som kom tillbaka till oss."))
    else:
        _match(row, parsed)


def _note_bounce(row: Incoming) -> None:
    content = bytes(documents.Content.objects.values_list("bytes", flat=True).get(pk=row.raw_id))
    for each in bounces.read(content):
        letter = bounces.record_bounce(each.message_id, each.words)
        if letter is not None:
            row.about, row.how_matched = letter.about, gettext("returbrevets brevnummer")
            row.answers = letter
            _put(row, IncomingState.HANDLED, gettext("Noterat på brevet som kom i retur."))


def _put(row: Incoming, state: IncomingState, reason: str) -> None:
    row.state, row.reason = state, reason
    row.handled_by, row.handled_at = ACTOR, Now()
    row.save()


def _match(row: Incoming, parsed: Parsed) -> None:
    """Ask each capability; the first that knows the letter has it. One that fails leaves it in the tray."""
    for doors in matchers.all_doors():
        try:
            with transaction.atomic():
                found = doors.match(row, parsed)
                if found is not None:
                    row.about, row.structure = found.about, found.structure
                    row.how_matched, row.state = found.how, IncomingState.MATCHED
                    row.save()
                    return
        except Exception as error:
            if isinstance(error, Error) and _is_lost():
                raise
            logger.exception("a matcher failed at letter %s", row.pk)
            row.refresh_from_db()
            row.trouble = f"{type(error).__name__}: {error}".replace("\x00", "")[:_LONGEST_WORDS]
            row.save(update_fields=["trouble"])


def _is_lost() -> bool:
    """Whether the database itself is away: then nothing is kept, and the letter stays where it came from."""
    connection = transaction.get_connection()
    return (
        connection.connection is None or connection.connection.closed or connection.needs_rollback
    )
