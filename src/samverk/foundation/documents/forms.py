"""The form field that a file comes in by."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.foundation.documents import kinds, limits
from samverk.foundation.documents.keeping import checked
from samverk.foundation.documents.texts import told
from samverk.foundation.refusals import Refused

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

ACCEPT = ",".join(f".{end}" for ends in kinds.ENDINGS.values() for end in ends)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was looked through and can be kept: its name without path, and its bytes."""

    name: str
    content: bytes


class DocumentField(forms.FileField):
    """One file of a kind that we take. Its clean value is an Upload, or None where it may be left out."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})
    default_error_messages = {  # noqa: RUF012 -- as Django's own fields declare theirs
        "required": _("Välj en fil."),
        "missing": _("Välj en fil."),
        "invalid": _("Filen kom inte fram. Välj den igen."),
    }

    def __init__(self, **facts: Any) -> None:  # noqa: ANN401 -- what any field takes
        facts.setdefault("label", _("Fil"))
        facts.setdefault(
            "help_text", _("PDF, Word, Excel, PowerPoint, bild eller text. Högst 25 MB.")
        )
        # An empty file and a long name are for us to speak about, in our own words.
        super().__init__(**{"allow_empty_file": True, "max_length": None, **facts})

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 -- Django's own shape
        """The file, looked through.

        Raises: ValidationError with what is wrong and what to do about it.
        """
        file: UploadedFile[Any] | None = super().clean(data, initial)
        if not file:
            return None
        try:
            return _looked_through(file)
        except Refused as refused:
            raise forms.ValidationError(told(refused)) from refused


def _looked_through(file: "UploadedFile[Any]") -> Upload:
    if (file.size or 0) > limits.MOST_UPLOADED:
        most = limits.MOST_UPLOADED // limits.MEGABYTE
        kinds.refuse("too_large", name=file.name or "", most=most)
    content = file.read(limits.MOST_UPLOADED + 1)
    name, _kind = checked(name=file.name or "", content=content)
    return Upload(name, content)
