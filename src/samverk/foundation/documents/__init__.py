"""Files that people give: checked by content, kept in the database with the act, handed back for download only.

    kept = documents.keep(name="protokoll.pdf", content=…, actor="Kim Ek")    # or Refused
    documents.read(kept); documents.response(kept)
    fil = documents.DocumentField()          # in a form; its clean value has .name and .content

The doors are opened late: this package holds two of foundation's models.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samverk.foundation.documents.forms import DocumentField, Upload
    from samverk.foundation.documents.handing_out import response
    from samverk.foundation.documents.keeping import keep, read
    from samverk.foundation.documents.models import Content, Document, MediaType
    from samverk.foundation.documents.texts import SENTENCES, told

__all__ = [
    "SENTENCES",
    "Content",
    "Document",
    "DocumentField",
    "MediaType",
    "Upload",
    "keep",
    "read",
    "response",
    "told",
]

_DOORS = {
    "SENTENCES": "texts",
    "Content": "models",
    "Document": "models",
    "DocumentField": "forms",
    "MediaType": "models",
    "Upload": "forms",
    "keep": "keeping",
    "read": "keeping",
    "response": "handing_out",
    "told": "texts",
}


def __getattr__(name: str) -> object:
    from importlib import import_module  # noqa: PLC0415

    if name not in _DOORS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_DOORS[name]}"), name)
