import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Role, Structure

# From the day that somebody is told until the door is closed.
NOTICE = dt.timedelta(14)
MOST_GRACE_DAYS = 90


class SecondStepForm(forms.Form):
    """Of whom a second step is demanded, and from which day."""

    prefix = "krav"
    structure = forms.ModelChoiceField(
        Structure.objects.none(), label=_("Struktur"), empty_label=None, to_field_name="key"
    )
    kind = forms.ChoiceField(
        label=_("Roll"), choices=Role.Kind.choices, initial=Role.Kind.ADMINISTRATOR
    )
    begins = forms.DateField(
        label=_("Från och med"),
        error_messages={"required": _("Skriv en dag."), "invalid": _("Skriv en dag.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    grace_days = forms.IntegerField(
        label=_("Dagar för den som får rollen senare"),
        min_value=0,
        max_value=MOST_GRACE_DAYS,
        initial=7,
        error_messages={"required": _("Skriv ett antal dagar.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, structures: Sequence[Structure], on: dt.date
    ) -> None:
        super().__init__(data, initial={"begins": on + NOTICE})
        self.on = on
        fields: dict[str, Any] = self.fields
        keys = [structure.pk for structure in structures]
        fields["structure"].queryset = Structure.objects.filter(pk__in=keys).order_by("name")
        fields["begins"].widget.attrs["min"] = f"{on:%Y-%m-%d}"

    def clean_begins(self) -> dt.date:
        """A day that has not passed: what was demanded of nobody then is not demanded afterwards."""
        begins: dt.date = self.cleaned_data["begins"]
        if begins < self.on:
            raise forms.ValidationError(_("Dagen har passerat. Välj i dag eller en senare dag."))
        return begins
