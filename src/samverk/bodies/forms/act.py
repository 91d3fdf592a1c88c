"""What every form of an act has in common."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Structure
from samverk.foundation.day import EARLIEST, LATEST


class ActForm(forms.Form):
    """An act as it is asked for. version tells what the asker had seen when the form was opened."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        structure: Structure | None,
        on: dt.date,
        today: dt.date,
    ) -> None:
        self.structure, self.on, self.today = structure, on, today
        super().__init__(data)

    @property
    def day(self) -> dt.date:
        """The day on which the act makes a difference, once the form is valid."""
        return self.today

    def perform(self, *, actor: str, reason: str) -> None:
        """Do it. Raises: Refused where it cannot be."""
        raise NotImplementedError

    def done(self) -> str:
        """What was done, in a sentence."""
        raise NotImplementedError

    def leads_to(self) -> tuple[str, ...]:
        """What the act changes besides who sits where, in sentences, once the form is valid."""
        return ()


class DayField(forms.DateField):
    """A day between 1900 and 2200."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 -- as Django takes them
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d", "%Y%m%d"],
            error_messages={
                "required": _("Välj en dag."),
                "invalid": _("Skriv dagen som åååå-mm-dd."),
            },
            **kwargs,
        )

    def clean(self, value: Any) -> dt.date | None:  # noqa: ANN401 -- as Django gives it
        """The day, or None where none was asked for."""
        day: dt.date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Välj en dag mellan år 1900 och 2200."))
        return day


def day_after(last: dt.date | None) -> dt.date | None:
    """The day from which something no longer holds, out of the last day on which it does."""
    return last + dt.timedelta(days=1) if last else None
