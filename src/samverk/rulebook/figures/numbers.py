"""Numbers as sentences write them, in both languages."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from samverk.rulebook.findings import Words

_SPACE, _MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"
_DECIMALS = 6
_MOST_NAMED = 8


def in_words(value: Fraction | Decimal) -> Words:
    """The number in groups of three, with the decimals that it has, six at most: 22 986 and 22,986."""
    scaled = round(abs(value) * 10**_DECIMALS)
    whole, rest = divmod(scaled, 10**_DECIMALS)
    after = f"{rest:0{_DECIMALS}}".rstrip("0")
    sign = _MINUS if value < 0 and scaled else ""
    en = f"{whole:,}"
    sv = en.replace(",", _SPACE)
    return Words(
        f"{sign}{sv}" + (f",{after}" if after else ""),
        f"{sign}{en}" + (f".{after}" if after else ""),
    )


def change_in_words(share: Fraction) -> Words:
    """A change as a share of what was, in per cent with one decimal and its sign: +12,3 % and +12.3%."""
    sign = _MINUS if share < 0 else "+"
    tenths = round(abs(share) * 1000)
    number = in_words(Fraction(tenths, 10))
    return Words(f"{sign}{number.sv}{_SPACE}%", f"{sign}{number.en}%")


def names_in_words(names: Sequence[str]) -> Words:
    """The names with a word before the last: "Orsa, Mora och Säter"; of many the first eight, and how many more.

    Raises: IndexError where there is none.
    """
    shown, more = list(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    if more > 0:
        return Words(f"{', '.join(shown)} och {more} till", f"{', '.join(shown)} and {more} more")
    *first, last = shown
    if not first:
        return Words(last, last)
    return Words(f"{', '.join(first)} och {last}", f"{', '.join(first)} and {last}")
