"""A table that somebody else has computed, and what it does not say itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.costs.printed import Asked, Unit
from samverk.foundation.table_form import TableForm
from samverk.rulebook.costs.amounts import NotAnAmountError, read

_COLUMN = 200


class PrintedForm(TableForm):
    """The table, as a file or pasted; columns, unit and sum are said only where they are not seen."""

    first_way = ("tabell", _("Klistra in tabellen, eller välj en fil."))
    tabell = forms.CharField(
        label=_("Klistra in tabellen"),
        required=False,
        strip=False,
        help_text=_("Med rubriker, och gärna med folkmängden eller det annat som den delar efter."),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    fil = forms.FileField(
        label=_("Eller välj en fil"),
        required=False,
        allow_empty_file=True,
        help_text=_("XLSX eller CSV, högst 1 MB."),
    )
    summa = forms.CharField(
        label=_("Summan som tabellen delar"),
        required=False,
        max_length=40,
        help_text=_("Behövs bara när tabellen saknar en summarad. I kronor."),
    )
    part = forms.CharField(label=_("Kolumn med parten"), required=False, max_length=_COLUMN)
    belopp = forms.CharField(label=_("Kolumn med beloppen"), required=False, max_length=_COLUMN)
    underlag = forms.CharField(
        label=_("Kolumn som den delar efter"), required=False, max_length=_COLUMN
    )
    enhet = forms.ChoiceField(
        label=_("Beloppen står i"),
        required=False,
        choices=[("", _("det som rubriken säger")), *((each.value, each.value) for each in Unit)],
    )

    def clean_summa(self) -> int | None:
        """The sum in öre, where it is said."""
        text: str = self.cleaned_data["summa"].strip()
        if not text:
            return None
        try:
            return read(text)
        except NotAnAmountError as wrong:
            raise forms.ValidationError(_("Skriv summan som 2 000 000 eller 1 234,50.")) from wrong

    @property
    def asked(self) -> Asked:
        """What was said about the table beside it."""
        told = self.cleaned_data
        return Asked(
            told["part"],
            told["belopp"],
            told["underlag"],
            Unit(told["enhet"]) if told["enhet"] else None,
            told["summa"],
        )
