"""The registrar's other form: nothing is decided yet, but it is known what the matter is called and when it comes up."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.matters.actions import Stop
from samverk.matters.models import PartyDecision
from samverk.matters.models.choices import LineDoes
from samverk.parties.models import Organ

_OFF = {"autocomplete": "off"}


def _stops() -> list[tuple[str, str]]:
    """What an organ has decided is an answer, not a stop on the way to one."""
    before = (LineDoes.PREPARES, LineDoes.PROPOSES)
    return [(each.value, str(each.label).capitalize()) for each in before]


def _own_words(label: object, length: int, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={**_OFF, **attrs})
    return forms.CharField(label=label, max_length=length, required=False, widget=widget)  # type: ignore[arg-type] # a lazy text


def _a_day(label: object) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget)  # type: ignore[arg-type] # a lazy text


class LaterForm(forms.Form):
    """When and where the principal means to decide, and what has been done with the question so far."""

    diarienummer = _own_words(_("Ert diarienummer"), 60)
    vantas_organ = _own_words(_("Organet som ska besluta"), 200, list="organ")
    vantas_den = _a_day(_("Dag då beslutet väntas"))
    steg_organ = _own_words(_("Organ"), 200, list="organ", placeholder="AU")
    steg_gor = forms.ChoiceField(label=_("Vad gör organet?"), required=False, choices=_stops)
    steg_den = _a_day(_("Dag"))
    steg_paragraf = _own_words(_("Paragraf"), 20, placeholder="§ 9")
    skrivet_av = forms.CharField(
        label=_("Ditt namn"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(
        self,
        row: PartyDecision,
        organs: Sequence[Organ],
        *,
        data: Mapping[str, Any] | None = None,
        written_by: str = "",
    ) -> None:
        """Begin with what is known of the row."""
        initial = {
            "diarienummer": row.registry_number,
            "vantas_organ": row.competent_organ,
            "vantas_den": row.planned_on,
            "skrivet_av": written_by,
        }
        super().__init__(data, initial=initial)
        self.kinds = {each.name: each.kind for each in organs}

    def clean(self) -> dict[str, Any]:
        """A stop has an organ, and whoever writes has a name."""
        given = self.cleaned_data
        has_stop = given.get("steg_den") or given.get("steg_paragraf", "").strip()
        if has_stop and not given.get("steg_organ", "").strip():
            self.add_error("steg_organ", gettext("Skriv vilket organ det var."))
        if not given.get("skrivet_av", "").strip():
            self.add_error("skrivet_av", gettext("Skriv ditt namn."))
        return given

    def stop(self) -> Stop | None:
        """The stop that was written, if there was one."""
        given = self.cleaned_data
        organ = given["steg_organ"].strip()
        if not organ:
            return None
        return Stop(
            organ=organ,
            does=LineDoes(given["steg_gor"] or LineDoes.PREPARES),
            on=given["steg_den"],
            paragraph=given["steg_paragraf"].strip(),
            kind=self.kinds.get(organ, ""),
        )
