"""A run as somebody proposes it: what is shared, by which key, with the figures of which day, and who is left out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models import Agreement
from samverk.bodies.models import StructureParty
from samverk.costs import facts
from samverk.costs.actions import Proposal
from samverk.costs.models import Budget, CostKey, Run
from samverk.foundation.fields import DayField, TextField
from samverk.rulebook.costs import amounts
from samverk.rulebook.costs.budget import to_share

EARLIEST, LATEST = 1990, 2200
LARGEST_ORE = 10**15


@dataclass(frozen=True, slots=True)
class Choices:
    """What a run can be made of in a structure that day."""

    today: dt.date
    keys: Sequence[CostKey]
    in_force: frozenset[int]
    budgets: Sequence[Budget]
    agreements: Sequence[Agreement]
    parties: Sequence[StructureParty]
    corrects: Run | None = None


class RunForm(forms.Form):
    """What is to be shared, by what, among whom."""

    titel = TextField(label=_("Vad gäller det?"), help_text=_("Till exempel: Gemensam stab."))
    ar = forms.IntegerField(
        label=_("Vilket år?"),
        min_value=EARLIEST,
        max_value=LATEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    budget = forms.ChoiceField(
        label=_("Budget"),
        help_text=_("Det som ska delas hämtas ur budgeten om du inte skriver en summa."),
        required=False,
    )
    summa = forms.CharField(
        label=_("Summa att dela, i kronor"),
        help_text=_("Till exempel 2 000 000 eller 1 234,50."),
        max_length=40,
        required=False,
    )
    nyckel = forms.ChoiceField(
        label=_("Fördelningsnyckel"), error_messages={"required": _("Välj en fördelningsnyckel.")}
    )
    dag = DayField(
        label=_("Underlag den"),
        help_text=_("Folkmängd och annat som det var den dagen, så som det är känt i dag."),
    )
    avtal = forms.ChoiceField(label=_("Hör till avtalet"), required=False)
    utan = forms.MultipleChoiceField(
        label=_("Parter som inte är med"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self,
        choices: Choices,
        data: Mapping[str, Any] | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.choices = choices
        super().__init__(data, initial=initial)
        nothing = ("", gettext("Ingen"))
        self._offer(
            "nyckel",
            [("", gettext("Välj")), *((str(key.pk), self._named(key)) for key in choices.keys)],
        )
        self._offer("budget", [nothing, *((str(each.pk), str(each)) for each in choices.budgets)])
        self._offer("avtal", [nothing, *((str(each.pk), each.name) for each in choices.agreements)])
        self._offer("utan", [(each.key, each.name) for each in choices.parties])
        for name, offered in (("budget", choices.budgets), ("avtal", choices.agreements)):
            if not offered:
                del self.fields[name]

    def _offer(self, name: str, rows: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = rows  # type: ignore[attr-defined]

    def _named(self, key: CostKey) -> str:
        told = {"name": key.name, "number": key.number}
        if key.pk in self.choices.in_force:
            return gettext("%(name)s, version %(number)s (gäller)") % told
        return gettext("%(name)s, version %(number)s") % told

    def clean_summa(self) -> int | None:
        """The amount in öre; None where nothing was written."""
        written = self.cleaned_data["summa"].strip()
        if not written:
            return None
        try:
            ore = amounts.read(written)
        except amounts.NotAnAmountError:
            message = gettext("Det är inget belopp. Skriv till exempel 2 000 000 eller 1 234,50.")
            raise forms.ValidationError(message) from None
        if abs(ore) > LARGEST_ORE:
            raise forms.ValidationError(gettext("Beloppet är för stort."))
        return ore

    def clean(self) -> dict[str, Any]:
        """What was written; the sum is written or comes from a budget, and somebody is left to share it."""
        given: dict[str, Any] = super().clean() or {}
        if "summa" in given and given["summa"] is None and not given.get("budget"):
            self.add_error("summa", gettext("Skriv en summa, eller välj en budget."))
        if len(given.get("utan", ())) == len(self.choices.parties):
            self.add_error("utan", gettext("Någon måste vara kvar att dela på summan."))
        return given

    def proposal(self) -> Proposal:
        """The run as it is proposed, once the form is valid."""
        given, choices = self.cleaned_data, self.choices
        budget = _chosen(choices.budgets, given.get("budget", ""))
        total = given["summa"]
        if total is None and budget is not None:
            total = to_share(facts.lines_of(budget.lines.all())).value
        key = _chosen(choices.keys, given["nyckel"])
        assert key is not None  # noqa: S101 -- the field lets nothing else through
        return Proposal(
            title=given["titel"],
            year=given["ar"],
            total_ore=total,
            cost_key=key,
            bases_on=given["dag"],
            without=tuple(given["utan"]),
            agreement=_chosen(choices.agreements, given.get("avtal", "")),
            budget=budget,
        )


def _chosen(rows: Sequence[Any], pk: str) -> Any:  # noqa: ANN401 -- a row of any kind, by its primary key
    return next((row for row in rows if str(row.pk) == pk), None)
