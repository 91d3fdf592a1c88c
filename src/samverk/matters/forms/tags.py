"""Tags as people write them: with commas between."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.foundation.fields import TextField

LONGEST, MOST = 60, 12


class TagsField(TextField):
    """Some tags, each once however it is written."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Märkord"),
            help_text=_("Med komma emellan: utskrivning, läkemedel."),
            max_length=LONGEST * MOST,
            required=False,
        )

    def clean(self, value: Any) -> str:  # noqa: ANN401 -- as Django gives it
        """The tags with one comma between.

        Raises: ValidationError where one is too long, or they are too many to be of use.
        """
        found = tags_in(super().clean(value))
        if len(found) > MOST or any(len(tag) > LONGEST for tag in found):
            said = {"most": MOST, "longest": LONGEST}
            raise forms.ValidationError(
                gettext("Högst %(most)d märkord, vart och ett högst %(longest)d tecken.") % said
            )
        return ", ".join(found)


def tags_in(text: str) -> tuple[str, ...]:
    """The tags of a text, in its order; one that is written twice, in whatever case, counts once."""
    written = (" ".join(each.split()) for each in text.split(","))
    once: dict[str, str] = {}
    for tag in filter(None, written):
        once.setdefault(tag.casefold(), tag)
    return tuple(once.values())
