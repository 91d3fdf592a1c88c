"""The form that gives those who are asked for an opinion longer time."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.foundation.fields import DayField
from samverk.matters.models import Referral

LONGER = dt.timedelta(weeks=2)


class ProlongForm(forms.Form):
    """A later last day, and whether those who have not answered are told."""

    senast = DayField(label=_("Ny sista dag"))
    brev = forms.BooleanField(
        label=_("Skicka ett brev med den nya dagen till dem som saknas"),
        required=False,
        initial=True,
    )

    def __init__(
        self, referral: Referral, *, today: dt.date, data: Mapping[str, Any] | None = None
    ) -> None:
        """The proposed day is two weeks later, or two weeks from today where the last day has been."""
        super().__init__(data, initial={"senast": max(referral.due, today) + LONGER})
        self.after = max(referral.due, today - dt.timedelta(days=1))

    def clean_senast(self) -> dt.date:
        """A day after the one that applies."""
        day: dt.date = self.cleaned_data["senast"]
        if day <= self.after:
            raise forms.ValidationError(
                gettext("Välj en dag som är senare än den som gäller och inte har varit.")
            )
        return day
