"""The days on which a reader is invited to see the matter of the agreement."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from samverk.foundation.day import PARAMETER
from samverk.matters import queries
from samverk.matters.models import Matter

NUMBER = "HSN 335-2019"
DAYS: tuple[tuple[dt.date, Promise], ...] = (
    (dt.date(2020, 2, 7), _("Missivet går till alla sexton huvudmän")),
    (dt.date(2020, 3, 31), _("Tre har antagit överenskommelsen")),
    (dt.date(2020, 5, 15), _("Sista svarsdagen har gått, och två har inte svarat")),
    (dt.date(2020, 9, 1), _("Alla har svarat, och samverkan startar")),
)


@dataclass(frozen=True, slots=True)
class Stop:
    """One day of the walk: what there is to see, and where."""

    on: dt.date
    text: Promise
    address: str


@dataclass(frozen=True, slots=True)
class Walk:
    """The matter by its number, and the days; none where the matter is not there."""

    number: str
    stops: tuple[Stop, ...]


def walk() -> Walk:
    """The walk through the matter of the agreement. At most two queries."""
    found = queries.find(NUMBER)
    stops = (Stop(on, text, _address(found[0], on)) for on, text in DAYS if found)
    return Walk(NUMBER, tuple(stops))


def _address(matter: Matter, on: dt.date) -> str:
    page = reverse("matters:matter", args=[matter.structure.key, matter.year, matter.number])
    return f"{page}?{urlencode({PARAMETER: on.isoformat()})}"
