"""Filters that write days, amounts and numbers in the reader's language."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samverk.foundation import formats
from samverk.foundation.language import current

register = template.Library()


@register.filter
def kronor(ore: int) -> str:
    """{{ amount_ore|kronor }}: 2 000 000 kr."""
    return formats.kronor(ore, current())


@register.filter
def whole(number: int) -> str:
    """{{ population|whole }}: 127 119."""
    return formats.whole(number, current())


@register.filter
def decimal(number: Fraction | float, places: int = 1) -> str:
    """{{ posts|decimal }}: 7,5."""
    return formats.decimal(number, places, current())


@register.filter
def percent(share: Fraction | float, places: int = 0) -> str:
    """{{ share|percent }}: 50 %."""
    return formats.percent(share, places, current())


@register.filter
def day_long(day: dt.date) -> str:
    """{{ day|day_long }}: onsdag 19 februari 2020."""
    return formats.day_long(day, current())


@register.filter
def day_short(day: dt.date) -> str:
    """{{ day|day_short }}: 19 feb 2020."""
    return formats.day_short(day, current())


@register.filter
def month(day: dt.date) -> str:
    """{{ day|month }}: februari 2020."""
    return formats.month(day, current())


@register.filter
def until(from_day: dt.date, until_day: dt.date | None) -> str:
    """{{ from_day|until:until_day }}: 1 sep 2020 – tills vidare (until_day is the first day after the period)."""
    return formats.period(from_day, until_day, current())


_SHAPES: dict[str, Callable[[dt.date, str], str]] = {
    "long": formats.day_long,
    "short": formats.day_short,
    "iso": lambda day, _language: day.isoformat(),
}


@register.simple_tag
def day(on: dt.date, shape: str = "short") -> SafeString:
    """{% day on %}: a <time> that machines can read too; shape is short, long or iso."""
    return format_html(
        '<time datetime="{}">{}</time>', on.isoformat(), _SHAPES[shape](on, current())
    )
