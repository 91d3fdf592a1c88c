"""Numbers and words as they stand in markup."""

from html import escape


class Markup(str):
    """Text that is already markup: a template shows it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def number(value: float) -> str:
    """A number as short as it can be written, never with an exponent."""
    return f"{value:g}" if abs(value) < 1e5 else str(round(value))  # noqa: PLR2004 - "g" would write 1e+05


def words(text: str) -> str:
    """Escaped, and without what XML does not allow."""
    return escape("".join(letter for letter in text if letter.isprintable() or letter == " "))
