"""What an act on a comparison is asked about, what an act is, and why nothing may change any more."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samverk.costs.models import Comparison, Scenario
from samverk.foundation.day import ChosenDay
from samverk.foundation.page import PageRequest


@dataclass(frozen=True, slots=True)
class Asking:
    """What an act is asked about: the comparison, its scenarios, the day, and who asks."""

    row: Comparison
    scenarios: list[Scenario]
    day: ChosenDay
    request: PageRequest

    @property
    def actor(self) -> str:
        """Who does it."""
        return str(self.request.user)

    @property
    def scenario(self) -> Scenario:
        """The one that the address names. Raises: Http404."""
        wanted = self.request.GET.get("scenario", "")
        found = [each for each in self.scenarios if str(each.number) == wanted]
        if not found:
            raise Http404
        return found[0]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what it is called, what it leads to, its form, why it cannot be done now, and doing it."""

    title: str | Promise
    button: str | Promise
    leads_to: Callable[[Asking], list[str]]
    form: Callable[[Asking], forms.Form]
    why_not: Callable[[Asking], str]
    do: Callable[[Asking, forms.Form], str]


def fixed(asking: Asking) -> str:
    """Why nothing of it changes any more."""
    if asking.row.recommendation_id is None:
        return ""
    return _("Jämförelsen är bilaga till en rekommendation och ändras inte mer. Gör en ny.")


def no_opening(asking: Asking) -> str:
    """Why the page cannot be shown to others."""
    return "" if asking.scenarios else _("Lägg till ett scenario först: sidan är tom.")
