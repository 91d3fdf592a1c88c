"""A matter by any number that somebody has for it."""

import re

from django.db.models import Q

from samverk.bodies.models import Structure
from samverk.matters.models import Matter, PartyDecision

_DASHES = re.compile(r"\s*[-‐‑‒–—−/]\s*")
_SPACES = re.compile(r"\s+")


def find(number: str, *, structure: Structure | None = None) -> list[Matter]:
    """The raised matters that bear the number: their own first, then those that another authority calls so.

    "335–2019", "335-2019" and "HSN 335-2019" find the same: dashes are alike, and the letters may be left out.
    Queries: one, and one more where nobody's own number is that one.
    """
    asked = _plain(number)
    rows = Matter.objects.filter(registry_number__isnull=False).select_related("structure")
    if structure is not None:
        rows = rows.filter(structure=structure)
    own = list(rows.filter(registry_number__iexact=asked).order_by("structure__key", "pk"))
    return own or list(rows.filter(_somebodys(asked)).order_by("pk"))


def _plain(number: str) -> str:
    return _SPACES.sub(" ", _DASHES.sub("-", number)).strip()


def _somebodys(asked: str) -> Q:
    """Another's number is the one asked for, with or without its letters."""
    # As text an array is {335-2019,"HSN 335-2019"}: what stands before and after a number is one of these.
    before = r'[{", ]' if asked[:1].isdigit() else r'[{",]'
    pattern = rf'{before}{re.escape(asked)}[}}",]'
    theirs = PartyDecision.objects.filter(registry_number__iexact=asked).exclude(registry_number="")
    # Each half is found by an index of its own, which neither would be where they are joined.
    called = Matter.objects.exclude(other_numbers=[]).filter(other_numbers__iregex=pattern)
    return Q(pk__in=called.values("pk").union(theirs.values("recommendation__matter")))
