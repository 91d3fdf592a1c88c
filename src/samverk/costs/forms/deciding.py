"""A decision as somebody writes it: which body, which day, and under which item number."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.costs.actions import Decision
from samverk.foundation.fields import DayField, TextField
from samverk.matters.models import Recommendation


class DecidedBy(forms.Form):
    """The fields of a decision, and the recommendation that it was about."""

    organ = TextField(
        label=_("Organ som beslutade"),
        help_text=_(
            "Till exempel Kommunfullmäktige i Umeå eller Regionfullmäktige. Har alla parter beslutat: Parterna, var och en i sin linje."
        ),
        max_length=200,
        error_messages={"required": _("Skriv vilket organ som har beslutat.")},
    )
    dag = DayField(label=_("Beslutad den"))
    paragraf = TextField(
        label=_("Paragraf"),
        help_text=_(
            "Till exempel 7, eller beslutets nummer. Lämna tomt om du väljer en rekommendation."
        ),
        required=False,
        max_length=60,
    )
    rekommendation = forms.ChoiceField(
        label=_("Rekommendation som beslutet gäller"), required=False
    )
    today: dt.date

    def offer_recommendations(self, rows: Iterable[Recommendation], *, today: dt.date) -> None:
        """Fill in what can be chosen; without any nothing is asked."""
        self.today = today
        self.offered = {str(row.pk): row for row in rows}
        if not self.offered:
            del self.fields["rekommendation"]
            self.fields["paragraf"].help_text = gettext("Till exempel 7, eller beslutets nummer.")
            return
        named = [(pk, row.title) for pk, row in self.offered.items()]
        self.fields["rekommendation"].choices = [("", gettext("Ingen")), *named]  # type: ignore[attr-defined]

    def clean_dag(self) -> dt.date:
        """A day that has come."""
        day: dt.date = self.cleaned_data["dag"]
        if day > self.today:
            raise forms.ValidationError(gettext("Beslutet kan inte vara fattat efter i dag."))
        return day

    def clean(self) -> dict[str, Any]:
        """An item number, where no recommendation leads to the decisions."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("paragraf") and not given.get("rekommendation"):
            self.add_error("paragraf", gettext("Skriv paragrafen eller beslutets nummer."))
        return given

    @property
    def decision(self) -> Decision:
        """The decision that was written."""
        given = self.cleaned_data
        return Decision(given["organ"], given["dag"], given["paragraf"])

    @property
    def recommendation(self) -> Recommendation | None:
        """The recommendation that was chosen."""
        return self.offered.get(self.cleaned_data.get("rekommendation", ""))
