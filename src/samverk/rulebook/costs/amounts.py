"""Money in words and from words: whole öre inside, kronor to people."""

import re
from fractions import Fraction

from samverk.rulebook.findings import Words

ORE_PER_KRONA = 100

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]")
_CURRENCY = re.compile(r"^(?:sek|kr)|(?:kronor|kr|sek)\.?$", re.IGNORECASE)
_SPACED = re.compile(r"\d{1,3}(?:[\s\u00a0\u202f\u2009]\d{3})+|\d+")
_NUMBER = re.compile(r"(?P<minus>[-−–])?(?P<kronor>\d+)(?:[,.:](?P<ore>\d{1,2}|-))?")
_DECIMALS = 2


class NotAnAmountError(ValueError):
    """A text that cannot be read as an amount in kronor."""


def in_words(ore: int) -> Words:
    """The amount as people write it: "159 413,55 kr", "SEK 159,413.55"; whole kronor without decimals.

    The spaces are ordinary ones, so that an amount is found by searching; a page keeps it on one line.
    """
    kronor, rest = divmod(abs(ore), ORE_PER_KRONA)
    minus = "−" if ore < 0 else ""
    swedish = f"{kronor:,}".replace(",", " ") + (f",{rest:02}" if rest else "")
    english = f"{kronor:,}" + (f".{rest:02}" if rest else "")
    return Words(f"{minus}{swedish} kr", f"{minus}SEK {english}")


def exactly(ore: Fraction) -> Words:
    """An exact amount: "159 413,5556 kr" shows four decimals where öre do not suffice."""
    if ore.denominator == 1:
        return in_words(int(ore))
    minus = "−" if ore < 0 else ""
    ten_thousandths = round(abs(ore) * 100)
    kronor, rest = divmod(ten_thousandths, 10_000)
    swedish = f"{kronor:,}".replace(",", " ") + f",{rest:04}"
    return Words(f"{minus}{swedish} kr", f"{minus}SEK {kronor:,}.{rest:04}")


def per_cent(share: Fraction) -> Words:
    """A share as people read it, to three decimals at most: "7,971 %", "50 %"."""
    thousandths = round(abs(share) * 100_000)
    whole, rest = divmod(thousandths, 1000)
    decimals = f"{rest:03}".rstrip("0")
    minus = "−" if share < 0 else ""
    swedish = f"{minus}{whole}" + (f",{decimals}" if decimals else "")
    english = f"{minus}{whole}" + (f".{decimals}" if decimals else "")
    return Words(f"{swedish} %", f"{english} %")


def number(value: Fraction) -> Words:
    """A figure as people read it, to three decimals at most: "22 986", "1,5"; in English "22,986", "1.5"."""
    minus = "−" if value < 0 else ""
    whole, rest = divmod(round(abs(value) * 1000), 1000)
    decimals = f"{rest:03}".rstrip("0")
    swedish = f"{whole:,}".replace(",", " ") + (f",{decimals}" if decimals else "")
    english = f"{whole:,}" + (f".{decimals}" if decimals else "")
    return Words(f"{minus}{swedish}", f"{minus}{english}")


def read(text: str) -> int:
    """The öre of an amount in kronor as people write it: "2 000 000", "1 234,56", "2000000 kr".

    Raises: NotAnAmountError where it is no amount, has parts of an öre, or may be read in two ways ("1.234").
    """
    bare = _CURRENCY.sub("", text.strip()).strip()
    whole, mark, _ = bare.lstrip("-−–").strip().partition(",")
    spaced = whole if mark else whole.partition(".")[0].partition(":")[0]
    found = _NUMBER.fullmatch(_SPACES.sub("", bare))
    if found is None or not _SPACED.fullmatch(spaced.strip()):
        raise NotAnAmountError(text)
    ore = (found["ore"] or "0").replace("-", "0")
    amount = int(found["kronor"]) * ORE_PER_KRONA + int(ore.ljust(_DECIMALS, "0"))
    return -amount if found["minus"] else amount
