"""A budget as somebody writes it, the decision on it, and a quarter of the ledger."""

import base64
import binascii
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.agreements.models import Agreement
from samverk.costs.actions import LedgerLine, WrittenLine
from samverk.costs.forms.deciding import DecidedBy
from samverk.costs.forms.money import MoneyField
from samverk.costs.ledger import Columns, Entry
from samverk.costs.models import BudgetLine
from samverk.costs.queries.budgets import CARRYING
from samverk.foundation.fields import TextField
from samverk.foundation.table_form import TableForm
from samverk.matters.models import Recommendation
from samverk.rulebook.costs.budget import LESSENS, QUARTERS, Kind

EARLIEST, LATEST = 1990, 2200
MOST_LINES = 60
POST = BudgetLine.Kind.POST
# Kept as a cost under the clause of what is carried over: no line is negative.
DEFICIT = "deficit"
KINDS = (*BudgetLine.Kind.choices, (DEFICIT, _("underskott från tidigare år")))


class ShareField(forms.DecimalField):
    """A number of full-time equivalents, with comma or point."""

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]
        """The number; 2,5 and 2.5 are the same."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class LineForm(forms.Form):
    """One line of a budget. A line without a text and without amounts is none."""

    slag = forms.ChoiceField(label=_("Slag"), choices=KINDS, required=False)
    vad = TextField(label=_("Vad"), required=False)
    andel = ShareField(
        label=_("Årsarbetare"),
        required=False,
        min_value=Decimal("0.001"),
        max_digits=7,
        decimal_places=3,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": _("Skriv antalet årsarbetare, till exempel 2 eller 0,5.")},
    )
    per_ar = MoneyField(label=_("Kronor per årsarbetare"), required=False)
    belopp = MoneyField(label=_("Belopp i kronor"), required=False)
    stod = TextField(label=_("Stöd"), required=False, max_length=120)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written on the line."""
        given = self.cleaned_data
        names = ("vad", "andel", "per_ar", "belopp")
        return not self.errors and all(given.get(name) in {None, ""} for name in names)

    def clean(self) -> dict[str, Any]:
        """A post has a share and a yearly cost, anything else an amount."""
        given: dict[str, Any] = super().clean() or {}
        if self.is_blank:
            return given
        if not given.get("vad") and "vad" not in self.errors:
            self.add_error("vad", gettext("Skriv vad raden gäller."))
        if given.get("slag") == POST:
            self._ask("andel", gettext("Skriv hur många årsarbetare det är."))
            self._ask("per_ar", gettext("Skriv vad en årsarbetare kostar om året."))
        else:
            self._ask("belopp", gettext("Skriv beloppet."))
        return given

    def _ask(self, name: str, says: str) -> None:
        if self.cleaned_data.get(name) is None and name not in self.errors:
            self.add_error(name, says)

    def written(self) -> WrittenLine:
        """The line as it is kept."""
        given = self.cleaned_data
        if given["slag"] == POST:
            return WrittenLine(
                POST,
                given["vad"],
                full_time_share=given["andel"],
                yearly_ore=given["per_ar"],
                clause=given["stod"],
            )
        if given["slag"] == DEFICIT:
            return WrittenLine(BudgetLine.Kind.COST, given["vad"], given["belopp"], clause=CARRYING)
        kind = given["slag"] or BudgetLine.Kind.COST
        return WrittenLine(kind, given["vad"], given["belopp"], clause=given["stod"])


if TYPE_CHECKING:
    _FormSet = forms.BaseFormSet[LineForm]
else:
    _FormSet = forms.BaseFormSet


class LinesForm(_FormSet):
    """The lines together: at least one, each with a text of its own."""

    def clean(self) -> None:
        """Outcome is tied to a line by its text, so no two are called the same."""
        lines = [form for form in self.forms if form.is_valid() and not form.is_blank]
        texts = [form.cleaned_data["vad"].casefold() for form in lines]
        for form, text in zip(lines, texts, strict=True):
            if texts.count(text) > 1:
                form.add_error("vad", gettext("Två rader heter så. Ge dem olika namn."))
        if not lines and not any(form.errors for form in self.forms):
            raise forms.ValidationError(gettext("Skriv minst en tjänst eller kostnad."))

    def written(self) -> list[WrittenLine]:
        """The lines as they are kept, without the blank ones."""
        return [form.written() for form in self.forms if not form.is_blank]


def lines_form(*, blank: int = 0) -> type[LinesForm]:
    """The lines, with so many blank ones after those that there are."""
    made: type[LinesForm] = forms.formset_factory(  # type: ignore[assignment]
        LineForm,
        formset=LinesForm,
        extra=blank,
        max_num=MOST_LINES,
        absolute_max=MOST_LINES,
        validate_max=True,
    )
    return made


class BudgetForm(forms.Form):
    """What a budget is of."""

    namn = TextField(
        label=_("Namn"),
        help_text=_("Till exempel: Gemensam stab. Året står för sig."),
        error_messages={"required": _("Skriv vad budgeten gäller.")},
    )
    ar = forms.IntegerField(
        label=_("År"),
        min_value=EARLIEST,
        max_value=LATEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Skriv året.")},
    )
    avtal = forms.ChoiceField(label=_("Hör till avtalet"), required=False)
    projekt = TextField(
        label=_("Projekt"), required=False, help_text=_("När budgeten gäller ett projekt.")
    )
    kalla = TextField(
        label=_("Källa"),
        required=False,
        max_length=300,
        help_text=_("Varifrån uppgifterna är: ett beslut, en rapport, en offert."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        agreements: Sequence[Agreement],
        data: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.agreements = {str(each.pk): each for each in agreements}
        named = [(pk, each.name) for pk, each in self.agreements.items()]
        self.fields["avtal"].choices = [("", gettext("Inget")), *named]  # type: ignore[attr-defined]
        if not named:
            del self.fields["avtal"]

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that was chosen."""
        return self.agreements.get(self.cleaned_data.get("avtal", ""))


class DecisionForm(DecidedBy):
    """By which decision a budget holds."""

    def __init__(
        self,
        recommendations: Iterable[Recommendation],
        *,
        today: dt.date,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"dag": today})
        self.offer_recommendations(recommendations, today=today)


class QuarterForm(TableForm):
    """A quarter of the ledger, as a file or pasted. Once it is shown it comes back as it was brought."""

    kvartal = forms.TypedChoiceField(
        label=_("Kvartal"),
        coerce=int,
        choices=[(str(quarter), str(quarter)) for quarter in range(1, QUARTERS + 1)],
        error_messages={"required": _("Välj ett kvartal.")},
    )
    fil = forms.FileField(
        label=_("Fil"),
        required=False,
        allow_empty_file=True,
        help_text=_("XLSX eller CSV, högst 1 MB."),
    )
    tabell = forms.CharField(
        label=_("Eller klistra in tabellen"),
        required=False,
        strip=False,
        help_text=_("Kopierad från ett kalkylark, med rubriker: vad raden är, och beloppet."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    kalla = TextField(
        label=_("Källa"),
        max_length=300,
        help_text=_("Till exempel: Regionens ekonomisystem, kvartal 3."),
        error_messages={"required": _("Skriv varifrån utfallet är.")},
    )
    kolumn_text = forms.CharField(
        label=_("Kolumn som säger vad raden är"), required=False, max_length=200
    )
    kolumn_belopp = forms.CharField(label=_("Kolumn med beloppen"), required=False, max_length=200)
    namn = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    innehall = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_innehall(self) -> bytes:
        """What was brought before, from how the page carries it."""
        try:
            return base64.b64decode(self.cleaned_data["innehall"], validate=True)
        except (binascii.Error, ValueError) as fault:
            raise forms.ValidationError(gettext("Välj filen igen.")) from fault

    def clean(self) -> dict[str, Any]:
        """One table, by one of the two ways, or as it was shown."""
        return self.cleaned_data if self.cleaned_data.get("innehall") else super().clean()

    @property
    def columns(self) -> Columns:
        """What was said about the table."""
        return Columns(self.cleaned_data["kolumn_text"], self.cleaned_data["kolumn_belopp"])

    def brought(self) -> tuple[str, bytes]:
        """The file as it came, or the pasted text without a name. Reads the file once."""
        told = self.cleaned_data
        if told["innehall"]:
            return told["namn"], told["innehall"]
        if told["fil"]:
            return told["fil"].name or "utfall", told["fil"].read()
        return "", told["tabell"].encode()


class TiesForm(forms.Form):
    """Which line of the budget each row of the ledger belongs to."""

    LINE, COST, INCOME, LEAVE = "rad:", "kostnad", "intakt", "utelamna"

    def __init__(
        self,
        entries: Sequence[Entry],
        lines: Sequence[BudgetLine],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data)
        self._entries, self._kinds = entries, {line.text: Kind(line.kind) for line in lines}
        choices = [
            ("", gettext("Välj budgetrad")),
            *((f"{self.LINE}{text}", text) for text in self._kinds),
            (self.COST, gettext("Kostnad utan budgetrad")),
            (self.INCOME, gettext("Intäkt utan budgetrad")),
            (self.LEAVE, gettext("Ta inte med raden")),
        ]
        for entry in entries:
            self.fields[f"rad-{entry.number}"] = forms.ChoiceField(
                label=entry.text,
                choices=choices,
                initial=f"{self.LINE}{entry.line}" if entry.line else "",
                error_messages={"required": gettext("Välj vad raden hör till.")},
            )

    def rows(self) -> list[tuple[Entry, forms.BoundField]]:
        """Each row of the ledger with its choice."""
        return [(entry, self[f"rad-{entry.number}"]) for entry in self._entries]

    def clean(self) -> dict[str, Any]:
        """Something is left to keep."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and all(choice == self.LEAVE for choice in given.values()):
            raise forms.ValidationError(gettext("Ta med minst en rad."))
        return given

    def lines(self) -> list[LedgerLine]:
        """The rows as they are kept; income that the ledger writes with a minus is turned."""
        chosen = [(each, self.cleaned_data[f"rad-{each.number}"]) for each in self._entries]
        found = [self._line(each, choice) for each, choice in chosen if choice != self.LEAVE]
        is_negative = sum(line.amount_ore for line in found if line.kind in LESSENS) < 0
        return [
            LedgerLine(line.text, -line.amount_ore, line.kind, line.line)
            if is_negative and line.kind in LESSENS
            else line
            for line in found
        ]

    def _line(self, entry: Entry, choice: str) -> LedgerLine:
        text = choice.removeprefix(self.LINE) if choice.startswith(self.LINE) else ""
        kind = Kind.INCOME if choice == self.INCOME else self._kinds.get(text, Kind.COST)
        return LedgerLine(entry.text, entry.ore, kind, text)
