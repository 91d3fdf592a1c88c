"""The forms by which figures come in: a series, a table, a question to a service, and a correction."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from samverk.figures.known import KNOWN
from samverk.figures.models import DECIMALS, DIGITS, Series
from samverk.foundation.fields import DayField
from samverk.foundation.table_form import TableForm

_REQUIRED = {"required": _("Fyll i det här.")}
_EARLIEST, _LATEST = 1968, 2100
_MOST_YEARS = 25
OTHER_KEYS = frozenset({"ny"})


class SeriesForm(forms.Form):
    """What a series says about itself."""

    name = forms.CharField(
        label=_("Namn"),
        max_length=200,
        help_text=_("Till exempel Folkmängd, eller Vårdplatser per kommun."),
        error_messages=_REQUIRED,
    )
    unit = forms.CharField(
        label=_("Enhet"),
        max_length=60,
        help_text=_("Till exempel invånare, dygn eller kr."),
        error_messages=_REQUIRED,
    )
    measures = forms.ChoiceField(label=_("Mäter"), choices=Series.Measures.choices)
    is_count = forms.BooleanField(label=_("Räknas i hela tal"), required=False)
    source_name = forms.CharField(
        label=_("Källa"),
        max_length=300,
        help_text=_("Den som uppgifterna hämtas från, som den ska stå under tabeller."),
        error_messages=_REQUIRED,
    )
    source_url = forms.URLField(
        label=_("Källans adress"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Skriv en adress som börjar med https.")},
    )
    note = forms.CharField(
        label=_("Anmärkning"),
        required=False,
        help_text=_("Vad den som räknar med uppgifterna behöver veta."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_name(self) -> str:
        """The name, where its key is not taken."""
        name: str = self.cleaned_data["name"]
        key = slugify(name)[:80]
        if not key or key in OTHER_KEYS:
            raise forms.ValidationError(_("Skriv ett namn med bokstäver."))
        if Series.objects.filter(key=key).exists():
            raise forms.ValidationError(_("Det finns redan en serie som heter så."))
        return name

    @property
    def key(self) -> str:
        """What the series is called in its address."""
        return str(slugify(self.cleaned_data["name"]))[:80]


class FiguresForm(TableForm):
    """A file or a pasted table, and what it does not say itself."""

    fil = forms.FileField(
        label=_("Fil"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "XLSX eller CSV, eller ett sparat svar (JSON) från SCB eller Kolada. Högst 1 MB."
        ),
    )
    tabell = forms.CharField(
        label=_("Eller klistra in tabellen"),
        required=False,
        strip=False,
        help_text=_(
            "Kopierad från ett kalkylark, med rubriker. Rader som börjar med # är anmärkningar."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    dag = DayField(
        label=_("Dag som uppgifterna gäller"),
        required=False,
        help_text=_(
            "Behövs när tabellen inte själv har en kolumn eller rubriker med år eller dag."
        ),
    )
    kalla = forms.CharField(label=_("Källa"), max_length=300, error_messages=_REQUIRED)
    kolumn_part = forms.CharField(label=_("Kolumn med parten"), required=False, max_length=200)
    kolumn_varde = forms.CharField(label=_("Kolumn med uppgiften"), required=False, max_length=200)


class FetchForm(forms.Form):
    """Which figures to ask a service for."""

    SCB, KOLADA = "scb", "kolada"

    tjanst = forms.ChoiceField(
        label=_("Tjänst"), choices=((SCB, _("SCB:s statistikdatabas")), (KOLADA, "Kolada"))
    )
    fran = forms.IntegerField(label=_("Från år"), min_value=_EARLIEST, max_value=_LATEST)
    till = forms.IntegerField(label=_("Till år"), min_value=_EARLIEST, max_value=_LATEST)
    tabell_id = forms.SlugField(label=_("SCB:s tabell"), required=False, max_length=40)
    innehall = forms.SlugField(label=_("SCB:s tabellinnehåll"), required=False, max_length=40)
    nyckeltal = forms.SlugField(label=_("Koladas nyckeltal"), required=False, max_length=20)

    def clean(self) -> dict[str, Any]:
        """Years in order, and what the service needs."""
        told: dict[str, Any] = super().clean() or {}
        first, last = told.get("fran"), told.get("till")
        if first and last and not first <= last < first + _MOST_YEARS:
            self.add_error("till", _("Välj ett år efter det första, högst 25 år i taget."))
        needed = ("nyckeltal",) if told.get("tjanst") == self.KOLADA else ("tabell_id", "innehall")
        for name in needed:
            if not told.get(name) and name not in self.errors:
                self.add_error(name, _REQUIRED["required"])
        return told

    @classmethod
    def about(cls, series: Series, year: int) -> dict[str, object]:
        """What to begin with: the year before, and where the services have a series that they know."""
        told: dict[str, object] = {"fran": year - 1, "till": year - 1, "tjanst": cls.SCB}
        known = KNOWN.get(series.key)
        if known:
            told |= {"tabell_id": known.table, "innehall": known.contents, "nyckeltal": known.kpi}
        return told


class SettleForm(forms.Form):
    """That what is improbable was seen, and why it is right."""

    sett = forms.BooleanField(label=_("Jag har sett det som pekas ut."), required=False)
    skal = forms.CharField(
        label=_("Skäl"),
        required=False,
        help_text=_(
            "Varför det stämmer, eller varför inläsningen förkastas. Skälet sparas i historiken."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CorrectForm(forms.Form):
    """What a figure should be, from whom that is known, and why it is changed."""

    varde = forms.DecimalField(
        label=_("Nytt värde"),
        required=False,
        max_digits=DIGITS,
        decimal_places=DECIMALS,
        localize=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("Skriv ett tal.")},
    )
    stryk = forms.BooleanField(label=_("Stryk uppgiften: den gäller inte alls."), required=False)
    kalla = forms.CharField(label=_("Källa"), max_length=300, error_messages=_REQUIRED)
    skal = forms.CharField(
        label=_("Skäl"),
        help_text=_("Det läser den som undrar över ett belopp som räknades med uppgiften."),
        error_messages=_REQUIRED,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None, **facts: Any) -> None:  # noqa: ANN401 -- as Django takes them
        if data is not None:
            data = data.copy()
            written = "".join(str(data.get("varde", "")).split())
            data["varde"] = written.replace(",", ".")
        super().__init__(data, **facts)

    def clean(self) -> dict[str, Any]:
        """A value, unless the figure is struck out."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("varde") is None and not told.get("stryk") and "varde" not in self.errors:
            self.add_error("varde", _("Skriv värdet, eller stryk uppgiften."))
        return told

    @property
    def value(self) -> Decimal | None:
        """The value, or None where the figure is struck out."""
        told = self.cleaned_data
        value: Decimal | None = None if told["stryk"] else told["varde"]
        return value
