"""A document handed back to a browser: to be saved, never to be shown or run by it."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from samverk.foundation.documents.keeping import read
from samverk.foundation.documents.models import Document

# Whoever may download it is for the view to say; nothing on the way may keep a copy for others.
HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def response(document: Document) -> HttpResponse:
    """A download of the document, under the name it was given. One query."""
    return attachment(document.name, document.media_type, read(document))


def attachment(name: str, media_type: str, content: bytes) -> HttpResponse:
    """A download of bytes that were just written. No queries."""
    answer = HttpResponse(content, content_type=media_type, headers=HEADERS)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer
