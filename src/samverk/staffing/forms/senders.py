"""The short form that says in whose name a structure's letters go out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.foundation.mail.address import one_line


class SenderForm(forms.Form):
    """A name, and where answers go."""

    namn = forms.CharField(
        label=_("Avsändarens namn"),
        max_length=200,
        help_text=_("Det som mottagaren ser i sin inkorg, till exempel kansliets namn."),
        error_messages={"required": _("Skriv ett namn.")},
    )
    svar = forms.EmailField(
        label=_("Svar går till"),
        max_length=254,
        required=False,
        help_text=_("Lämna tomt för att svar ska gå till den som skickar brevet."),
        error_messages={"invalid": _("Skriv adressen som namn@exempel.se.")},
    )

    def clean_namn(self) -> str:
        """The name on one line."""
        return one_line(self.cleaned_data["namn"])
