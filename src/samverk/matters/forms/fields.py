"""Fields that several forms of matters share."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.matters.models.matters import IDENTITY_NUMBER

LONGEST = 10_000
_NUMBER = re.compile(IDENTITY_NUMBER)
NO_INDIVIDUALS = _(
    "Ta bort personnumret. Samverk rör hur parter samverkar och lagrar inga uppgifter om enskilda."
)


class TextField(forms.CharField):
    """A text without personal identity numbers; line breaks are the same whoever sends them."""

    def __init__(self, *, rows: int = 0, **facts: Any) -> None:  # noqa: ANN401 -- as Django takes them
        if rows:
            facts["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(**{"max_length": LONGEST if rows else 200, **facts})

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- as Django gives it
        """The lines without space after them.

        Raises: ValidationError where somebody's personal identity number stands in it.
        """
        text = super().clean(value)
        if _NUMBER.search(text):
            raise forms.ValidationError(NO_INDIVIDUALS)
        return "\n".join(line.rstrip() for line in text.splitlines()).strip()
