"""The field in which somebody writes a letter to many: what it may hold is filled in for each of them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext

from samverk.foundation.fields import TextField
from samverk.foundation.mail.templates import merge, written

_ANYTHING = "\N{SYMBOL FOR NULL}"


class LetterField(TextField):
    """A template whose merge fields are known, and that holds the one that the letter would be useless without."""

    def __init__(self, known: Mapping[str, object], *, needs: str = "", **facts: Any) -> None:  # noqa: ANN401 -- as Django takes them
        """Known says what each field is filled with."""
        super().__init__(**facts)
        self.known, self.needs = known, needs

    @property
    def merge_fields(self) -> list[tuple[str, object]]:
        """The fields that the letter may hold, as they are written, and what each says."""
        return [(written(name), meaning) for name, meaning in self.known.items()]

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- as Django gives it
        """The template.

        Raises: ValidationError where nothing fills one of its fields, or the one that is needed is not there.
        """
        text = super().clean(value)
        unknown = merge(text, dict.fromkeys(self.known, "")).unknown
        if unknown:
            named = ", ".join(map(written, unknown))
            raise forms.ValidationError(
                gettext("Det finns inget fält som heter %(fields)s.") % {"fields": named}
            )
        if self.needs and _ANYTHING not in merge(text, {self.needs: _ANYTHING}).text:
            raise forms.ValidationError(
                gettext("Brevet måste innehålla %(field)s: utan länken kan ingen svara.")
                % {"field": written(self.needs)}
            )
        return text
