"""What a matter hangs together with, from either end."""

import datetime as dt

from django.db.models import Q

from samverk.matters.models import Matter, MatterLink
from samverk.matters.models.choices import Link


def links_of(matter: Matter, *, public_on: dt.date | None = None) -> list[MatterLink]:
    """Every link to and from a matter, those that have ended too, the oldest first. One query.

    A draft that went up in a matter has no number and no page: the step tells of it.

    Shape: with public_on only those whose other end everybody may see that day.
    """
    rows = MatterLink.objects.filter(Q(matter=matter) | Q(other=matter)).filter(
        matter__number__isnull=False, other__number__isnull=False
    )
    if public_on is not None:
        rows = rows.filter(
            Q(matter=matter, other__public_from__lte=public_on)
            | Q(other=matter, matter__public_from__lte=public_on)
        )
    return list(rows.select_related("matter__structure", "other__structure").order_by("pk"))


def holds(link: MatterLink, *, on: dt.date) -> bool:
    """Whether the link was said on a day."""
    return link.made_on <= on and (link.ended_on is None or on < link.ended_on)


def to_end(links: list[MatterLink]) -> list[MatterLink]:
    """Those that hold, and that somebody may end since somebody said them."""
    return [each for each in links if each.ended_on is None and each.kind in Link.by_hand()]
