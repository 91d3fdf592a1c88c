"""Swedish public holidays, and the days on which a time set by law cannot end. Holds from 2005."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from samverk.rulebook.findings import Words
from samverk.rulebook.rule import rule

_DAY = dt.timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6
_FIXED = {
    (1, 1): Words("nyårsdagen", "New Year's Day"),
    (1, 6): Words("trettondedag jul", "Epiphany"),
    (5, 1): Words("första maj", "1 May"),
    (6, 6): Words("nationaldagen", "National Day"),
    (12, 25): Words("juldagen", "Christmas Day"),
    (12, 26): Words("annandag jul", "Boxing Day"),
}
_FROM_EASTER = {
    -2: Words("långfredagen", "Good Friday"),
    0: Words("påskdagen", "Easter Sunday"),
    1: Words("annandag påsk", "Easter Monday"),
    39: Words("Kristi himmelsfärdsdag", "Ascension Day"),
    49: Words("pingstdagen", "Whit Sunday"),
}
_MIDSUMMER = Words("midsommardagen", "Midsummer Day")
_ALL_SAINTS = Words("alla helgons dag", "All Saints' Day")
_MIDSUMMER_EVE = Words("midsommarafton", "Midsummer Eve")
_EVES = {
    (12, 24): Words("julafton", "Christmas Eve"),
    (12, 31): Words("nyårsafton", "New Year's Eve"),
}
_WEEKEND = {_SATURDAY: Words("lördag", "Saturday"), _SUNDAY: Words("söndag", "Sunday")}


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar, by the table of its moons."""
    golden, century, within = year % 19, *divmod(year, 100)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (within // 4) - moon - within % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


@rule
def holidays(year: int) -> Mapping[dt.date, Words]:
    """The public holidays of a year, by day.

    Source: sfs-1989-253 1 §; sfs-1989-253 2 §
    Shape: without the ordinary Sundays, which are holidays too.
    """
    return _by_day(year)


# Every last day of notice asks whether it is a holiday, thousands of them for a register.
@lru_cache(maxsize=200)
def _by_day(year: int) -> Mapping[dt.date, Words]:
    return MappingProxyType(dict(sorted(_of_year(year), key=lambda each: each[0])))


def _of_year(year: int) -> Iterator[tuple[dt.date, Words]]:
    for (month, day), words in _FIXED.items():
        yield dt.date(year, month, day), words
    for days, words in _FROM_EASTER.items():
        yield easter(year) + days * _DAY, words
    yield _saturday_from(dt.date(year, 6, 20)), _MIDSUMMER
    yield _saturday_from(dt.date(year, 10, 31)), _ALL_SAINTS


def _saturday_from(day: dt.date) -> dt.date:
    return day + (_SATURDAY - day.weekday()) % 7 * _DAY


@rule
def why_no_end(day: dt.date) -> Words | None:
    """What keeps a time set by law from ending on the day, None where nothing does.

    Source: sfs-1930-173 2 §
    """
    if day == _saturday_from(dt.date(day.year, 6, 20)) - _DAY:
        return _MIDSUMMER_EVE
    special = holidays(day.year).get(day) or _EVES.get((day.month, day.day))
    return special or _WEEKEND.get(day.weekday())


@rule
def next_weekday(day: dt.date) -> dt.date:
    """The day itself, else the first after it on which a time set by law can end.

    Source: sfs-1930-173 2 §
    """
    while why_no_end(day) is not None:
        day += _DAY
    return day
