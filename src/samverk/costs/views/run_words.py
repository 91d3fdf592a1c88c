"""Runs in words: the state as a pill, the address, and the sentence about what a year costs."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samverk.costs.models import Run
from samverk.costs.queries import runs as asked
from samverk.foundation.day import ChosenDay
from samverk.foundation.formats import kronor
from samverk.foundation.language import current

State = Run.State
WEIGHTS = {State.PROPOSED: "info", State.APPROVED: "warn", State.LOCKED: "done"}


@dataclass(frozen=True, slots=True)
class Pill:
    """A state as the component status shows it."""

    word: str
    weight: str


def pill(run: Run, day: ChosenDay) -> Pill:
    """How a run stood on the chosen day."""
    state = asked.state_on(run, day.on)
    return Pill(capfirst(str(state.label)), WEIGHTS.get(state, ""))


def number_of(run: Run) -> str:
    """What a run is called where its title is not said: "2026-1"."""
    return f"{run.year}-{run.number}"


def address(run: Run, name: str = "costs:run", *more: object) -> str:
    """The address of a page about a run."""
    return reverse(name, args=[run.structure.key, run.year, run.number, *more])


def address_of(name: str, *arguments: object) -> str:
    """The address of another page of costs; empty where the installation has none."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def each_inhabitant(ore: int | None) -> str:
    """An amount for each inhabitant: "12,30 kr per invånare"; empty where it is not known."""
    if ore is None:
        return ""
    return _("%(amount)s per invånare") % {"amount": kronor(ore, current())}


def amount(ore: int) -> str:
    """An amount inside a sentence."""
    return kronor(ore, current())


def written(ore: int) -> str:
    """An amount as it stands in a field: "2 000 000" or "12,50"."""
    return kronor(ore, "sv").removesuffix("kr").strip().replace("\N{NO-BREAK SPACE}", " ")
