import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from samverk.bodies.models import Role, Structure
from samverk.foundation.models import User
from samverk.parties.models import Party

# What a coordinator may give; the rest is for an administrator of the structure.
BY_COORDINATORS = frozenset({str(Role.Kind.PARTY_CONTACT), str(Role.Kind.READER)})


class InviteForm(forms.Form):
    """Who is to have which role where."""

    name = forms.CharField(
        label=_("Namn"), max_length=200, error_messages={"required": _("Skriv ett namn.")}
    )
    email = forms.EmailField(
        label=_("E-postadress"), error_messages={"required": _("Skriv en e-postadress.")}
    )
    structure = forms.ModelChoiceField(
        Structure.objects.none(), label=_("Struktur"), empty_label=None, to_field_name="key"
    )
    kind = forms.ChoiceField(label=_("Roll"), choices=Role.Kind.choices)
    party = forms.ModelChoiceField(
        Party.objects.none(),
        label=_("Part"),
        help_text=_("Bara för den som är kontakt för en part."),
        empty_label=_("ingen"),
        required=False,
        to_field_name="key",
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, structures: Sequence[Structure], on: dt.date
    ) -> None:
        super().__init__(data)
        keys = [structure.pk for structure in structures]
        fields: dict[str, Any] = self.fields
        fields["structure"].queryset = Structure.objects.filter(pk__in=keys).order_by("name")
        parties = Party.objects.filter(
            structures__structure__in=keys, structures__period__contains=on
        )
        fields["party"].queryset = parties.distinct().order_by("name")

    def clean(self) -> dict[str, Any]:
        """A contact is for a party, and nobody else is."""
        cleaned = super().clean() or {}
        is_contact = cleaned.get("kind") == Role.Kind.PARTY_CONTACT
        if is_contact and not cleaned.get("party") and "party" not in self.errors:
            self.add_error("party", _("Välj vilken part kontakten är för."))
        if not is_contact:
            cleaned["party"] = None
        return cleaned


class WelcomeForm(forms.Form):
    """What a new account is called, and its password."""

    name = forms.CharField(
        label=_("Ditt namn"),
        max_length=200,
        error_messages={"required": _("Skriv ditt namn.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Lösenord"),
        strip=False,
        help_text=_("Minst tolv tecken, och inte ett vanligt lösenord."),
        error_messages={"required": _("Skriv ett lösenord.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """One that is long enough and not common."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User())
        return password
