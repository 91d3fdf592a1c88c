"""What every form that takes a table asks alike: a file that is not too large, or a table pasted, and not both."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.foundation.tables import limits

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django_stubs_ext import StrPromise


class TableForm(forms.Form):
    """A form with a field fil and a field tabell; where neither is given the first of them says so."""

    first_way: tuple[str, "StrPromise"] = ("fil", _("Välj en fil, eller klistra in tabellen."))

    def clean_fil(self) -> "UploadedFile[Any] | None":
        """The file, where it is not too large."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("fil")
        if file and (file.size or 0) > limits.MOST_BYTES:
            raise forms.ValidationError(_("Filen är större än 1 MB. Dela upp den i flera."))
        return file

    def clean(self) -> dict[str, Any]:
        """One table, by one of the two ways."""
        told: dict[str, Any] = super().clean() or {}
        ways = bool(told.get("fil")) + bool((told.get("tabell") or "").strip())
        if not ways and "fil" not in self.errors:
            self.add_error(*self.first_way)
        elif ways > 1:
            self.add_error("fil", _("Välj antingen en fil eller en inklistrad tabell."))
        return told
