"""What every form of an act has in common."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms

from samverk.bodies.models import Structure


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


def day_after(last: dt.date | None) -> dt.date | None:
    """The day from which something no longer holds, out of the last day on which it does."""
    return last + dt.timedelta(days=1) if last else None
