"""Small drawings: the mark of a side, and the seats of a body."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, ngettext

register = template.Library()

SIDES = {
    "region": gettext_lazy("Regionen"),
    "municipalities": gettext_lazy("Kommunerna"),
    "state": gettext_lazy("Staten"),
    "other": gettext_lazy("Övriga"),
}

# Each side is a shape in a square of 12 by 12, so that a side is known without its colour, and a vacant seat is the same shape hollow.
_SHAPES = {
    "region": SafeString('<rect x="1.5" y="1.5" width="9" height="9"/>'),
    "municipalities": SafeString('<circle cx="6" cy="6" r="4.75"/>'),
    "state": SafeString('<path d="M6 .75 11.25 6 6 11.25.75 6z"/>'),
    "other": SafeString('<path d="M6 1.25 11 10.5H1z"/>'),
}
_STEP = 14


# A weight has a shape too: stop an octagon, warn a triangle, info a disc with an i, done a tick, plain a ring.
_WEIGHTS = {
    "stop": SafeString(
        '<path class="filled" d="M4.9.5h6.2l4.4 4.4v6.2l-4.4 4.4H4.9L.5 11.1V4.9z"/><path class="cut" d="M4.5 8h7"/>'
    ),
    "warn": SafeString(
        '<path class="filled" d="M8 .9 15.6 15H.4z"/><path class="cut" d="M8 5.6v4.6M8 11.9v1.3"/>'
    ),
    "info": SafeString(
        '<circle class="filled" cx="8" cy="8" r="7.4"/><path class="cut" d="M8 7v5M8 3.9v1.4"/>'
    ),
    "done": SafeString('<path class="line" d="m2.2 8.6 3.9 3.9 7.7-8.4"/>'),
    "plain": SafeString('<circle class="line" cx="8" cy="8" r="5.2"/>'),
}


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """The seats of one side in a body: how many there are, and how many are filled."""

    side: str
    filled: int
    total: int
    name: str = ""

    @property
    def label(self) -> str:
        """What the group is called: its own name, else that of its side."""
        return self.name or str(SIDES[self.side])


@register.simple_tag
def weight_mark(weight: str) -> SafeString:
    """{% weight_mark "stop" %}: the shape of a weight; the word stands beside it."""
    return format_html(
        '<svg class="weight-mark" viewBox="0 0 16 16" aria-hidden="true">{}</svg>',
        _WEIGHTS[weight],
    )


@register.simple_tag
def side_mark(side: str, name: str = "") -> SafeString:
    """{% side_mark "region" %}: the mark alone, with the name of the side for those who listen; {% side_mark side name %} shows the name."""
    drawn = format_html(
        '<svg class="mark" viewBox="0 0 12 12" aria-hidden="true">{}</svg>',
        _SHAPES[side],
    )
    if name:
        return format_html('<span class="side side-{}">{}<span>{}</span></span>', side, drawn, name)
    return format_html(
        '<span class="side side-{}">{}<span class="heard-only">{}</span></span>',
        side,
        drawn,
        SIDES[side],
    )


@register.simple_tag
def seat_marks(groups: Iterable[SeatGroup], *, words: bool = False) -> SafeString:
    """{% seat_marks groups %}: one row of marks, a shape per seat, hollow where vacant; words=True writes the figures too."""
    shown = [group for group in groups if group.total]
    return format_html(
        '<span class="seats">{}</span>',
        format_html_join("", "{}", ((_group(group, words=words),) for group in shown)),
    )


def _group(group: SeatGroup, *, words: bool) -> SafeString:
    said = _in_words(group)
    text = format_html('<span class="seats-words">{}</span>', said) if words else ""
    width = max(group.filled, group.total) * _STEP
    return format_html(
        '<span class="seats-group side-{}"><svg class="seats-marks" width="{}" height="12" viewBox="0 0 {} 12" {}>{}</svg>{}</span>',
        group.side,
        width,
        width,
        SafeString('aria-hidden="true"')
        if words
        else format_html('role="img" aria-label="{}"', said),
        _marks(group),
        text,
    )


def _marks(group: SeatGroup) -> SafeString:
    """A shape per seat. Joined as they are: nothing in it was written by anyone but us."""
    shape = _SHAPES[group.side]
    states = ["filled"] * group.filled + ["vacant"] * (group.total - group.filled)
    return SafeString(
        "".join(
            f'<g class="{state}" transform="translate({place * _STEP} 0)">{shape}</g>'
            for place, state in enumerate(states)
        )
    )


def _in_words(group: SeatGroup) -> str:
    said = gettext("%(name)s %(filled)d av %(total)d") % {
        "name": group.label,
        "filled": group.filled,
        "total": group.total,
    }
    vacant = group.total - group.filled
    if vacant <= 0:
        return said
    return f"{said}, " + ngettext("%(count)d vakant", "%(count)d vakanta", vacant) % {
        "count": vacant
    }
