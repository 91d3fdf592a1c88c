"""Where a letter of introduction goes."""

from django import forms
from django.utils.translation import gettext_lazy as _


class IntroduceForm(forms.Form):
    """The address of the new representative, as the register knows it unless another is written."""

    email = forms.EmailField(
        label=_("Skicka till"),
        max_length=254,
        error_messages={
            "required": _("Skriv e-postadressen."),
            "invalid": _("Skriv en hel e-postadress, som namn@kommun.se."),
        },
    )
