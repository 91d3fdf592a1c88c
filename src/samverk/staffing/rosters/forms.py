"""The form that a file comes in by."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.foundation.tables import limits

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class UploadForm(forms.Form):
    """One file. What it is, its content says; its name is not looked at and not kept."""

    fil = forms.FileField(
        label=_("Fil"),
        help_text=_("XLSX eller CSV, högst 1 MB."),
        max_length=None,
        allow_empty_file=True,
        error_messages={
            "required": _("Välj en fil."),
            "missing": _("Välj en fil."),
            "invalid": _("Filen kom inte fram. Välj den igen."),
        },
    )

    def clean_fil(self) -> bytes:
        """The bytes of the file, no more than the limit."""
        file: UploadedFile[Any] = self.cleaned_data["fil"]
        if (file.size or 0) > limits.MOST_BYTES:
            raise forms.ValidationError(_("Filen är större än 1 MB. Dela upp den i flera."))
        content: bytes = file.read(limits.MOST_BYTES + 1)
        return content
