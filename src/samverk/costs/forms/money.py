"""Money as people write it in a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.rulebook.costs.amounts import NotAnAmountError, read


class MoneyField(forms.CharField):
    """An amount in kronor that becomes whole öre: "2 000 000", "1 234,56 kr"."""

    def __init__(self, **facts: Any) -> None:  # noqa: ANN401 -- as Django takes them
        super().__init__(
            max_length=40,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"required": _("Skriv ett belopp i kronor.")},
            **facts,
        )

    def clean(self, value: Any) -> int | None:  # noqa: ANN401 -- as Django gives it
        """The öre, or None where nothing was written and nothing is asked for."""
        text = super().clean(value)
        if not text:
            return None
        try:
            ore = read(text)
        except NotAnAmountError as fault:
            says = _("Skriv ett belopp i kronor, till exempel 2 000 000 eller 1 234,50.")
            raise forms.ValidationError(says) from fault
        if not 0 < ore <= MOST_ORE:
            raise forms.ValidationError(_("Skriv ett belopp mellan 1 öre och 1 000 miljarder kr."))
        return ore


MOST_ORE = 100_000_000_000_000
