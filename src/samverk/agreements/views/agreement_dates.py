"""The days that follow from an agreement, each with the steps that lead to it and their clauses as links."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.queries.status import Dated, Status
from samverk.agreements.views import told
from samverk.agreements.views.citing import Cite, linked
from samverk.foundation.language import spoken
from samverk.rulebook.agreements.days import ENDS_ON, PROLONGED_ON
from samverk.rulebook.agreements.state import State
from samverk.rulebook.steps import Step


@dataclass(frozen=True, slots=True)
class Day:
    """One day: what it is, the day or that there is none yet, its steps, and whether it has passed.

    more is what follows on the day, empty where that is said by what it is.
    """

    key: str
    what: str
    said: str
    on: dt.date | None
    none: str
    steps: tuple[Step, ...]
    is_past: bool
    more: str = ""


def days(status: Status, cite: Cite) -> list[Day]:
    """The days of the agreement; those of its duties stand with the duties."""
    return [_day(each, status, cite) for each in status.dates if _is_told(each, status)]


def _day(each: Dated, status: Status, cite: Cite) -> Day:
    """The day as people are told it: of an end the last day that something holds."""
    goes_on = status.prolonged if each.key == PROLONGED_ON else None
    said = _("gäller till och med") if goes_on else spoken(each.label)
    return Day(
        key=each.key,
        what=capfirst(said),
        said=said,
        on=goes_on.last if goes_on else each.told,
        none=_none(each.key),
        steps=tuple(linked(each.steps, cite)),
        is_past=each.on is not None and each.on <= status.on,
        more=told.goes_on(goes_on) if goes_on else "",
    )


def _is_told(each: Dated, status: Status) -> bool:
    """Whether the day is told here: not of a duty, nor that what is replaced or prolonged has no end of its own."""
    is_endless = status.state is State.REPLACED or status.prolonged is not None
    if each.key.startswith("duty:") or (each.key == ENDS_ON and is_endless):
        return False
    return each.on is not None or each.key in _NONE or bool(each.steps)


def _none(key: str) -> str:
    return _NONE[key]() if key in _NONE else _("inte känt än")


_NONE = {
    "in_force_from": lambda: _("inte än"),
    ENDS_ON: lambda: _("tills vidare"),
}
