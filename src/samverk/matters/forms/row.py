"""What a coordinator writes on one principal's row: a plan, a stop, another contact, a reason."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.matters.actions import Stop
from samverk.matters.models import PartyDecision
from samverk.matters.models.choices import LineDoes

_OFF = {"autocomplete": "off"}


def _a_day(label: object) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget)  # type: ignore[arg-type] # a lazy text


def _a_text(label: object, length: int, *, required: bool = False) -> forms.CharField:
    widget = forms.TextInput(attrs=_OFF)
    return forms.CharField(label=label, max_length=length, required=required, widget=widget)  # type: ignore[arg-type] # a lazy text


class RowForm(forms.Form):
    """A form among others on the page of a row; its fields have ids of their own."""

    act = ""

    def __init__(self, row: PartyDecision, data: Mapping[str, Any] | None = None) -> None:
        """Begin with what the row says."""
        super().__init__(data, auto_id=f"{self.act}-%s", initial=self.of_row(row))

    def of_row(self, row: PartyDecision) -> dict[str, object]:  # noqa: ARG002 -- most forms begin empty
        """What the fields hold from the start."""
        return {}


class PlanForm(RowForm):
    """When and where the principal means to decide."""

    act = "planera"
    vantas_den = _a_day(_("Beslutet väntas"))
    organ = _a_text(_("Organet som ska besluta"), 200)
    diarienummer = _a_text(_("Huvudmannens diarienummer"), 60)

    def of_row(self, row: PartyDecision) -> dict[str, object]:
        """What is known."""
        return {
            "vantas_den": row.planned_on,
            "organ": row.competent_organ,
            "diarienummer": row.registry_number,
        }


class StopForm(RowForm):
    """A stop in the principal's own line."""

    act = "steg"
    organ = _a_text(_("Organ"), 200, required=True)
    gor_vad = forms.ChoiceField(label=_("Vad gör organet?"), choices=LineDoes.choices)
    den = _a_day(_("Dag"))
    paragraf = _a_text(_("Paragraf"), 20)
    planerat = forms.BooleanField(label=_("Planerat, inte gjort än"), required=False)

    def stop(self) -> Stop:
        """The stop that was written."""
        given = self.cleaned_data
        return Stop(
            organ=given["organ"].strip(),
            does=LineDoes(given["gor_vad"]),
            on=given["den"],
            paragraph=given["paragraf"].strip(),
            is_planned=given["planerat"],
        )


class ContactForm(RowForm):
    """Who gets the letters about this row."""

    act = "kontakt"
    namn = _a_text(_("Namn"), 200, required=True)
    epost = forms.EmailField(
        label=_("E-postadress"), max_length=254, widget=forms.EmailInput(attrs=_OFF)
    )

    def of_row(self, row: PartyDecision) -> dict[str, object]:
        """Who gets them now."""
        return {"namn": row.contact_name, "epost": row.contact_email}


class ReasonForm(RowForm):
    """Why something is done; the reason stays in the history."""

    skal = forms.CharField(label=_("Skäl"), widget=forms.Textarea(attrs={"rows": 2}))

    def clean_skal(self) -> str:
        """A reason that says something."""
        said = str(self.cleaned_data["skal"]).strip()
        if not said:
            raise forms.ValidationError(gettext("Skriv skälet."))
        return said


class AgainForm(ReasonForm):
    """Why the question is asked once more."""

    act = "fraga-igen"


class WithdrawForm(ReasonForm):
    """Why the question is taken back."""

    act = "aterta"


class PauseForm(ReasonForm):
    """Why the rule is not to remind this principal."""

    act = "stoppa-raden"


class ResumeForm(RowForm):
    """That the rule is to remind this principal again, with a reason where there is one to give."""

    act = "borja-raden"
    skal = _a_text(_("Skäl"), 200)


class AsideForm(ReasonForm):
    """Why an answer is not to count."""

    act = "lagg-at-sidan"
