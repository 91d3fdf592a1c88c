"""The reader's language, for texts that carry both."""

from django.utils.translation import get_language

from samverk.rulebook.findings import Words


def current() -> str:
    """The reader's language: sv or en."""
    return "en" if (get_language() or "").startswith("en") else "sv"


def spoken(words: Words) -> str:
    """A text of the rulebook in the reader's language. Templates cannot ask for it: they would call the text themselves."""
    return words(current())
