"""Form fields that every part has the same."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.foundation.day import EARLIEST, LATEST

LONGEST = 10_000
# Ten digits in a row may be a telephone number; a hyphen at that place, or a century before, is not.
IDENTITY_NUMBER = r"(\d{6}[-+]\d{4}|(19|20)\d{6}[-+]?\d{4})"
NO_INDIVIDUALS = _(
    "Ta bort personnumret. Samverk rör hur parter samverkar och lagrar inga uppgifter om enskilda."
)
_NUMBER = re.compile(IDENTITY_NUMBER)


class Ticks(forms.CheckboxSelectMultiple):
    """Ticks in a frame of their own; what is wrong leads to the frame."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The id of one tick, or of the frame."""
        return super().id_for_label(id_, index) if index else id_


class DayField(forms.DateField):
    """A day between 1900 and 2200."""

    def __init__(self, **facts: Any) -> None:  # noqa: ANN401 -- as Django takes them
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d", "%Y%m%d"],
            error_messages={
                "required": _("Välj en dag."),
                "invalid": _("Skriv dagen som åååå-mm-dd."),
            },
            **facts,
        )

    def clean(self, value: Any) -> dt.date | None:  # noqa: ANN401 -- as Django gives it
        """The day, or None where none was asked for."""
        day: dt.date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Välj en dag mellan år 1900 och 2200."))
        return day


class TextField(forms.CharField):
    """A text without personal identity numbers; line breaks are the same whoever sends them."""

    def __init__(self, *, rows: int = 0, **facts: Any) -> None:  # noqa: ANN401 -- as Django takes them
        if rows:
            facts["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(**{"max_length": LONGEST if rows else 200, **facts})

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- as Django gives it
        """The lines without space after them.

        Raises: ValidationError where somebody's personal identity number stands in it.
        """
        text = super().clean(value)
        if _NUMBER.search(text):
            raise forms.ValidationError(NO_INDIVIDUALS)
        return "\n".join(line.rstrip() for line in text.splitlines()).strip()
