"""Form fields that every part has the same."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.foundation.day import EARLIEST, LATEST


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
