"""The forms of what goes on beside the bodies: a contact between two, and anchoring at home."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.foundation.fields import DayField, TextField
from samverk.matters.actions.beside import Anchored, Contacted
from samverk.parties.models import Party

YES, NO, UNKNOWN = "ja", "nej", "vet-inte"
_TOUCHES = {YES: True, NO: False}


class ContactForm(forms.Form):
    """A contact between one party and another."""

    part = forms.ModelChoiceField(Party.objects.none(), label=_("Part"), empty_label=_("Välj part"))
    med = forms.ModelChoiceField(Party.objects.none(), label=_("Med"), empty_label=_("Välj part"))
    den = DayField(label=_("Den"))
    fraga = TextField(label=_("Fråga"), help_text=_("En rad, som en rubrik."))
    anteckningar = TextField(
        label=_("Anteckningar"),
        help_text=_("Vad som sades och vad som ska göras. Blir bakgrund om det blir ett ärende."),
        rows=5,
        required=False,
    )
    fler = forms.ChoiceField(
        label=_("Rör frågan fler än en kommun?"),
        choices=[(YES, _("Ja")), (NO, _("Nej")), (UNKNOWN, _("Vet inte än"))],
        widget=forms.RadioSelect,
        initial=UNKNOWN,
    )

    def __init__(
        self, parties: QuerySet[Party], *, today: dt.date, data: Mapping[str, Any] | None = None
    ) -> None:
        """Parties are those of the structure; the region is whom a municipality meets unless somebody else is chosen."""
        super().__init__(data, initial={"den": today})
        self.today = today
        for name in ("part", "med"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- for the types
            field.queryset = parties.order_by("name")
        self.initial["med"] = parties.filter(kind=Party.Kind.REGION).order_by("pk").first()

    def clean_den(self) -> dt.date:
        """A day that has come."""
        day: dt.date = self.cleaned_data["den"]
        if day > self.today:
            raise forms.ValidationError(gettext("Dagen har inte kommit än."))
        return day

    def clean(self) -> dict[str, Any]:
        """Two different parties."""
        given = self.cleaned_data
        if given.get("part") and given.get("part") == given.get("med"):
            self.add_error("med", gettext("Välj en annan part än den första."))
        return given

    def contacted(self) -> Contacted:
        """What is to be noted, once the form is valid."""
        given = self.cleaned_data
        return Contacted(
            party=given["part"],
            other=given["med"],
            on=given["den"],
            subject=given["fraga"],
            notes=given["anteckningar"],
            touches_more=_TOUCHES.get(given["fler"]),
        )


class AnchoringForm(forms.Form):
    """What somebody did to involve the own organisation."""

    part = forms.ModelChoiceField(Party.objects.none(), label=_("Part"), empty_label=_("Välj part"))
    med = TextField(
        label=_("Med vilka"), help_text=_("Till exempel socialnämndens presidium. Inga enskilda.")
    )
    den = DayField(label=_("Den"))
    text = TextField(label=_("Vad som gjordes"), rows=3, required=False)

    def __init__(
        self, parties: QuerySet[Party], *, today: dt.date, data: Mapping[str, Any] | None = None
    ) -> None:
        """Parties are those that the user writes for; where it is one, it is chosen."""
        super().__init__(data, initial={"den": today})
        self.today = today
        field = self.fields["part"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- for the types
        field.queryset = parties.order_by("name")
        only = list(parties[:2])
        if len(only) == 1:
            self.initial["part"] = only[0]

    def clean_den(self) -> dt.date:
        """A day that has come."""
        day: dt.date = self.cleaned_data["den"]
        if day > self.today:
            raise forms.ValidationError(gettext("Dagen har inte kommit än."))
        return day

    def anchored(self) -> Anchored:
        """What is to be noted, once the form is valid."""
        given = self.cleaned_data
        return Anchored(on=given["den"], with_whom=given["med"], text=given["text"])
