from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.foundation.mail.incoming.matchers import Candidate


class ConnectForm(forms.Form):
    """What a letter is about."""

    about = forms.ChoiceField(
        label=_("Vad brevet gäller"), error_messages={"required": _("Välj vad brevet gäller")}
    )

    def __init__(self, data: Mapping[str, Any] | None, candidates: Sequence[Candidate]) -> None:
        super().__init__(data)
        choices = [("", "—"), *((each.about, each.label) for each in candidates)]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]


class SetAsideForm(forms.Form):
    """Why a letter need not be connected to anything."""

    reason = forms.CharField(
        label=_("Skäl"),
        max_length=500,
        error_messages={"required": _("Skriv varför brevet inte behöver paras ihop.")},
    )
