"""The forms of a comparison: what it asks, a scenario, whom it is open to, the choice, and the annex."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models import Agreement
from samverk.bodies.models import Structure, StructureParty
from samverk.costs import facts
from samverk.costs.forms.money import MoneyField
from samverk.costs.models import Budget, Comparison, CostKey, Scenario
from samverk.foundation.fields import DayField, TextField
from samverk.foundation.formats import kronor
from samverk.foundation.language import current
from samverk.matters.models import Recommendation
from samverk.rulebook.costs.budget import of_post, to_share

REQUIRED = {"required": _("Fyll i det här.")}
CHOOSE = {"required": _("Välj något."), "invalid_choice": _("Välj något i listan.")}
FIRST_YEAR, LAST_YEAR = 2000, 2100
OTHER_KEYS = frozenset({"ny"})


class BeginForm(forms.Form):
    """What a comparison is about."""

    namn = TextField(
        label=_("Vad ni jämför"),
        help_text=_("Till exempel Tre eller fyra tjänster."),
        error_messages=REQUIRED,
    )
    fraga = TextField(
        label=_("Frågan"),
        rows=3,
        required=False,
        help_text=_("Vad parterna ska ta ställning till. Står överst på sidan."),
    )
    avtal = forms.ModelChoiceField(
        label=_("Avtal"), queryset=Agreement.objects.none(), required=False, error_messages=CHOOSE
    )

    def __init__(self, structure: Structure, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- as Django takes them
        super().__init__(*args, **kwargs)
        self._structure = structure
        agreements = self.fields["avtal"]
        assert isinstance(agreements, forms.ModelChoiceField)  # noqa: S101 -- for the type checker
        agreements.queryset = structure.agreements.order_by("name")
        agreements.empty_label = str(_("Inget särskilt"))

    def clean_namn(self) -> str:
        """The name, where its key is not taken."""
        name: str = self.cleaned_data["namn"]
        key = slugify(name)[:80]
        if not key or key in OTHER_KEYS:
            raise forms.ValidationError(_("Skriv ett namn med bokstäver."))
        if self._structure.comparisons.filter(key=key).exists():
            raise forms.ValidationError(_("Det finns redan en jämförelse som heter så."))
        return name

    @property
    def key(self) -> str:
        """What the comparison is called in its address."""
        return str(slugify(self.cleaned_data["namn"]))[:80]


class ScenarioForm(forms.Form):
    """One scenario: how much, by which key, with the figures of which day, and without whom."""

    namn = TextField(
        label=_("Scenariots namn"),
        help_text=_("Till exempel Fyra tjänster."),
        error_messages=REQUIRED,
    )
    summa = MoneyField(label=_("Summa att dela, kr"), required=False)
    budget = forms.ChoiceField(label=_("Eller ur en budget"), required=False, error_messages=CHOOSE)
    tjanster = forms.DecimalField(
        label=_("Eller antal tjänster"),
        required=False,
        localize=True,
        min_value=Decimal("0.001"),
        max_value=Decimal(1000),
        max_digits=7,
        decimal_places=3,
        help_text=_("Årsarbetare, till exempel 3 eller 2,5."),
        error_messages={"invalid": _("Skriv ett tal, till exempel 2,5.")},
    )
    per_tjanst = MoneyField(label=_("Kostnad per tjänst och år, kr"), required=False)
    nyckel = forms.ChoiceField(label=_("Fördelningsnyckel"), error_messages=CHOOSE)
    ar = forms.IntegerField(
        label=_("År som kostnaden avser"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=_("Parterna är de som är med då, och en infasning räknas till det året."),
        error_messages={**REQUIRED, "invalid": _("Skriv ett år med fyra siffror.")},
    )
    underlag = DayField(
        label=_("Underlag den"),
        help_text=_("De senaste uppgifterna för den dagen eller före används, som folkmängd."),
    )
    utan = forms.MultipleChoiceField(
        label=_("Utan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE,
    )
    nu = forms.BooleanField(label=_("Så är det nu: jämför de andra med det här"), required=False)
    anmarkning = TextField(label=_("Anmärkning"), rows=2, required=False)

    def __init__(
        self,
        keys: Sequence[CostKey],
        budgets: Sequence[Budget],
        parties: Sequence[StructureParty],
        *args: Any,  # noqa: ANN401 -- as Django takes them
        **kwargs: Any,  # noqa: ANN401 -- as Django takes them
    ) -> None:
        super().__init__(*args, **kwargs)
        self._keys = {str(key.pk): key for key in keys}
        self._budgets = {str(each.pk): each for each in budgets}
        self._parties = {row.key: row for row in parties}
        self._choices("nyckel", [(pk, key.name) for pk, key in self._keys.items()])
        offered = [("", str(_("Ingen budget")))]
        offered += [(pk, _of_budget(each)) for pk, each in self._budgets.items()]
        self._choices("budget", offered)
        self._choices("utan", [(key, row.name) for key, row in self._parties.items()])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """The sum, said in one of the three ways."""
        told: dict[str, Any] = super().clean() or {}
        posts, each = told.get("tjanster"), told.get("per_tjanst")
        if bool(posts) != bool(each) and not {"tjanster", "per_tjanst"} & set(self.errors):
            missing = "per_tjanst" if posts else "tjanster"
            self.add_error(missing, _("Skriv både antal tjänster och kostnad per tjänst."))
            return told
        ways = [told.get("summa"), told.get("budget"), posts]
        if "summa" not in self.errors and sum(map(bool, ways)) != 1:
            says = _("Säg summan på ett sätt: som belopp, ur en budget eller som tjänster.")
            self.add_error("summa", says)
        if told.get("utan") and len(told["utan"]) >= len(self._parties):
            self.add_error("utan", _("Någon måste vara kvar att dela på kostnaden."))
        return told

    @property
    def total_ore(self) -> int:
        """The sum that was said.

        Units: öre.
        """
        told = self.cleaned_data
        if told.get("budget"):
            return _ore_of(self._budgets[told["budget"]])
        if told.get("tjanster"):
            return of_post(told["tjanster"], told["per_tjanst"])
        ore: int = told["summa"]
        return ore

    @property
    def cost_key(self) -> CostKey:
        """The key that was chosen."""
        return self._keys[self.cleaned_data["nyckel"]]

    @property
    def without(self) -> list[StructureParty]:
        """The parties that are left out."""
        return [self._parties[key] for key in self.cleaned_data["utan"]]


def _ore_of(budget: Budget) -> int:
    return to_share(facts.lines_of(budget.lines.all())).value


def _of_budget(budget: Budget) -> str:
    return f"{budget.name} {budget.year}: {kronor(_ore_of(budget), current())}"


class OpenForm(forms.Form):
    """From which day everybody may read."""

    fran = DayField(label=_("Öppen för alla från"))


class ChooseForm(forms.Form):
    """Which of the scenarios, and why."""

    valt = forms.ChoiceField(label=_("Scenario"), widget=forms.RadioSelect, error_messages=CHOOSE)
    varfor = TextField(label=_("Varför"), rows=3, error_messages=REQUIRED)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        comparison: Comparison,
        scenarios: Sequence[Scenario],
        *args: Any,  # noqa: ANN401 -- as Django takes them
        **kwargs: Any,  # noqa: ANN401 -- as Django takes them
    ) -> None:
        chosen = comparison.chosen.number if comparison.chosen else None
        told = {"version": comparison.version, "valt": chosen, "varfor": comparison.chosen_why}
        super().__init__(*args, **{**kwargs, "initial": told})
        self._scenarios = {str(each.number): each for each in scenarios}
        field = self.fields["valt"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = [(number, each.name) for number, each in self._scenarios.items()]

    @property
    def scenario(self) -> Scenario:
        """The one that was chosen."""
        return self._scenarios[self.cleaned_data["valt"]]


class AnnexForm(forms.Form):
    """To which recommendation the chosen scenario is an annex."""

    rekommendation = forms.ChoiceField(label=_("Rekommendation"), error_messages=CHOOSE)

    def __init__(self, rows: Sequence[Recommendation], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- as Django takes them
        super().__init__(*args, **kwargs)
        self._rows = {str(row.pk): row for row in rows}
        field = self.fields["rekommendation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
        field.choices = [
            (pk, f"{row.matter.registry_number} {row.title}") for pk, row in self._rows.items()
        ]

    @property
    def recommendation(self) -> Recommendation:
        """The one that was chosen."""
        return self._rows[self.cleaned_data["rekommendation"]]
