import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from samverk.foundation.audit import texts, trail
from samverk.foundation.audit.trail import Wanted
from samverk.foundation.formats import sv_sort


class ChangesForm(forms.Form):
    """Which changes to show: in what, by whom, and on which days; both days are counted in."""

    tabell = forms.ChoiceField(label=_("Vad"), required=False)
    vem = forms.ChoiceField(label=_("Vem"), required=False)
    fran = forms.DateField(
        label=_("Från och med"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    till = forms.DateField(
        label=_("Till och med"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Read what may be chosen. Two queries."""
        super().__init__(data)
        self.fields["tabell"].choices = _table_choices()  # type: ignore[attr-defined]
        self.fields["vem"].choices = _actor_choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Keep the days in order."""
        from_day, last_day = self.cleaned_data.get("fran"), self.cleaned_data.get("till")
        if from_day and last_day and last_day < from_day:
            self.add_error("till", _("Den sista dagen kommer före den första."))
        return self.cleaned_data

    def wanted(self) -> Wanted:
        """What was asked for, once it is valid."""
        given = self.cleaned_data
        last_day = given["till"]
        return Wanted(
            table=given["tabell"] or None,
            actor=given["vem"] or None,
            since=_midnight(given["fran"]),
            until=_midnight(last_day and last_day + dt.timedelta(days=1)),
        )

    @property
    def is_everything(self) -> bool:
        """Whether nothing was chosen."""
        return not any(self.data.get(name) for name in self.fields)


def _midnight(day: dt.date | None) -> dt.datetime | None:
    return make_aware(dt.datetime.combine(day, dt.time.min)) if day else None


def _table_choices() -> list[tuple[str, str]]:
    known = trail.models()
    named = [(name, str(texts.table_name(name, known.get(name)))) for name in trail.tables()]
    return [("", str(_("Allt"))), *sorted(named, key=lambda choice: sv_sort(choice[1]))]


def _actor_choices() -> list[tuple[str, str]]:
    named = [(name, name) for name in sorted(trail.actors(), key=sv_sort)]
    return [("", str(_("Alla"))), *named]
