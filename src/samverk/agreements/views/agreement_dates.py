"""The days that follow from an agreement, each with the steps that lead to it and their clauses as links."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.agreements.queries.status import Dated, Status
from samverk.agreements.views.citing import Cite, linked
from samverk.foundation.language import spoken
from samverk.rulebook.agreements.state import State
from samverk.rulebook.steps import Step


@dataclass(frozen=True, slots=True)
class Day:
    """One day: what it is, the day or that there is none yet, its steps, and whether it has passed."""

    key: str
    what: str
    said: str
    on: dt.date | None
    none: str
    steps: tuple[Step, ...]
    is_past: bool


def days(status: Status, cite: Cite) -> list[Day]:
    """The days of the agreement; those of its duties stand with the duties."""
    return [
        Day(
            key=each.key,
            what=capfirst(spoken(each.what)),
            said=spoken(each.what),
            on=each.on,
            none=_none(each.key),
            steps=tuple(linked(each.steps, cite)),
            is_past=each.on is not None and each.on <= status.on,
        )
        for each in status.dates
        if _is_told(each, status.state)
    ]


def _is_told(each: Dated, state: State) -> bool:
    """Whether the day is told here: not of a duty, nor that what is replaced has no end of its own."""
    if each.key.startswith("duty:") or (each.key == "ends_on" and state is State.REPLACED):
        return False
    return each.on is not None or each.key in _NONE or bool(each.steps)


def _none(key: str) -> str:
    return _NONE[key]() if key in _NONE else _("inte känt än")


_NONE = {
    "in_force_from": lambda: _("inte än"),
    "ends_on": lambda: _("tills vidare"),
}
