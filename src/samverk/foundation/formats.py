"""Swedish order, money, numbers and dates, with English beside; pure, so that pages, exports and tests agree.

The database sorts the same way with sv_sort(text): translate(lower(text), SORT_FROM, SORT_TO), compared with collation "C".
"""

import datetime as dt
from fractions import Fraction

from samverk.rulebook.alphabet import SORT_FROM, SORT_TO, sv_sort

__all__ = [
    "DASH",
    "MINUS",
    "SORT_FROM",
    "SORT_TO",
    "SPACE",
    "day_long",
    "day_short",
    "decimal",
    "kronor",
    "month",
    "percent",
    "period",
    "sv_sort",
    "whole",
]

SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DASH = "\N{EN DASH}"

_DAYS = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_UNTIL_FURTHER_NOTICE = {"sv": "tills vidare", "en": "until further notice"}


def whole(number: int, language: str = "sv") -> str:
    """An integer in groups of three: 2 000 000, in English 2,000,000."""
    digits = f"{abs(number):,}"
    grouped = digits if _in(language) == "en" else digits.replace(",", SPACE)
    return f"{MINUS}{grouped}" if number < 0 else grouped


def decimal(number: Fraction | float, places: int = 1, language: str = "sv") -> str:
    """A number with a fixed count of decimals: 7,5, in English 7.5; a half is rounded away from zero."""
    scaled = Fraction(number) * 10**places
    steps = int(abs(scaled) + Fraction(1, 2))
    before, after = divmod(steps, 10**places)
    point = "." if _in(language) == "en" else ","
    shown = whole(before, language) + (f"{point}{after:0{places}}" if places else "")
    return f"{MINUS}{shown}" if scaled < 0 and steps else shown


def kronor(ore: int, language: str = "sv") -> str:
    """An amount in öre as kronor: 2 000 000 kr, with öre only where there are any: 12,50 kr.

    Units:  öre in.
    """
    sign = MINUS if ore < 0 else ""
    crowns, rest = divmod(abs(ore), 100)
    if _in(language) == "en":
        return f"{sign}SEK{SPACE}{whole(crowns, 'en')}" + (f".{rest:02}" if rest else "")
    return f"{sign}{whole(crowns)}" + (f",{rest:02}" if rest else "") + f"{SPACE}kr"


def percent(part: Fraction | float, places: int = 0, language: str = "sv") -> str:
    """A share of one as per cent: 50 %, in English 50%."""
    number = decimal(Fraction(part) * 100, places, language)
    return f"{number}%" if _in(language) == "en" else f"{number}{SPACE}%"


def day_long(day: dt.date, language: str = "sv") -> str:
    """Onsdag 19 februari 2020."""
    return f"{_DAYS[_in(language)][day.weekday()]} {day.day} {month(day, language)}"


def day_short(day: dt.date, language: str = "sv") -> str:
    """19 feb 2020."""
    return f"{day.day} {_MONTHS[_in(language)][day.month - 1][:3]} {day.year}"


def month(day: dt.date, language: str = "sv") -> str:
    """Februari 2020."""
    return f"{_MONTHS[_in(language)][day.month - 1]} {day.year}"


def period(from_day: dt.date, until_day: dt.date | None, language: str = "sv") -> str:
    """1 sep 2020 – 31 aug 2022 for the days from_day up to, not including, until_day."""
    last = until_day - dt.timedelta(days=1) if until_day else None
    if last == from_day:
        return day_short(from_day, language)
    end = day_short(last, language) if last else _UNTIL_FURTHER_NOTICE[_in(language)]
    return f"{day_short(from_day, language)} {DASH} {end}"


def _in(language: str | None) -> str:
    return "en" if (language or "").startswith("en") else "sv"
