"""Days, seats and clauses as the first page says them."""

import datetime as dt
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.bodies.queries.state import BodyState
from samverk.foundation.citing import Cited, cite
from samverk.foundation.day import ChosenDay
from samverk.foundation.language import spoken
from samverk.rulebook.bodies import naming
from samverk.rulebook.bodies.places import Place
from samverk.rulebook.structure.model import Structure as Rules


def until(day: dt.date, *, on: dt.date) -> str:
    """How long it is until a day, or since: "i dag", "om 12 dagar", "för 3 dagar sedan"."""
    left = (day - on).days
    return spoken(naming.ahead(left) if left >= 0 else naming.ago(-left))


def age(since: dt.date, *, on: dt.date) -> str:
    """How long something has lasted, coarsely: "12 dagar", "5 månader", "2 år"."""
    days = (on - since).days
    if days < 60:  # noqa: PLR2004 -- two months
        return ngettext("%(number)d dag", "%(number)d dagar", days) % {"number": days}
    months = (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
    if months < 24:  # noqa: PLR2004 -- two years
        return ngettext("%(number)d månad", "%(number)d månader", months) % {"number": months}
    return ngettext("%(number)d år", "%(number)d år", months // 12) % {"number": months // 12}


def seat(place: Place, rules: Rules) -> str:
    """A seat and whose it is: "Dorotea kommun, ordinarie plats"."""
    number = place.slot.number if place.slot and place.number > 1 else None
    kind = spoken(naming.of_seat(place.kind, place.standing, number))
    if place.party:
        return f"{rules.name_of(place.party)}, {kind}"
    return spoken(place.words)


def body_address(structure: str, body: str, day: ChosenDay) -> str:
    """The page of a body on the chosen day."""
    return reverse("portal:body", args=(structure, body)) + carried(day)


def cited(reference: str, rules: Rules) -> Cited | None:
    """The clause that gives a day; our own controls are no clause of the agreement, and are left out here."""
    return None if reference.startswith("samverk ") else cite(reference, rules)


def carried(day: ChosenDay) -> str:
    """What an address must carry to stay on the chosen day."""
    return f"?{urlencode(day.carried)}" if day.carried else ""


def where(body: BodyState, structure: str, *, several: bool) -> str:
    """The body, and the structure where the page tells of several."""
    if not several:
        return body.rule.short
    return _("%(body)s, %(structure)s") % {"body": body.rule.short, "structure": structure}
