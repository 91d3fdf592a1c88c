"""Keeping a file, and reading it again."""

import hashlib

from django.db import transaction

from samverk.foundation import audit
from samverk.foundation.documents import kinds, limits, naming
from samverk.foundation.documents.models import Content, Document, MediaType
from samverk.foundation.refusals import Refused


@transaction.atomic
def keep(*, name: str, content: bytes, actor: str, from_mail: bool = False) -> Document:
    """Store a file with the act that it belongs to; the same bytes are stored once.

    What came by mail has been received whatever it is: it is kept as OTHER where we would not have taken it.

    Queries: three, one less where the bytes are there already; and those of audit.acting.
    Raises: Refused where the file is too large, empty, damaged, or of a kind that we do not take.
    """
    called, kind = checked(name=name, content=content, from_mail=from_mail)
    digest = hashlib.sha256(content).hexdigest()
    if not Content.objects.filter(digest=digest).exists():
        # Somebody else may keep the same file now.
        Content.objects.bulk_create([Content(digest=digest, bytes=content)], ignore_conflicts=True)
    with audit.acting(actor=actor):
        return Document.objects.create(
            name=called, media_type=kind, size=len(content), content_id=digest, kept_by=actor
        )


def checked(*, name: str, content: bytes, from_mail: bool = False) -> tuple[str, MediaType]:
    """The name as it would be kept, and what the file is. No queries.

    Raises: Refused, as keep does.
    """
    called = naming.cleaned(name)
    most = limits.MOST_MAILED if from_mail else limits.MOST_UPLOADED
    if len(content) > most:
        kinds.refuse("too_large", name=called, most=most // limits.MEGABYTE)
    if from_mail:
        return called, _as_it_came(called, content)
    if not content:
        kinds.refuse("empty", name=called)
    kind = kinds.of(called, content)
    return naming.with_ending(called, kinds.ENDINGS[kind][0]), kind


def _as_it_came(name: str, content: bytes) -> MediaType:
    try:
        return kinds.of(name, content) if content else MediaType.OTHER
    except Refused:
        return MediaType.OTHER


def read(document: Document) -> bytes:
    """The bytes of a document. One query."""
    held = Content.objects.values_list("bytes", flat=True).get(digest=document.content_id)
    return bytes(held)
