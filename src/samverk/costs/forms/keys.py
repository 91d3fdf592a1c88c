"""The forms of keys: the simple one, the text of a key, and the day from which one holds."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models import Agreement
from samverk.bodies.models import StructureParty
from samverk.costs.forms.comparing import CHOOSE, REQUIRED
from samverk.foundation.fields import DayField, TextField
from samverk.matters.models import Recommendation
from samverk.rulebook.costs.key import AllocationKey, ByBase, Equal, Mix, Node, Shares, Side
from samverk.rulebook.costs.rounding import Rounding
from samverk.rulebook.costs.writing import as_toml

POPULATION, EQUAL, MIXED = "population", "equal", "mixed"
LONGEST_TEXT = 20_000


class SimpleKeyForm(forms.Form):
    """The keys that most agreements have: the region's share first, then one way between the others."""

    namn = TextField(
        label=_("Nyckelns namn"),
        help_text=_("Till exempel Hälften var, kommunerna efter folkmängd."),
        error_messages=REQUIRED,
    )
    andel = forms.DecimalField(
        label=_("Regionens andel, procent"),
        required=False,
        localize=True,
        min_value=0,
        max_value=99,
        max_digits=5,
        decimal_places=3,
        help_text=_("Till exempel 50. Lämna tomt om alla parter delar på samma sätt."),
        error_messages={"invalid": _("Skriv ett tal, till exempel 50.")},
    )
    inom = forms.ChoiceField(
        label=_("Mellan de andra"),
        choices=[
            (POPULATION, _("Efter folkmängd")),
            (EQUAL, _("Lika delar")),
            (MIXED, _("Hälften lika, hälften efter folkmängd")),
        ],
        error_messages=CHOOSE,
    )
    enhet = forms.TypedChoiceField(
        label=_("Delarna blir"),
        coerce=int,
        choices=[
            (100, _("hela kronor")),
            (1, _("kronor och ören")),
            (10_000, _("hela hundratal kronor")),
        ],
        error_messages=CHOOSE,
    )

    def __init__(
        self,
        region: StructureParty | None,
        *args: Any,  # noqa: ANN401 -- as Django takes them
        **kwargs: Any,  # noqa: ANN401 -- as Django takes them
    ) -> None:
        super().__init__(*args, **kwargs)
        self._region = region
        if region is None:
            del self.fields["andel"]

    @property
    def text(self) -> str:
        """The key as a file."""
        told = self.cleaned_data
        names = {self._region.key: self._region.name} if self._region and told["andel"] else {}
        key = AllocationKey(
            self._root(), name=told["namn"], rounding=Rounding(told["enhet"]), names=names
        )
        return as_toml(key)

    def _root(self) -> Node:
        among = _among(self.cleaned_data["inom"])
        share = self.cleaned_data.get("andel")
        if self._region is None or not share:
            return among
        part = Fraction(share) / 100
        others = str(_("Övriga parter"))
        return Shares(
            (
                Side(self._region.name, part, party=self._region.key),
                Side(others, 1 - part, within=among),
            )
        )


def _among(said: str) -> Node:
    if said == EQUAL:
        return Equal()
    if said == MIXED:
        half = Fraction(1, 2)
        return Mix(((half, Equal()), (half, ByBase(POPULATION))))
    return ByBase(POPULATION)


class KeyTextForm(forms.Form):
    """A key as a file says it."""

    text = forms.CharField(
        label=_("Nyckeln som text (TOML)"),
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "class": "key-text"}),
        error_messages=REQUIRED,
    )
    fran = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """The text with the line breaks that files have."""
        text: str = self.cleaned_data["text"]
        return "\n".join(text.splitlines()) + "\n"


class TakingForm(forms.Form):
    """From which day a key holds, and by whose decision."""

    fran = DayField(label=_("Gäller från"))
    avtal = forms.ModelChoiceField(
        label=_("För avtalet"),
        queryset=Agreement.objects.none(),
        required=False,
        error_messages=CHOOSE,
    )
    rekommendation = forms.ChoiceField(
        label=_("Rekommendation som parterna har antagit"),
        required=False,
        help_text=_("Bara de som alla tillfrågade parter har antagit utan ändring."),
        error_messages=CHOOSE,
    )
    beslut = TextField(
        label=_("Eller ett annat beslut"),
        required=False,
        max_length=300,
        help_text=_("Vem som beslutade, när och under vilken paragraf."),
    )

    def __init__(
        self,
        agreements: QuerySet[Agreement],
        adopted: Sequence[Recommendation],
        *args: Any,  # noqa: ANN401 -- as Django takes them
        **kwargs: Any,  # noqa: ANN401 -- as Django takes them
    ) -> None:
        super().__init__(*args, **kwargs)
        self._adopted = {str(row.pk): row for row in adopted}
        of_agreement, of_recommendation = self.fields["avtal"], self.fields["rekommendation"]
        assert isinstance(of_agreement, forms.ModelChoiceField)  # noqa: S101 -- for the type checker
        of_agreement.queryset = agreements
        of_agreement.empty_label = str(_("Inget särskilt: alla kostnader i strukturen"))
        assert isinstance(of_recommendation, forms.ChoiceField)  # noqa: S101 -- for the type checker
        of_recommendation.choices = [
            ("", str(_("Ingen"))),
            *(
                (pk, f"{row.matter.registry_number} {row.title}")
                for pk, row in self._adopted.items()
            ),
        ]

    def clean(self) -> dict[str, Any]:
        """A decision, by one of the two."""
        told: dict[str, Any] = super().clean() or {}
        if not told.get("rekommendation") and not told.get("beslut") and not self.errors:
            self.add_error("beslut", _("Välj en antagen rekommendation, eller skriv beslutet."))
        return told

    @property
    def recommendation(self) -> Recommendation | None:
        """The recommendation that was chosen."""
        return self._adopted.get(self.cleaned_data["rekommendation"])
